import * as fc from 'fast-check';
import { KnownController, RouteByHand } from './known-controller';
import { IngressController, TraefikOptions } from '../../../src';
import { HealthCheckCase, RouteCase } from '../case';
import { label, oddText } from '../texts';

const API = 'traefik.io/v1alpha1';

const entryPoint = fc.stringMatching(/^[A-Za-z0-9][-_A-Za-z0-9]{0,7}$/);
const entryPoints = fc.option(fc.array(entryPoint, { minLength: 1, maxLength: 2 }), { nil: undefined });

/** What stands in place of a list of names where nothing checks types. */
const oddEntryPoints = fc.oneof(
  fc.array(fc.oneof({ weight: 4, arbitrary: oddText }, { weight: 1, arbitrary: fc.constantFrom<any>(null, 5, true, ['web'], { name: 'web' }) }), { maxLength: 2 }),
  fc.constantFrom<any>('web', 5, true, { 0: 'web' }, { length: 1 }),
);

/** Traefik with its own resources, IngressRoute and Middleware. */
export const TRAEFIK: KnownController<TraefikOptions> = {
  shares: 2,
  definedBy: 'traefik',
  annotations: [],
  ways: ['roundRobin', 'peakEwma', 'clientIp', 'sticky'],
  healthChecks: ['passive'],
  options: fc.record({ ingressClassName: label, entryPoints, tlsEntryPoints: entryPoints }, { requiredKeys: [] }),
  oddOptions: fc.oneof(
    fc.oneof({ weight: 4, arbitrary: oddText }, { weight: 1, arbitrary: fc.constantFrom<any>(null, 5, ['a'], { a: 'b' }) }).map(ingressClassName => ({ ingressClassName })),
    oddEntryPoints.map(odd => ({ entryPoints: odd })),
    oddEntryPoints.map(odd => ({ tlsEntryPoints: odd })),
  ),
  make: options => IngressController.traefik(options),
  // The objects are all that the API server checks: neither conditions nor what a Middleware does with its texts.
  byHand: (given, { ingressClassName, entryPoints: plain = ['web'], tlsEntryPoints: secure = ['websecure'] }) => {
    const { route: { tls }, name, annotations, meta } = given;
    const middlewares = middlewaresOf(given);
    const ingressRoute = (own: string, points: string[], more: object) => ({
      apiVersion: API,
      kind: 'IngressRoute',
      metadata: meta(own, annotations),
      spec: { ingressClassName, entryPoints: points, routes: routesOf(given, Object.keys(middlewares)), ...more },
    });
    return [
      ingressRoute(name, tls ? secure : plain, tls ? { tls: { secretName: tls.secretName } } : {}),
      ...tls ? [ingressRoute(`${name}-plain`, plain, {})] : [],
      ...Object.entries(middlewares).map(([own, spec]) => ({ apiVersion: API, kind: 'Middleware', metadata: meta(own), spec })),
    ];
  },
};

function routesOf({ route, service, healthChecks }: RouteByHand, middlewares: string[]): object[] {
  const conditions = { prefix: 'PathPrefix', exact: 'Path', regex: 'PathRegexp' };
  const hosts = route.hosts?.map(host => `Host(\`${host}\`)`).join(' || ');
  const agents = route.blockedUserAgents?.map(agent => ` && !HeaderRegexp(\`User-Agent\`, \`${agent}\`)`).join('') ?? '';
  return (route.paths ?? [{ type: 'prefix' as const, value: '/' }]).map(({ type, value }) => ({
    match: `${hosts === undefined ? '' : `(${hosts}) && `}${conditions[type]}(\`${value}\`)${agents}`,
    middlewares: middlewares.map(name => ({ name })),
    services: [{ ...service, ...balancingOf(route), ...Object.assign({}, ...healthChecks.map(checkOf)) }],
  }));
}

function balancingOf({ loadBalancing }: RouteCase): object {
  switch (loadBalancing?.type) {
    case 'peakEwma': return { strategy: 'p2c' };
    case 'clientIp': return { strategy: 'hrw' };
    case 'sticky': return { sticky: { cookie: { name: loadBalancing.name, path: loadBalancing.path, maxAge: loadBalancing.maxAge } } };
    default: return {};
  }
}

function checkOf(check: HealthCheckCase): object {
  if (check.type === 'active') {
    return { healthCheck: { path: check.path } };
  }
  const { consecutiveErrors: maxFailedAttempts, ejectionTime } = check.options;
  return { passiveHealthCheck: { maxFailedAttempts, ...ejectionTime !== undefined && { failureWindow: `${ejectionTime}ms` } } };
}

/** The Middlewares by their names. */
function middlewaresOf({ route, name, service }: RouteByHand): { [name: string]: object } {
  const { rewrite, appRoot, maxBodySize, responseHeaders = {} } = route;
  const headers = Object.entries(responseHeaders).map(([header, { source, text }]) => [header, source === 'literal' ? text : service.name]);
  return {
    ...rewrite && { [`${name}-path`]: rewriteOf(rewrite, route.paths?.[0]?.value ?? '/') },
    ...appRoot !== undefined && { [`${name}-root`]: { redirectRegex: { regex: '^([^/]*//[^/]*)/$', replacement: `\${1}${appRoot}` } } },
    ...maxBodySize !== undefined && { [`${name}-size`]: { buffering: { maxRequestBodyBytes: maxBodySize * 1024 } } },
    ...headers.length > 0 && { [`${name}-headers`]: { headers: { customResponseHeaders: Object.fromEntries(headers) } } },
  };
}

function rewriteOf({ type, target }: NonNullable<RouteCase['rewrite']>, path: string): object {
  switch (type) {
    case 'stripPrefix': return { stripPrefix: { prefixes: [path] } };
    case 'fullPath': return { replacePath: { path: target } };
    default: return { replacePathRegex: { regex: path, replacement: target } };
  }
}
