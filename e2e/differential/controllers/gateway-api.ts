import * as fc from 'fast-check';
import { annotationsOf, KnownController, pathsOf, RouteByHand, written } from './known-controller';
import { GatewayImplementation, GatewayReference, IngressController } from '../../../src';
import { label, oddText } from '../../../test/dossiers/arbitraries';
import { GatewayApiByHand } from '../../../test/dossiers/random';
import { secretIn, TlsCase } from '../../../test/dossiers/tls';

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
    const { route, name, meta } = given;
    const tls: TlsCase | undefined = route.tls;
    const own = options.gateway ?? { name: given.service.name };
    const parts: GatewayApiByHand[] = written('gatewayApi', given);
    const ends: { [end: string]: object } = options.isEnvoyGateway ? Object.assign({}, ...parts.map(({ envoyFilters }) => envoyFilters)) : {};
    const filters = Object.fromEntries(Object.entries(ends).map(([end, spec]) => [`${name}-${end}`, spec]));
    const httpRoute = (each: string, listener: string | undefined, rules: object[]) => ({
      apiVersion: `${GROUP}/v1`,
      kind: 'HTTPRoute',
      metadata: meta(each, annotationsOf(given)),
      spec: { parentRefs: [{ name: own.name, namespace: own.namespace, sectionName: listener }], hostnames: route.hosts, rules },
    });
    const gatewayWith = (...listeners: object[]) => options.gateway ? [] : [
      { apiVersion: `${GROUP}/v1`, kind: 'Gateway', metadata: meta(own.name), spec: { gatewayClassName: options.gatewayClassName, listeners } },
    ];
    if (tls?.type === 'passthrough') {
      return [{
        apiVersion: `${GROUP}/v1`,
        kind: 'TLSRoute',
        metadata: meta(name, annotationsOf(given)),
        spec: { parentRefs: [{ name: own.name, namespace: own.namespace }], hostnames: route.hosts, rules: [{ backendRefs: [given.service] }] },
      }, ...gatewayWith({ name: 'tls', port: 443, protocol: 'TLS', hostname: route.hosts?.[0], tls: { mode: 'Passthrough' } })];
    }
    const redirect = { matches: matchesOf(given), filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] };
    return [
      httpRoute(name, tls && (own.httpsListener ?? 'https'), rulesOf(given, parts, Object.keys(filters))),
      ...tls ? [httpRoute(`${name}-plain`, own.httpListener ?? 'http', [redirect])] : [],
      ...Object.entries(filters).map(([each, spec]) => ({ apiVersion: `${ENVOY_GROUP}/v1alpha1`, kind: 'HTTPRouteFilter', metadata: meta(each), spec })),
      ...options.isEnvoyGateway ? [trafficPolicy(given, parts)] : [],
      ...gatewayWith({ name: 'http', port: 80, protocol: 'HTTP' }, ...tls ? [secureListener(tls)] : []),
    ];
  },
};

function secureListener(tls: TlsCase): object {
  return { name: 'https', port: 443, protocol: 'HTTPS', hostname: tls.hosts?.[0], tls: { certificateRefs: [{ name: secretIn(tls) }] } };
}

function matchesOf({ route }: RouteByHand): object[] {
  const types = { prefix: 'PathPrefix', exact: 'Exact', regex: 'RegularExpression' };
  return pathsOf(route).map(({ type, value }) => ({ path: { type: types[type], value } }));
}

function rulesOf(given: RouteByHand, parts: readonly GatewayApiByHand[], envoyFilters: readonly string[]): object[] {
  const filters = [
    ...oneOfEachKind(parts.flatMap(part => part.filters ?? [])),
    ...envoyFilters.map(name => ({ type: 'ExtensionRef', extensionRef: { group: ENVOY_GROUP, kind: 'HTTPRouteFilter', name } })),
  ];
  const backendRefs = [given.service];
  return [...parts.flatMap(({ rules = [] }) => rules), ...matchesOf(given).map(match => ({ matches: [match], filters, backendRefs }))];
}

/** A rule has one filter of each kind, such as a rewrite of the path and of the host: whoever writes it by hand knows that. */
function oneOfEachKind(filters: readonly any[]): object[] {
  const kinds = new Map<string, object>();
  for (const { type, ...fields } of filters) {
    const [[kind, changes]] = Object.entries<object>(fields);
    const present: any = kinds.get(type) ?? { type };
    kinds.set(type, { type, [kind]: { ...present[kind], ...listsTogether(present[kind] ?? {}, changes) } });
  }
  return [...kinds.values()];
}

function listsTogether(one: { [field: string]: any }, other: object): object {
  return Object.fromEntries(Object.entries(other).map(([field, value]) => [field, Array.isArray(value) ? [...one[field] ?? [], ...value] : value]));
}

function trafficPolicy({ name, meta }: RouteByHand, parts: readonly GatewayApiByHand[]): object {
  return {
    apiVersion: `${ENVOY_GROUP}/v1alpha1`,
    kind: 'BackendTrafficPolicy',
    metadata: meta(name),
    spec: { targetRefs: [{ group: GROUP, kind: 'HTTPRoute', name }], ...Object.assign({}, ...parts.map(({ traffic }) => traffic)) },
  };
}
