import { AnnotationEffects } from './annotation-effects';
import { RouteIntent } from '../../../intent/route-intent';
import { LoadBalancingAlgorithm } from '../../../policies/load-balancing';
import { Requirement } from '../../../report';
import { RequirementCheck } from '../../../requirement-check';
import { DefaultCertificate } from '../../shared/certificate';
import { Declaration } from '../../shared/declarations';
import { Engine } from '../../shared/engines';
import { TrustedProxies } from '../../shared/https-redirect';
import { UsersForm } from '../../shared/users-secret';

/** A route whose Ingress has annotations. */
export interface AnnotatedRoute {
  readonly route: RouteIntent;
  /** The routes that share hosts with it, itself included. */
  readonly neighbours: readonly RouteIntent[];
  /** The annotations of the controller, by their names without the prefix. */
  readonly annotations: { readonly [name: string]: string };
}

/** A value that a reader does not serve as ingress-nginx does. */
export interface Unserved {
  /** What it makes of the value, in a few words behind the name of the reader. */
  readonly why: string;
  readonly fix: string;
}

/** How a request looks for a server that answers. */
export interface Attempts {
  /** What selects the server of an attempt; SUBSET is a random one of those that a key has. */
  readonly by: LoadBalancingAlgorithm | 'SUBSET';
  /** How many servers are asked at most, however often it is the same one. */
  readonly most: number;
  /** Whether a client of a failing server gets another one. */
  readonly changesCookie: boolean;
}

/** A program that reads the annotations of ingress-nginx, in words and settings. */
export interface Reader {
  /** Checks that a route that is left out leaves no request to a route of more hosts, which would let it in. */
  readonly checkWithin?: (route: RouteIntent, wider: RouteIntent) => void;
  readonly program: string;
  /** The name of the controller that it makes. */
  readonly controller: string;
  /** Its configuration: in short, and so that it is found. */
  readonly ownConfiguration: string;
  readonly configuration: string;
  /** What must hold of the IngressClass, and why. */
  readonly classHolds: string;
  readonly classWhy: string;
  /** The settings with which it takes snippets. */
  readonly snippets: { readonly [setting: string]: string };
  /** What it does to an Ingress with snippets without them, and how that is mended. */
  readonly withoutSnippets: string;
  /** How a machine tells that access logs are on. */
  readonly accessLogs: RequirementCheck;
  /** The `spec.controller` of its IngressClass. */
  readonly classController: string;
  /** Where another one does. */
  readonly otherClassController?: string;
  /** The setting that holds the names of response headers. */
  readonly allowedHeaders: string;
  /** What a server that refuses connections costs, where several are tried. */
  readonly refusingServer: (attempts: Attempts) => string;
  /** Whether all attempts at a request go to the same server. */
  readonly staysWithServer: (attempts: Attempts) => boolean;
  /** Whether it tries another server after a failure, under these conditions of `proxy-next-upstream`. */
  readonly triesAgain: (conditions: readonly string[], failure: 'error' | 'timeout') => boolean;
  /** How long it waits for a connection to a silent server. */
  readonly connectTimeout: string;
  /** Why a server has to take many connections; undefined where those to it are kept. */
  readonly newConnections?: string;
  /** What must not be set for Services of type ExternalName. */
  readonly externalNameSwitch: { readonly where: string; readonly name: string; readonly check: RequirementCheck };
  /** What compares headers with expressions. */
  readonly engine: Engine;
  /** What to do about agents where it takes no snippets. */
  readonly blockWithoutSnippets: (patterns: readonly string[]) => string;
  /** What to do about headers with variables where it takes no snippets. */
  readonly variablesWithoutSnippets: (headers: readonly (readonly [name: string, variable: string])[]) => string;
  /** What to do about other headers where it takes none. */
  readonly headersWithoutSnippets: (key: 'proxy-set-headers' | 'hide-headers') => string;
  /** The headers that it sends to every backend by itself and does not replace, in lower case. */
  readonly ownRequestHeaders: readonly string[];
  /** The directive that sets headers for backends of a protocol. */
  readonly headerDirective: (protocol: string | undefined) => string;
  /** Whether it redirects and serves a whole host by https where one Ingress has a certificate for it. */
  readonly certificateHoldsForHost: boolean;
  /** Where its default certificate stands. */
  readonly defaultCertificate: DefaultCertificate;
  /** How it reads the users of `auth-secret`. */
  readonly users: UsersForm;
  /** Whether it verifies the certificate of the service that `auth-url` names. */
  readonly verifiesAuth: boolean;
  /** How it is told of proxies that end TLS before it. */
  readonly trustedProxies: TrustedProxies;
  /** How it gets the addresses of clients. */
  readonly clientAddresses: string;
  /** What annotations of the user's do there. */
  readonly effects: AnnotationEffects;
  /** Whether it reads an annotation without another one that ingress-nginx wants beside it. */
  readonly readsAlone: (name: string) => boolean;
  /** What to do about an annotation that it does not read; undefined where it reads it. */
  readonly unread: (name: string) => string | undefined;
  /** What is wrong with a value that it reads, but does not serve; undefined where it serves it. */
  readonly unserved: (name: string, value: string, route: AnnotatedRoute) => Unserved | undefined;
  /** What it does otherwise than ingress-nginx with an annotation that it serves. */
  readonly differences: (name: string, value: string, route: AnnotatedRoute) => readonly (Declaration | undefined)[];
  /** What has to hold outside the manifest for an annotation. */
  readonly requirements: (name: string, route: AnnotatedRoute) => Requirement[];
  /** The values of `backend-protocol` with which it takes settings of TLS to the backends. */
  readonly tlsProtocols: readonly string[];
  /** The setting that lets annotations name Secrets and ConfigMaps of other namespaces. */
  readonly crossNamespace: string;
  /** What requests get where an annotation names an object that is missing, or of a namespace that is not allowed. */
  readonly withoutReferenced: (name: string) => string;
  /** What happens without the certificate authority of `clientCertificates`. */
  readonly withoutClientAuthority: string;
  /** What else has to hold for `clientCertificates`. */
  readonly besideClientCertificates: (route: RouteIntent) => Requirement[];
  /** Whether the namespace of what an annotation names matters to it. */
  readonly minds: (name: string) => boolean;
}
