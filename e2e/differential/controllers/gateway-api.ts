import * as fc from 'fast-check';
import { KnownController, RouteByHand } from './known-controller';
import { GatewayImplementation, GatewayReference, IngressController } from '../../../src';
import { HealthCheckCase, RouteCase, WAYS } from '../case';
import { label, oddText } from '../texts';

const GROUP = 'gateway.networking.k8s.io';
const ENVOY_GROUP = 'gateway.envoyproxy.io';

interface Options {
  readonly gateway?: GatewayReference;
  readonly gatewayClassName?: string;
  readonly isEnvoyGateway?: boolean;
}

const gateway = fc.record({ name: label, namespace: label, httpListener: label, httpsListener: label }, { requiredKeys: ['name'] });
/** Most of what cases ask for has no word in Gateway API alone. */
const isEnvoyGateway = fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 9, arbitrary: fc.constant(true) });

/** Gateway API alone and with the resources of Envoy Gateway, on a Gateway that is there or with one of its own. */
export const GATEWAY_API: KnownController<Options> = {
  shares: 2,
  definedBy: 'envoyGateway',
  annotations: [],
  ways: WAYS,
  healthChecks: ['active', 'passive'],
  options: fc.oneof(
    fc.record({ gateway, isEnvoyGateway }, { requiredKeys: ['gateway'] }),
    fc.record({ gatewayClassName: label, isEnvoyGateway }, { requiredKeys: ['gatewayClassName'] }),
  ),
  oddOptions: fc.oneof(
    oddText.map(gatewayClassName => ({ gateway: undefined, gatewayClassName })),
    fc.tuple(fc.constantFrom('name' as const, 'namespace' as const, 'httpListener' as const, 'httpsListener' as const), oddText)
      .map(([option, text]) => ({ gatewayClassName: undefined, gateway: { name: 'edge', [option]: text } })),
  ),
  make: ({ isEnvoyGateway: isEnvoy, ...options }) => IngressController.gatewayApi(
    { ...options, implementation: isEnvoy ? GatewayImplementation.envoyGateway() : undefined },
  ),
  byHand: (given, options) => {
    const { route, name, annotations, meta } = given;
    const own = options.gateway ?? { name: given.service.name };
    const filters = options.isEnvoyGateway ? routeFilters(given) : {};
    const httpRoute = (each: string, listener: string | undefined, rules: object[]) => ({
      apiVersion: `${GROUP}/v1`,
      kind: 'HTTPRoute',
      metadata: meta(each, annotations),
      spec: { parentRefs: [{ name: own.name, namespace: own.namespace, sectionName: listener }], hostnames: route.hosts, rules },
    });
    const redirect = { matches: matchesOf(route), filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] };
    return [
      httpRoute(name, route.tls && (own.httpsListener ?? 'https'), rulesOf(given, Object.keys(filters))),
      ...route.tls ? [httpRoute(`${name}-plain`, own.httpListener ?? 'http', [redirect])] : [],
      ...Object.entries(filters).map(([each, spec]) => ({ apiVersion: `${ENVOY_GROUP}/v1alpha1`, kind: 'HTTPRouteFilter', metadata: meta(each), spec })),
      ...options.isEnvoyGateway ? [trafficPolicy(given)] : [],
      ...options.gateway ? [] : [{
        apiVersion: `${GROUP}/v1`,
        kind: 'Gateway',
        metadata: meta(own.name),
        spec: { gatewayClassName: options.gatewayClassName, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }, ...route.tls ? [secureListener(route.tls)] : []] },
      }],
    ];
  },
};

function secureListener({ secretName, hosts }: NonNullable<RouteCase['tls']>): object {
  return { name: 'https', port: 443, protocol: 'HTTPS', hostname: hosts?.[0], tls: { certificateRefs: [{ name: secretName }] } };
}

function matchesOf({ paths = [{ type: 'prefix', value: '/' }] }: RouteCase): object[] {
  const types = { prefix: 'PathPrefix', exact: 'Exact', regex: 'RegularExpression' };
  return paths.map(({ type, value }) => ({ path: { type: types[type], value } }));
}

function rulesOf(given: RouteByHand, filterNames: string[]): object[] {
  const { route, service } = given;
  const headers = Object.entries(route.responseHeaders ?? {}).map(([name, { source, text }]) => ({ name, value: source === 'literal' ? text : service.name }));
  const filters = [
    ...headers.length > 0 ? [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: headers } }] : [],
    ...filterNames.map(name => ({ type: 'ExtensionRef', extensionRef: { group: ENVOY_GROUP, kind: 'HTTPRouteFilter', name } })),
    ...route.rewrite && route.rewrite.type !== 'regexTarget' ? [{ type: 'URLRewrite', urlRewrite: { path: rewriteOf(route.rewrite) } }] : [],
  ];
  const root = route.appRoot === undefined ? [] : [{
    matches: [{ path: { type: 'Exact', value: '/' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplaceFullPath', replaceFullPath: route.appRoot } } }],
  }];
  return [...root, ...matchesOf(route).map(match => ({ matches: [match], filters, backendRefs: [service] }))];
}

function rewriteOf({ type, target }: NonNullable<RouteCase['rewrite']>): object {
  // What replaces a prefix belongs to a prefix, which the path need not be.
  return { type: 'ReplaceFullPath', replaceFullPath: type === 'stripPrefix' ? '/' : target };
}

/** The filters of Envoy Gateway by their names. */
function routeFilters({ route: { rewrite, paths }, name }: RouteByHand): { [name: string]: object } {
  return rewrite?.type !== 'regexTarget' ? {} : {
    [`${name}-path`]: {
      urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: paths?.[0]?.value ?? '/', substitution: rewrite.target.replace(/\$/g, '\\') } } },
    },
  };
}

function trafficPolicy({ route, name, meta, healthChecks }: RouteByHand): object {
  const { maxBodySize } = route;
  return {
    apiVersion: `${ENVOY_GROUP}/v1alpha1`,
    kind: 'BackendTrafficPolicy',
    metadata: meta(name),
    spec: {
      targetRefs: [{ group: GROUP, kind: 'HTTPRoute', name }],
      ...route.loadBalancing && { loadBalancer: balancerOf(route.loadBalancing) },
      ...healthChecks.length > 0 && { healthCheck: Object.assign({}, ...healthChecks.map(checkOf)) },
      ...maxBodySize !== undefined && maxBodySize > 0 && { requestBuffer: { limit: String(maxBodySize * 1024) } },
    },
  };
}

function balancerOf({ type, name, path, maxAge }: NonNullable<RouteCase['loadBalancing']>): object {
  switch (type) {
    case 'roundRobin': return { type: 'RoundRobin' };
    case 'peakEwma': return { type: 'LeastRequest' };
    case 'clientIp': return { type: 'ConsistentHash', consistentHash: { type: 'SourceIP' } };
    case 'uri': return { type: 'ConsistentHash', consistentHash: { type: 'Headers', headers: [{ name: ':path' }] } };
    case 'header': return { type: 'ConsistentHash', consistentHash: { type: 'Headers', headers: [{ name }] } };
    case 'cookie': return { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name } } };
    case 'sticky': return {
      type: 'ConsistentHash',
      consistentHash: { type: 'Cookie', cookie: { name, ...maxAge !== undefined && { ttl: durationOf(maxAge * 1000) }, ...path !== undefined && { attributes: { Path: path } } } },
    };
  }
}

function checkOf(check: HealthCheckCase): object {
  if (check.type === 'passive') {
    const { consecutiveErrors, ejectionTime } = check.options;
    return { passive: { consecutive5XxErrors: consecutiveErrors, baseEjectionTime: durationOf(ejectionTime) } };
  }
  const { interval, timeout, unhealthyThreshold, healthyThreshold, expectedStatuses, host } = check.options;
  return {
    active: {
      type: 'HTTP',
      interval: durationOf(interval),
      timeout: durationOf(timeout),
      unhealthyThreshold,
      healthyThreshold,
      http: { path: check.path, expectedStatuses, hostname: host },
    },
  };
}

/** A number of milliseconds in the units of Gateway API, before each of which at most five digits may stand. */
function durationOf(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) {
    return undefined;
  }
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 3600)}h${Math.floor(seconds / 60) % 60}m${seconds % 60}s${milliseconds % 1000}ms`;
}
