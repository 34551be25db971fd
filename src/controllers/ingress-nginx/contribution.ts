import { Location } from './path-patterns';
import { RenderedObject } from '../controller';
import { Row, Rows } from '../rows';
import { Reader } from './readers/reader';

/** The prefix of the annotations that the controller reads. */
export const PREFIX = 'nginx.ingress.kubernetes.io/';

/** What is known of the cluster's controller. */
export interface Options {
  /** The class of the Ingresses; undefined for the default of the cluster. */
  readonly className?: string;
  readonly reader: Reader;
  readonly snippetAnnotations?: boolean;
  readonly allowedResponseHeaders: readonly string[];
}

/** What a policy adds to the Ingress of a route. */
export interface Contribution {
  readonly annotations?: { readonly [name: string]: string };
  /** Lines of nginx configuration for the locations of the route. */
  readonly snippet?: readonly string[];
  readonly locations?: readonly Location[];
  readonly tls?: readonly IngressTls[];
  /** The Ingress of a canary, which has the hosts and paths of the route. */
  readonly canary?: {
    readonly name: string;
    readonly service: { readonly name: string; readonly port: number };
    readonly annotations: { readonly [name: string]: string };
  };
  /** Objects beside the Ingress. */
  readonly objects?: readonly RenderedObject[];
}

/** An entry of `spec.tls`. */
export interface IngressTls {
  readonly hosts: readonly string[];
  /** None for the default certificate of the controller. */
  readonly secretName?: string;
}

export type NginxRows = Rows<Options, Contribution>;
export type NginxRow<P extends keyof NginxRows> = Row<P, Options, Contribution>;
