import { Backends } from '../../../src';

/** An Ingress of networking.k8s.io/v1, as far as a translation reads it. */
export interface IngressObject {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec?: {
    readonly ingressClassName?: string;
    readonly defaultBackend?: IngressBackend;
    readonly rules?: readonly IngressRule[];
    readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName?: string }[];
  };
}

export interface IngressRule {
  readonly host?: string;
  readonly http?: { readonly paths?: readonly IngressPath[] } | null;
}

export interface IngressPath {
  readonly path?: string;
  readonly pathType?: string;
  readonly backend?: IngressBackend;
}

export interface IngressBackend {
  readonly service?: { readonly name: string; readonly port?: { readonly number?: number; readonly name?: string } };
  readonly resource?: unknown;
}

/** A port of a Service, and the servers behind it. */
export interface KnownService {
  readonly backends: Backends;
  readonly servicePort?: number;
}

/** What a translation has to know beside the Ingress. */
export interface Known {
  /** The servers behind a port of a Service; undefined where nobody knows them. */
  readonly service: (name: string, port: number | string | undefined) => KnownService | undefined;
  /** The other Ingresses of the controller: what one of them says of a host can hold for all. */
  readonly others?: readonly IngressObject[];
  /** The data of a ConfigMap, by `namespace/name`; undefined where there is none. */
  readonly configMap?: (name: string) => { readonly [key: string]: string } | undefined;
  /** The keys of a Secret, by `namespace/name`; undefined where there is none. Without this, settings that depend on it cannot be said. */
  readonly secret?: (name: string) => readonly string[] | undefined;
  /**
   * Whether clients use https on hosts without a `tls` section, where ingress-nginx shows its default certificate. Nothing of an Ingress
   * tells; most of these hosts are meant for http.
   *
   * @default false
   */
  readonly defaultCertificate?: boolean;
  /**
   * Whether ingress-nginx believes what a proxy before it says (its setting `use-forwarded-headers`), so that requests that the proxy got
   * over https are not redirected.
   *
   * @default false
   */
  readonly forwardedHeaders?: boolean;
}

/** The prefix of the annotations that ingress-nginx reads. */
export const PREFIX = 'nginx.ingress.kubernetes.io/';

/** The annotations of ingress-nginx, without their prefix and without white space around them. */
export function nginxAnnotations({ metadata }: IngressObject): { readonly [name: string]: string } {
  const own = Object.entries(metadata?.annotations ?? {}).filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value.trim()]));
}

/** The hosts of its rules, each once; '' stands for every host. */
export function hostsIn({ spec }: IngressObject): string[] {
  return [...new Set((spec?.rules ?? []).map(({ host }) => host ?? ''))];
}
