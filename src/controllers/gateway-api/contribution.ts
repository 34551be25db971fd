import { GatewayReference } from './gateway-reference';
import { GatewayImplementationType } from './implementation';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject } from '../controller';
import { Row, Rows } from '../rows';

/** The API of Gateway API's resources. */
export const GROUP = 'gateway.networking.k8s.io';
export const API = `${GROUP}/v1`;

/** What is known of the cluster's Gateway. */
export interface Options {
  readonly implementation: GatewayImplementationType;
  /** The existing Gateway. */
  readonly gateway?: GatewayReference;
  /** The class of the generated Gateway. */
  readonly gatewayClassName?: string;
}

/** One of the filters of a rule. */
export interface Filter {
  readonly type: string;
  readonly [field: string]: any;
}

/** One of the conditions of a rule. */
export interface Match {
  readonly path: { readonly type: string; readonly value: string };
  readonly headers?: readonly object[];
}

/** One of the rules of an HTTPRoute. */
export interface Rule {
  readonly matches: readonly Match[];
  readonly filters?: readonly Filter[];
  readonly backendRefs?: readonly object[];
}

/** A rule that the Gateway answers by itself. */
export interface OwnAnswer extends Rule {
  /** Whether the answer gets the headers of all responses. */
  readonly withHeaders: boolean;
}

/** What is done to headers; merged to one filter, since a rule may have one of each kind. */
export interface HeaderChanges {
  readonly set?: readonly ChangedHeader[];
  readonly add?: readonly ChangedHeader[];
  readonly remove?: readonly string[];
}

export interface ChangedHeader {
  readonly name: string;
  readonly value: string;
  /** Whether it tells something of the backend, so that answers of the Gateway's own have none. */
  readonly ofBackend?: boolean;
}

/** What a policy adds to the objects of a route. */
export interface Contribution {
  readonly annotations?: { readonly [name: string]: string };
  /** Filters that the requests of a path pass, by their stage. */
  readonly filters?: { readonly [stage in Stage]?: (path: RoutePath) => Filter | undefined };
  readonly requestHeaders?: HeaderChanges;
  /** Of the backends' responses, and of the Gateway's own answers. */
  readonly responseHeaders?: HeaderChanges;
  readonly ownAnswers?: readonly OwnAnswer[];
  /** Where requests go to, unless to the Service. */
  readonly backendRefs?: readonly object[];
  /** Parts of the requests for the paths that go elsewhere each: to references, or to where requests go otherwise. */
  readonly shares?: readonly {
    readonly headers?: readonly object[];
    readonly targets: readonly { readonly reference?: object; readonly weight?: number }[];
  }[];
  /** The spec of the BackendTrafficPolicy of the route. */
  readonly traffic?: { readonly [field: string]: any };
  /** The spec of the SecurityPolicy of the route. */
  readonly security?: { readonly [field: string]: any };
  /** Policies for the generated Gateway. */
  readonly clientTraffic?: readonly RenderedObject[];
  /** Objects beside the HTTPRoutes. */
  readonly objects?: readonly RenderedObject[];
}

export const STAGES = [
  'headers',
  'cors',
  'requestHeaders',
  'rewrite',
  'hostHeader',
  'redirect',
] as const;
export type Stage = typeof STAGES[number];

export type GatewayRows = Rows<Options, Contribution>;
export type GatewayRow<P extends keyof GatewayRows> = Row<P, Options, Contribution>;
