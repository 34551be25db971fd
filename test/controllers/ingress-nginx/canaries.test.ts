import { onTraefik, prefixed } from './support';
import { HashKey, LoadBalancing, RoutePath } from '../../../src';
import { CanaryCase } from '../../building';
import { BACKENDS, chartIn, ingress, loadBalancer, pathsOf, TWO_BACKENDS } from '../../support';

/** The Ingress of a canary. */
function canaryOf(canary: Partial<CanaryCase>, props: Parameters<typeof loadBalancer>[0] = {}): any {
  const chart = chartIn();
  loadBalancer({ canaries: [{ id: 'next', backends: BACKENDS, ...canary }], ...props }, chart);
  return ingress(chart, 'zl-lb-next');
}

test('it has the hosts and paths of the route, and nothing else of it', () => {
  const { metadata, spec } = canaryOf({ weight: 10 }, { hosts: ['a.example.com'], paths: [RoutePath.exact('/a')], blockedUserAgents: ['curl'], backends: TWO_BACKENDS });
  expect(metadata.annotations).toStrictEqual(prefixed({ 'canary': 'true', 'canary-weight': '10' }));
  expect(spec).toStrictEqual({
    ingressClassName: 'nginx',
    rules: [{ host: 'a.example.com', http: { paths: [{ path: '/a', pathType: 'Exact', backend: { service: { name: 'zl-lb-next', port: { number: 80 } } } }] } }],
  });
});

test('header, cookie and weight are as many annotations', () => {
  expect(canaryOf({ header: 'X-Canary', headerValue: 'v2', cookie: 'canary', weight: 0 }).metadata.annotations).toStrictEqual(prefixed({
    'canary': 'true', 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'v2', 'canary-by-cookie': 'canary', 'canary-weight': '0',
  }));
});

test('it follows the patterns that neighbours make of its paths', () => {
  const chart = chartIn();
  loadBalancer({ canaries: [{ id: 'next', backends: BACKENDS, weight: 1 }], paths: [RoutePath.prefix('/a')] }, chart).addRoute('b', { paths: [RoutePath.regex('/b/.*')] });
  expect(pathsOf(ingress(chart, 'zl-lb-next'))).toStrictEqual(pathsOf(ingress(chart)));
  expect(pathsOf(ingress(chart))[0].pathType).toBe('ImplementationSpecific');
});

test('ingress-nginx reads of a canary how requests are spread', () => {
  const loadBalancing = LoadBalancing.consistentHash(HashKey.clientIp());
  const hash = prefixed({ 'upstream-hash-by': '$remote_addr$upstream_addr' });
  expect(canaryOf({ weight: 1 }, { loadBalancing }).metadata.annotations).toStrictEqual({ ...hash, ...prefixed({ 'canary': 'true', 'canary-weight': '1' }) });
  expect(canaryOf({ weight: 1 }, { loadBalancing, controller: onTraefik() }).metadata.annotations).toStrictEqual(prefixed({ 'canary': 'true', 'canary-weight': '1' }));
});

test('a session cookie changes what a canary gets', () => {
  const supportOn = (controller?: ReturnType<typeof onTraefik>, loadBalancing?: LoadBalancing) => loadBalancer({
    controller, loadBalancing, canaries: [{ id: 'next', backends: BACKENDS, header: 'X-Canary' }],
  }).report.verdicts.find(({ policy }) => policy === 'canaries')!.support;
  for (const controller of [undefined, onTraefik()]) {
    expect(supportOn(controller)).toBe('native');
    expect(supportOn(controller, LoadBalancing.stickyCookie())).toBe('approximated');
  }
});
