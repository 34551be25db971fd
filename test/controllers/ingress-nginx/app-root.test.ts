import { onTraefik, prefixed } from './support';
import { Controller, HeaderValue, IngressController, RouteOptions, RoutePath, Support } from '../../../src';
import { fault, loadBalancer } from '../../support';

const HOSTS = ['a.example.com'];
const ROOT: RouteOptions = { hosts: HOSTS, paths: [RoutePath.prefix('/')], appRoot: '/start' };
const ANNOTATED: RouteOptions = { hosts: HOSTS, paths: [RoutePath.prefix('/')], annotations: prefixed({ 'app-root': '/start' }) };
const NGINX = IngressController.ingressNginx();

/** A load balancer with a second route. */
function two(first: RouteOptions, second: RouteOptions, controller: Controller = NGINX) {
  const lb = loadBalancer({ ...first, controller });
  lb.addRoute('b', second);
  return lb.report;
}

describe('the controller redirects "/" of a whole host', () => {
  test.each<[string, RouteOptions, RouteOptions, string]>([
    ['another one', ROOT, { hosts: HOSTS, paths: [RoutePath.prefix('/b')], appRoot: '/other' }, 'appRoot'],
    ['another one by the annotation', ANNOTATED, { hosts: HOSTS, paths: [RoutePath.prefix('/b')], appRoot: '/other' }, 'annotations["nginx.ingress.kubernetes.io/app-root"]'],
    ['another one without hosts', { ...ROOT, hosts: undefined }, { paths: [RoutePath.prefix('/b')], appRoot: '/other' }, 'appRoot'],
  ])('so %s is refused', (_, first, second, prop) => {
    expect(fault(() => two(first, second))).toStrictEqual({ code: 'nginx.app-root-twice', prop, got: '"/start"', place: 'zl/Lb' });
  });

  test.each<[string, RouteOptions, Controller]>([
    ['the same one', { hosts: HOSTS, paths: [RoutePath.prefix('/b')], appRoot: '/start' }, NGINX],
    ['one of another host', { hosts: ['b.example.com'], appRoot: '/other' }, NGINX],
    ['one on Traefik, which redirects by route', { hosts: HOSTS, paths: [RoutePath.regex('/b.*')] }, onTraefik()],
  ])('and %s is taken', (_, second, controller) => {
    expect(() => two(ROOT, second, controller)).not.toThrow();
  });

  test.each<[string, RouteOptions, RouteOptions, Support]>([
    ['an exact "/" of another route', { ...ROOT, paths: [RoutePath.prefix('/a')] }, { hosts: HOSTS, paths: [RoutePath.exact('/')] }, Support.APPROXIMATED],
    ['a prefix "/" of another route', { ...ROOT, paths: [RoutePath.prefix('/a')] }, { hosts: HOSTS, paths: [RoutePath.prefix('/')] }, Support.APPROXIMATED],
    ['no other path', ROOT, { hosts: HOSTS, paths: [RoutePath.prefix('/b')] }, Support.NATIVE],
    ['nothing of another host', { ...ROOT, paths: [RoutePath.prefix('/a')] }, { hosts: ['b.example.com'], paths: [RoutePath.exact('/')] }, Support.NATIVE],
  ])('which takes %s', (_, first, second, support) => {
    expect(two(first, second).verdicts.filter(({ route, policy }) => route === 'zl/Lb/b' && policy === 'paths').map(verdict => verdict.support)).toStrictEqual([support]);
  });
});

test.each<[string, RouteOptions]>([
  ['blockedUserAgents', { blockedUserAgents: ['curl'] }],
  ['responseHeaders', { responseHeaders: { 'X-A': HeaderValue.literal('a') } }],
])('the redirect is answered before %s', (policy, props) => {
  const verdicts = (more: RouteOptions) => loadBalancer({ hosts: HOSTS, ...props, ...more }).report.verdicts;
  const supportOf = (more: RouteOptions) => verdicts(more).find(verdict => verdict.policy === policy)!.support;
  expect([supportOf({}), supportOf({ appRoot: '/start' })]).toStrictEqual([Support.NATIVE, Support.APPROXIMATED]);
});
