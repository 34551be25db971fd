import { Backends, ExternalLoadBalancerProps, IngressController, RoutePath, UserAgents } from '../../../src';
import { chartIn, loadBalancer } from '../../support';

/** The requirements of the controller, by their ids. */
function requirements(props: Partial<ExternalLoadBalancerProps>) {
  return Object.fromEntries(loadBalancer(props).report.requirements.map(requirement => [requirement.id, requirement]));
}

const ADDRESSES = ['endpoints-mirroring', 'write-addresses', 'argo-cd-exclusions'];
const HOSTS = ['a.example.com', 'b.example.com'];

test.each<[string, Partial<ExternalLoadBalancerProps>, string[]]>([
  ['one server', { hosts: HOSTS, backends: Backends.fromIps(['10.0.0.1'], { port: 80 }) }, ['ingress-class', ...ADDRESSES]],
  ['several servers', { hosts: HOSTS }, ['ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['no hosts', {}, ['ingress-class', 'catch-all', 'no-health-checks', ...ADDRESSES]],
  ['a regular expression', { hosts: HOSTS, paths: [RoutePath.regex('/a')] }, ['ingress-class', 'regex-hosts', 'no-health-checks', ...ADDRESSES]],
  ['a snippet', { hosts: HOSTS, blockedUserAgents: UserAgents.CRAWLERS }, ['snippet-annotations', 'ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['a snippet of the user\'s', { hosts: HOSTS, annotations: { 'nginx.ingress.kubernetes.io/server-snippet': '# x' } },
    ['snippet-annotations', 'ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['a DNS name', { hosts: HOSTS, backends: Backends.fromHostname('db.example.com', { port: 80 }) }, ['ingress-class', 'external-name', 'dns-name']],
])('with %s, what must hold', (_, props, ids) => {
  expect(Object.keys(requirements(props))).toStrictEqual(ids);
});

test('the class exists and is that of a running controller', () => {
  expect(requirements({ controller: IngressController.ingressNginx({ className: 'internal' }) })['ingress-class']).toStrictEqual({
    id: 'ingress-class',
    where: 'the IngressClass internal',
    what: 'it exists, and its spec.controller is that of a running ingress-nginx (k8s.io/ingress-nginx by default)',
    why: 'no other controller reads these annotations, and an Ingress of an unknown class is nobody\'s; ingress-nginx was retired in March 2026 and gets no fixes any more, so plan to move',
  });
});

test('the class is "nginx" unless told otherwise', () => {
  expect(requirements({})['ingress-class'].where).toBe('the IngressClass nginx');
});

test.each([
  [HOSTS, 'every other Ingress of a.example.com, b.example.com, in any namespace'],
  [undefined, 'every other Ingress of the default host, in any namespace'],
])('a regular expression spreads to every Ingress of its host: %j', (hosts, where) => {
  expect(requirements({ hosts, paths: [RoutePath.regex('/a')] })['regex-hosts']).toStrictEqual({
    id: 'regex-hosts',
    where,
    what: 'its paths still mean what they say when they are read as regular expressions, in any case and without an end anchor',
    why: 'one regular expression or rewrite on a host makes the controller read all paths of that host as patterns: /app then also matches /apple and /APP; '
      + 'the routes of this app are rendered for it, others are not',
  });
});

test('a route that a neighbour makes a pattern of has that requirement as well', () => {
  const lb = loadBalancer({ hosts: HOSTS });
  lb.addRoute('regex', { hosts: [HOSTS[0]], paths: [RoutePath.regex('/a')] });
  expect(lb.report.requirements.filter(requirement => requirement.id === 'regex-hosts').map(requirement => requirement.where)).toStrictEqual([
    'every other Ingress of a.example.com, b.example.com, in any namespace',
    'every other Ingress of a.example.com, in any namespace',
  ]);
});

test('a route without hosts needs a controller that takes such', () => {
  expect(requirements({})['catch-all']).toStrictEqual({
    id: 'catch-all',
    where: 'the flags of ingress-nginx',
    what: '--disable-catch-all is not set, and no other Ingress without a host serves the same paths',
    why: 'this route has no hosts and serves all that no other Ingress claims; with the flag the controller ignores it',
  });
});

test('a Service of type ExternalName needs a controller that takes such', () => {
  expect(requirements({ backends: Backends.fromHostname('db.example.com', { port: 80 }) })['external-name']).toStrictEqual({
    id: 'external-name',
    where: 'the flags of ingress-nginx',
    what: '--disable-svc-external-name is not set',
    why: 'with the flag the controller refuses Services of type ExternalName, and every request gets 503',
  });
});

test('a silent server costs 5 s for nearly every request, for ever, as it was measured', () => {
  expect(requirements({})['no-health-checks']).toStrictEqual({
    id: 'no-health-checks',
    where: 'the backends',
    what: 'whoever takes a server down also takes its address out',
    why: expect.stringMatching(/ 5 s, .*\(annotation proxy-connect-timeout: "1" makes it 1 s\)/),
  });
});

test('what several routes need stands once', () => {
  const lb = loadBalancer({ hosts: ['a.example.com'] }, chartIn());
  lb.addRoute('b', { hosts: ['b.example.com'] });
  expect(lb.report.requirements.map(requirement => requirement.id)).toStrictEqual(['ingress-class', 'no-health-checks', ...ADDRESSES]);
});
