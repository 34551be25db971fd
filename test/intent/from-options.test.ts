import { Size } from 'cdk8s';
import { route, SERVICE } from './support';
import { HeaderValue, LoadBalancing, Rewrite, RouteOptions, RoutePath, Tls } from '../../src';
import { checked, routeIntent } from '../../src/intent/from-options';
import { POLICIES, POLICY_NAMES } from '../../src/policies';
import { fault } from '../support';

const PLACE = { path: 'zl/Lb/a', name: 'a', namespace: 'wetwin', service: SERVICE, externalAddress: '10.254.18.55' };

/** All routes of the load balancer, where no others are named. */
const GROUP = { first: 'zl/Lb', name: 'zl-lb' };

test('a route without options serves everything and asks for nothing', () => {
  expect(route('a')).toEqual({ path: 'zl/Lb/a', name: 'a', service: SERVICE, group: GROUP, hosts: [], paths: [RoutePath.prefix('/')] });
});

test('a route holds where it stands, and all that it asks for', () => {
  const options: RouteOptions = {
    hosts: ['a.example.com'],
    paths: [RoutePath.regex('/a/(.*)')],
    rewrite: Rewrite.regexTarget('/$1'),
    appRoot: '/start',
    maxBodySize: Size.mebibytes(1),
    blockedUserAgents: ['curl'],
    loadBalancing: LoadBalancing.peakEwma(),
    responseHeaders: { 'X-A': HeaderValue.clientIp() },
    tls: Tls.fromSecret('a'),
    annotations: { 'example.com/a': 'b' },
  };
  expect(routeIntent(PLACE, options)).toStrictEqual({ ...PLACE, group: GROUP, ...options });
});

test.each([
  ['the route', { loadBalancing: LoadBalancing.peakEwma() }, LoadBalancing.peakEwma()],
  ['the load balancer where the route says nothing', {}, LoadBalancing.roundRobin()],
])('requests are spread as it stands in %s', (_, options, expected) => {
  const service = { ...SERVICE, loadBalancing: LoadBalancing.roundRobin() };
  expect(routeIntent({ ...PLACE, service }, options).loadBalancing).toStrictEqual(expected);
});

test.each<[keyof RouteOptions, RouteOptions]>([
  ['blockedUserAgents', { blockedUserAgents: [] }],
  ['responseHeaders', { responseHeaders: {} }],
  ['annotations', { annotations: {} }],
])('%s that hold nothing ask for nothing', (policy, options) => {
  expect(route('a', options)[policy]).toBeUndefined();
});

// A list of a zero is a value of none.
const CHECKED = POLICY_NAMES.filter(name => 'check' in POLICIES[name]);

test.each(CHECKED)('%s is checked', name => {
  const { code, prop } = fault(() => checked(name, [0] as any));
  expect(code).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
  expect(prop).toContain(name);
});

// These belong to the load balancer.
test.each(CHECKED.filter(name => name !== 'healthChecks' && name !== 'backendProtocol'))('%s of a route is checked', name => {
  expect(fault(() => route('a', { [name]: [0] }))).toStrictEqual(fault(() => checked(name, [0] as any)));
});

test.each(POLICY_NAMES)('%s that is not set asks for nothing', name => {
  expect(checked(name, undefined)).toBeUndefined();
});

test.each(POLICY_NAMES.filter(name => !CHECKED.includes(name)))('%s is checked by its own factory, and taken as it is', name => {
  expect(checked(name, 'x' as any)).toBe('x');
});
