/** A load balancer as plain data: neither props nor manifests, so that both can be made of it. */
export interface Case {
  readonly name?: string;
  readonly namespace: string;
  readonly labels?: { [key: string]: string };
  readonly backends: BackendsCase;
  readonly servicePort?: number;
  readonly slices: boolean;
  readonly externalAddress?: string;
  readonly ingressName?: string;
  readonly controller: ControllerCase;
  readonly acceptApproximations?: boolean;
  readonly healthChecks?: HealthCheckCase[];
  readonly route: RouteCase;
  readonly more: { [id: string]: RouteCase };
}

/** A controller by the name of its factory, and what the factory gets. */
export interface ControllerCase {
  readonly factory: string;
  readonly options: any;
}

export interface BackendsCase {
  readonly kind: 'ips' | 'endpoints' | 'hostname';
  readonly port: number;
  readonly hostname: string;
  readonly endpoints: EndpointCase[];
}

export interface EndpointCase {
  readonly ip: string;
  readonly port?: number;
  readonly ready?: boolean;
  readonly zone?: string;
}

/** A health check by its kind. */
export type HealthCheckCase =
  | { readonly type: 'active'; readonly path: string; readonly options: ActiveCase }
  | { readonly type: 'passive'; readonly options: PassiveCase };

export interface ActiveCase {
  /** In milliseconds. */
  readonly interval?: number;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly unhealthyThreshold?: number;
  readonly healthyThreshold?: number;
  readonly expectedStatuses?: number[];
  readonly host?: string;
}

export interface PassiveCase {
  readonly consecutiveErrors?: number;
  /** In milliseconds. */
  readonly ejectionTime?: number;
}

/** The kinds of health checks. */
export type HealthCheckKind = HealthCheckCase['type'];

/** The ways in which requests can be spread. */
export const WAYS = ['roundRobin', 'peakEwma', 'clientIp', 'uri', 'header', 'cookie', 'sticky'] as const;
export type Way = typeof WAYS[number];

export interface RouteCase {
  readonly hosts?: string[];
  readonly paths?: { readonly type: 'prefix' | 'exact' | 'regex'; readonly value: string }[];
  readonly rewrite?: { readonly type: 'regexTarget' | 'stripPrefix' | 'replacePrefix' | 'fullPath'; readonly target: string };
  readonly appRoot?: string;
  /** In kibibytes. */
  readonly maxBodySize?: number;
  readonly blockedUserAgents?: string[];
  readonly loadBalancing?: {
    readonly type: Way;
    readonly name: string;
    readonly path?: string;
    /** In seconds. */
    readonly maxAge?: number;
  };
  readonly responseHeaders?: { [name: string]: { readonly source: 'literal' | 'clientIp' | 'backendAddress' | 'serviceName'; readonly text: string } };
  readonly tls?: { readonly type: 'secret' | 'clusterIssuer' | 'issuer'; readonly secretName: string; readonly issuer: string; readonly hosts?: string[] };
  readonly annotations?: { [key: string]: string };
}
