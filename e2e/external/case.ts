import { readFileSync } from 'node:fs';

/** A case: an Ingress with requests and what ingress-nginx answers to them. The format is described in `README.md`. */
export interface ExternalCase {
  readonly id: string;
  readonly feature: string;
  readonly ingress: CaseIngress & {
    readonly controller_config?: { readonly [key: string]: any };
    readonly extra_ingresses?: readonly (CaseIngress & { readonly role?: string })[];
    readonly secrets?: { readonly [name: string]: { readonly type?: string; readonly data: { readonly [key: string]: string } } };
    readonly configmaps?: { readonly [name: string]: { readonly [key: string]: string } };
    readonly updates?: readonly unknown[];
  };
  readonly backend: {
    readonly kind: string;
    readonly aux?: readonly string[];
    readonly replicas?: number;
    readonly service?: string;
    readonly port?: number;
  };
  readonly requests: readonly CaseRequest[];
  readonly expect: readonly Expectation[];
}

export interface CaseIngress {
  readonly annotations: { readonly [key: string]: string };
  readonly host?: string;
  readonly paths: readonly CasePath[];
  readonly more_rules?: readonly { readonly host?: string; readonly paths: readonly CasePath[] }[];
  readonly tls?: boolean;
  readonly tls_secret?: string;
  readonly tls_hosts?: readonly string[];
  readonly default_backend?: { readonly service: string; readonly port?: number };
  readonly service?: string;
  readonly port?: number;
}

export interface CasePath {
  readonly path: string;
  readonly pathType: string;
  readonly service?: string;
  readonly port?: number;
  readonly port_name?: string;
}

export interface CaseRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly host: string;
  readonly tls: boolean;
  readonly sni?: string | null;
  readonly client_cert?: string | null;
  readonly client_ip?: string;
  readonly body_bytes?: number;
  readonly body_fill?: string;
  readonly http_version?: string;
  readonly grpc?: { readonly message?: any };
  readonly port?: number;
  readonly repeat?: number;
  readonly concurrent?: boolean;
  readonly delay_s?: number;
  readonly client_timeout_s?: number;
}

/** What holds of the answer to a request, by the names of the format. */
export interface Expectation {
  readonly request?: number;
  readonly inferred?: readonly string[];
  readonly by_controller?: { readonly [controller: string]: any };
  readonly [field: string]: any;
}

/** The cases of a file, one JSON object a line. */
export function readCases(file: string): ExternalCase[] {
  return readFileSync(file, 'utf8').split('\n').filter(line => line.trim() !== '').map((line, i) => {
    try {
      return JSON.parse(line) as ExternalCase;
    } catch (e) {
      throw new Error(`line ${i + 1} of ${file} is no JSON object: ${(e as Error).message}`);
    }
  });
}
