import { RouteIntent } from '../intent';
import { Support, Verdict } from '../report';

/** What can be asked for, as it is written; every controller has a verdict on each. */
export const FEATURES = {
  hostnameBackends: 'backends: Backends.fromHostname()',
  wildcardHost: 'hosts: *.example.com',
  prefix: 'paths: RoutePath.prefix()',
  exact: 'paths: RoutePath.exact()',
  regex: 'paths: RoutePath.regex()',
  stripPrefix: 'rewrite: Rewrite.stripPrefix()',
  replacePrefix: 'rewrite: Rewrite.replacePrefix()',
  fullPath: 'rewrite: Rewrite.fullPath()',
  regexTarget: 'rewrite: Rewrite.regexTarget()',
  appRoot: 'appRoot',
  maxBodySize: 'maxBodySize: Size.mebibytes()',
  unlimitedBody: 'maxBodySize: BodySize.UNLIMITED',
  blockedUserAgents: 'blockedUserAgents',
  roundRobin: 'loadBalancing: LoadBalancing.roundRobin()',
  peakEwma: 'loadBalancing: LoadBalancing.peakEwma()',
  hashOfClientIp: 'loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp())',
  hashOfUri: 'loadBalancing: LoadBalancing.consistentHash(HashKey.uri())',
  hashOfHeader: 'loadBalancing: LoadBalancing.consistentHash(HashKey.header())',
  hashOfCookie: 'loadBalancing: LoadBalancing.consistentHash(HashKey.cookie())',
  stickyCookie: 'loadBalancing: LoadBalancing.stickyCookie()',
  activeHealthCheck: 'healthChecks: HealthCheck.active()',
  passiveHealthCheck: 'healthChecks: HealthCheck.passive()',
  literalHeader: 'responseHeaders: HeaderValue.literal()',
  serviceNameHeader: 'responseHeaders: HeaderValue.serviceName()',
  clientIpHeader: 'responseHeaders: HeaderValue.clientIp()',
  backendAddressHeader: 'responseHeaders: HeaderValue.backendAddress()',
  tlsSecret: 'tls: Tls.fromSecret()',
  certManager: 'tls: Tls.certManager()',
  externalAddress: 'externalAddress',
  annotations: 'annotations',
} as const;

export type Feature = keyof typeof FEATURES;

/** What a controller makes of a feature, whatever else a route asks for. */
export interface Declaration {
  readonly support: Support;
  /** What differs, or is worth knowing; of a refused feature, why. In one sentence without a full stop. */
  readonly note?: string;
  /** Of a refused feature: what would do it on this controller. */
  readonly instead?: string;
}

/** What a controller makes of all of them. */
export type Declarations = { readonly [feature in Feature]: Declaration };

/** A controller as a user chooses it, with what it makes of all of them. */
export interface Column {
  /** Its name. */
  readonly name: string;
  /** How it is chosen. */
  readonly code: string;
  readonly declarations: Declarations;
}

export function native(note?: string): Declaration {
  return { support: Support.NATIVE, note };
}

export function approximated(note: string): Declaration {
  return { support: Support.APPROXIMATED, note };
}

export function refused(note: string, instead: string): Declaration {
  return { support: Support.REFUSED, note, instead };
}

/** The verdict on a policy of a route that uses features, with what there is to say of this route alone. */
export function verdictOn(
  route: RouteIntent, policy: string, rendered: string, used: readonly Declaration[], ...own: (Declaration | undefined)[]
): Verdict {
  const all = [...used, ...own.flatMap(each => each ?? [])];
  const notes = new Set(all.flatMap(({ note }) => note ?? []));
  return {
    route: route.path,
    policy,
    support: all.some(({ support }) => support === Support.APPROXIMATED) ? Support.APPROXIMATED : Support.NATIVE,
    rendered,
    note: notes.size > 0 ? [...notes].join('; ') : undefined,
  };
}

/** A controller cannot do what is asked for. Whoever catches it can say which others can. */
export class Refusal extends Error {
  constructor(public readonly feature: Feature, { note, instead }: Declaration) {
    const [prop, code] = FEATURES[feature].split(/: (.*)/);
    super(`${prop}: got ${code ?? prop}, allowed is what this controller can do, and ${note}; ${instead}`);
  }
}

/**
 * What is declared of a feature that a route uses.
 *
 * @throws where it is refused
 */
export function supported<F extends Feature>(declared: { readonly [feature in F]: Declaration }, feature: F): Declaration {
  const declaration: Declaration = declared[feature];
  if (declaration.support === Support.REFUSED) {
    throw new Refusal(feature, declaration);
  }
  return declaration;
}
