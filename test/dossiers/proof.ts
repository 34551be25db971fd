import type { Props } from './dossier';
import type { Backends } from '../../src';
import type { Seen } from '../nginx/support/backend';
import type { RequestOptions, Response } from '../nginx/support/http';

/** Features that requests cannot prove: others in the cluster read them, which do not run here, or no number of requests tells them from their like. */
export const UNPROVED = ['read by others', 'beyond requests'] as const;

/** A feature in use by a real controller. */
export interface Proof {
  /** What is asked for, where that is not just what the dossier asks for. */
  readonly scene?: (stage: Stage) => Promise<Scene>;
  /** What requests got; undefined where the feature does nothing at all. */
  readonly measure: (stage: Stage) => Promise<Measured | undefined>;
}

export interface Scene {
  readonly props: Props;
  /** Objects beside those of the load balancer. */
  readonly beside?: readonly any[];
}

/** What requests got, beside what they get where a feature does just what was asked. */
export interface Measured {
  readonly got: unknown;
  readonly asked: unknown;
}

/** A load balancer on a real controller, and what stands around it. */
export interface Stage {
  /** The name of its Service. */
  readonly name: string;
  /** Its host, unless the props name others. */
  readonly host: string;
  /** The address of the client. */
  readonly client: string;
  /** The servers behind it, unless the props name others: they tell what they see. */
  readonly servers: readonly string[];
  /** The first server in DNS. */
  readonly serverName: string;
  /** All of them in DNS. */
  readonly serverNames: readonly string[];
  /** One request of a client, to the host unless another one is given. */
  readonly get: Get;
  /** Servers that fall ill and get well, started at the first call. */
  readonly ailing: () => Promise<readonly AilingServer[]>;
  /** An address at which connections are refused. */
  readonly refusing: string;
  /** A server at the cluster IP of the Service, which stands for the network of the cluster: it has none here. Started at the first call. */
  readonly atClusterIp: () => Promise<AilingServer>;
  /** The address of a server that is silent, started at the first call. */
  /** A server that pauses, by the path of a request; started at the first call. */
  readonly pausing: () => Promise<string>;
  /** A server that does not answer those who want a connection; started at the first call. */
  readonly silent: () => Promise<string>;
  /** A server that streams, started at the first call. */
  readonly streams: () => Promise<Streams>;
  /** A certificate for the host, and the Secret that holds it; made at the first call. */
  readonly certificate: () => { readonly ca: string; readonly secret: any };
  /** The Secret "users" with "user" and the password "password", as the controller reads it. */
  readonly users: any;
  /** A service that is asked who clients are, started at the first call. */
  readonly auth: () => Promise<AuthService>;
  /** An authority of clients, the Secret that holds it, and certificates: that it has signed, that has expired, of another authority; made at the first call. */
  readonly clients: () => { readonly secret: any } & { readonly [which in 'signed' | 'expired' | 'foreign']: Required<RequestOptions>['certificate'] };
  /** Servers that end TLS themselves for a host of their own, started at the first call. */
  readonly endingTls: () => Promise<{ readonly host: string; readonly ca: string; readonly servers: readonly string[]; readonly port: number }>;
  /** Servers that speak TLS, or HTTP/2 without it. */
  readonly tls: TlsStage;
  /** Calls a method of gRPC on the host: each message is sent once the one before has come back. */
  readonly grpc: (path: string, messages: readonly string[]) => Promise<GrpcAnswer>;
  /** Whether a request for a path stands in the access log of the controller. */
  readonly logged: (path: string) => boolean;
  /** Who signed the certificate that a Gateway has of its own. */
  readonly gatewayCa: string;
  /** Who signed the certificate that the controller presents by itself: a Gateway that of its listener. */
  readonly defaultCa: string;
  /** Waits until a check gives something. */
  readonly until: <T>(what: string, check: () => T | undefined | Promise<T | undefined>, seconds?: number) => Promise<T>;
}

export type Get = (path: string, options?: RequestOptions & { readonly port?: number; readonly host?: string }) => Promise<Answer>;

/** Servers whose responses tell what they see of TLS, as JSON in the header `x-tls`. */
export interface TlsStage {
  readonly addresses: readonly string[];
  /** The name in the certificates of all but one port. */
  readonly name: string;
  /** The ports: with a certificate by an authority of its own, by one that the system of the controller trusts, for the address; HTTP/2 without TLS. */
  readonly ports: { readonly ownAuthority: number; readonly trustedAuthority: number; readonly forAddress: number; readonly h2c: number };
  /** The Secret "backend-ca" and the ConfigMap "backend-ca" with the authority. */
  readonly caSecret: any;
  readonly caConfigMap: any;
  /** The Secret "client" with a certificate for "client.example.com"; made at the first call. */
  readonly client: () => any;
}

/** What a client of gRPC got. */
export interface GrpcAnswer {
  readonly status: number;
  readonly grpcStatus?: string;
  readonly echoed: readonly string[];
}

/** What a client got. */
export interface Answer extends Response {
  /** What the server saw; undefined where the controller answered by itself. */
  readonly seen?: Seen;
  readonly milliseconds: number;
}

/** A server that can fall ill and get well. */
export interface AilingServer {
  readonly address: string;
  /** The path that tells how it is. */
  readonly healthPath: string;
  /** The status of its answers to requests of clients. */
  status: number;
  /** The status of its answers to those who ask how it is. */
  health: number;
  /** Requests of clients so far. */
  readonly requests: number;
  /** Connections so far. */
  readonly connections: number;
  /** Takes it down: connections are refused. */
  readonly stop: () => Promise<void>;
}

/** A server that streams, and what a client of the load balancer sees of it. */
export interface Streams {
  readonly backends: Backends;
  /** Whether the server gets the first half of a body while the client has not sent the second. */
  readonly upload: () => Promise<'as it comes' | 'held'>;
  /** Whether the client gets an event while the answer is under way. */
  readonly events: () => Promise<'as they come' | 'held'>;
  /** Whether the client gets the beginning of a large answer that is under way. */
  readonly download: () => Promise<'as it comes' | 'held'>;
  /** The status of the answer to a WebSocket: 101 where it is open. */
  readonly webSocket: () => Promise<number>;
}

/**
 * A service that is asked who clients are. It answers by the Authorization of the request: `Bearer good` 200 with the header `X-User: alice`,
 * `Bearer nobody` 200 without it, `Bearer empty` 204, `Bearer bad` 403, and 401 without any.
 */
export interface AuthService {
  /** Its URL, without a path. */
  readonly url: string;
  /** What it was asked last. */
  readonly asked: () => Seen | undefined;
}

/** Paths, and what is answered to each: the path that the server sees, or a status. */
export function mapping(expected: { readonly [path: string]: string | number }): Proof {
  return {
    measure: async ({ get }) => {
      const answers = await Promise.all(Object.keys(expected).map(async path => {
        const { status, seen } = await get(path);
        return [path, status === 200 ? seen!.url : status];
      }));
      return { got: Object.fromEntries(answers), asked: expected };
    },
  };
}

/**
 * So many requests that none of three servers is missed by chance: of 200,000 runs, one. Unless it is told otherwise, Envoy
 * sends each request to any server.
 */
export const ENOUGH = 30;

/** Requests, one after the other. */
export async function askTimes(times: number, request: (i: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i++) {
    answers.push(await request(i));
  }
  return answers;
}

/** How often each value comes. */
export function counts(values: readonly (string | number | undefined)[]): { [value: string]: number } {
  const result: { [value: string]: number } = {};
  for (const value of values) {
    result[String(value)] = (result[String(value)] ?? 0) + 1;
  }
  return result;
}

/** A measured number, as far as it matters. */
export function within(low: number, high: number, value: number): number | 'within' {
  return value >= low && value <= high ? 'within' : value;
}
