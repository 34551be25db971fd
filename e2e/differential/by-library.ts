import { App, Chart, Duration, Size } from 'cdk8s';
import { BackendsCase, Case, HealthCheckCase, RouteCase } from './case';
import { CONTROLLERS } from './controllers';
import {
  Backends, EndpointsApi, ExternalLoadBalancer, HashKey, HeaderValue, HealthCheck, LoadBalancing, Rewrite, RouteOptions, RoutePath,
  Tls,
} from '../../src';
import { synth } from '../../test/support';

/** The API server of the test does not know the resources of cert-manager. */
const UNKNOWN = /^cert-manager\.io\//;

/**
 * The objects that the library renders for a case, of those that the API server knows.
 *
 * @throws what it refuses the case with
 */
export function byLibrary(given: Case): any[] {
  const chart = new Chart(new App(), 'chart', { namespace: 'elsewhere' });
  const lb = new ExternalLoadBalancer(chart, 'Lb', {
    ...routeOptions(given.route),
    name: given.name,
    namespace: given.namespace,
    labels: given.labels,
    backends: backends(given.backends),
    servicePort: given.servicePort,
    endpointsApi: given.backends.kind === 'hostname' ? undefined : given.slices ? EndpointsApi.ENDPOINT_SLICE : EndpointsApi.ENDPOINTS,
    externalAddress: given.externalAddress,
    ingressName: given.ingressName,
    controller: CONTROLLERS[given.controller.factory].make(given.controller.options),
    acceptApproximations: given.acceptApproximations,
    healthChecks: given.healthChecks?.map(healthCheck),
  });
  for (const [id, route] of Object.entries(given.more)) {
    lb.addRoute(id, routeOptions(route));
  }
  // Whoever can render it can also explain it.
  lb.report.toString();
  return synth(chart).filter(({ apiVersion }: any) => !UNKNOWN.test(apiVersion));
}

function backends({ kind, port, hostname, endpoints }: BackendsCase): Backends {
  switch (kind) {
    case 'ips': return Backends.fromIps(endpoints.map(({ ip }) => ip), { port });
    case 'endpoints': return Backends.fromEndpoints(endpoints, { port });
    case 'hostname': return Backends.fromHostname(hostname, { port });
  }
}

function routeOptions(route: RouteCase): RouteOptions {
  return {
    hosts: route.hosts,
    paths: route.paths?.map(({ type, value }) => RoutePath[type](value)),
    rewrite: route.rewrite && (route.rewrite.type === 'stripPrefix' ? Rewrite.stripPrefix() : Rewrite[route.rewrite.type](route.rewrite.target)),
    appRoot: route.appRoot,
    maxBodySize: route.maxBodySize === undefined ? undefined : Size.kibibytes(route.maxBodySize),
    blockedUserAgents: route.blockedUserAgents,
    loadBalancing: loadBalancing(route.loadBalancing),
    responseHeaders: route.responseHeaders && Object.fromEntries(Object.entries(route.responseHeaders)
      .map(([name, { source, text }]) => [name, source === 'literal' ? HeaderValue.literal(text) : HeaderValue[source]()])),
    tls: tls(route.tls),
    annotations: route.annotations,
  };
}

function loadBalancing(given: RouteCase['loadBalancing']): LoadBalancing | undefined {
  switch (given?.type) {
    case undefined: return undefined;
    case 'roundRobin': return LoadBalancing.roundRobin();
    case 'peakEwma': return LoadBalancing.peakEwma();
    case 'clientIp': return LoadBalancing.consistentHash(HashKey.clientIp());
    case 'uri': return LoadBalancing.consistentHash(HashKey.uri());
    case 'header': return LoadBalancing.consistentHash(HashKey.header(given.name));
    case 'cookie': return LoadBalancing.consistentHash(HashKey.cookie(given.name));
    case 'sticky': return LoadBalancing.stickyCookie({ name: given.name, path: given.path, maxAge: given.maxAge === undefined ? undefined : Duration.seconds(given.maxAge) });
  }
}

function healthCheck(given: HealthCheckCase): HealthCheck {
  if (given.type === 'passive') {
    return HealthCheck.passive({ ...given.options, ejectionTime: milliseconds(given.options.ejectionTime) });
  }
  const { interval, timeout, ...options } = given.options;
  return HealthCheck.active(given.path, { ...options, interval: milliseconds(interval), timeout: milliseconds(timeout) });
}

function milliseconds(given: number | undefined): Duration | undefined {
  return given === undefined ? undefined : Duration.millis(given);
}

function tls(given: RouteCase['tls']): Tls | undefined {
  switch (given?.type) {
    case undefined: return undefined;
    case 'secret': return Tls.fromSecret(given.secretName, { hosts: given.hosts });
    case 'clusterIssuer': return Tls.certManager({ clusterIssuer: given.issuer, secretName: given.secretName, hosts: given.hosts });
    case 'issuer': return Tls.certManager({ issuer: given.issuer, secretName: given.secretName, hosts: given.hosts });
  }
}
