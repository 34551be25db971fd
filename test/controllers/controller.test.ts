import { Size } from 'cdk8s';
import {
  Backends, BodySize, ExternalLoadBalancerProps, HeaderValue, HealthCheck, IngressController, LoadBalancing, RefusalOptions, Rewrite, RoutePath, Tls,
} from '../../src';
import { fault, loadBalancer } from '../support';
import { OwnController } from '../synthesis/own-controller';

/** The route that a load balancer's props ask for. */
function routeOf(props: Partial<ExternalLoadBalancerProps>) {
  const controller = new OwnController();
  loadBalancer({ ...props, controller });
  return controller.seen[0];
}

test('a controller is called as it says', () => {
  expect(new OwnController({ name: 'Contour' }).name).toBe('Contour');
});

test('it has one door, called like itself, unless it says more', () => {
  expect(new OwnController({ name: 'Contour' }).scopes(routeOf({}))).toStrictEqual([{ program: 'Contour', door: '' }]);
});

describe('the policies that a route asks for', () => {
  test.each<[string, Partial<ExternalLoadBalancerProps>, string[]]>([
    ['nothing', {}, ['paths']],
    ['paths', { paths: [RoutePath.exact('/a'), RoutePath.regex('/b.*')] }, ['paths']],
    ['hosts, which mean the same everywhere', { hosts: ['a.example.com'] }, ['paths']],
    ['a wildcard', { hosts: ['a.example.com', '*.example.com'] }, ['hosts', 'paths']],
    ['backends under a DNS name', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }, ['backends', 'paths']],
    ['one by one', {
      rewrite: Rewrite.stripPrefix(),
      appRoot: '/app',
      maxBodySize: Size.mebibytes(1),
      blockedUserAgents: ['curl'],
      loadBalancing: LoadBalancing.roundRobin(),
      healthChecks: [HealthCheck.active('/health'), HealthCheck.passive()],
      responseHeaders: { 'X-A': HeaderValue.clientIp() },
      hosts: ['a.example.com'],
      tls: Tls.fromSecret('a'),
      externalAddress: '10.254.18.55',
      annotations: { 'example.com/a': 'b' },
    }, ['paths', 'rewrite', 'appRoot', 'maxBodySize', 'blockedUserAgents', 'loadBalancing', 'healthChecks', 'responseHeaders', 'tls', 'externalAddress', 'annotations']],
    ['no limit, which is a limit as well', { maxBodySize: BodySize.UNLIMITED }, ['paths', 'maxBodySize']],
    ['what is empty, and asks for nothing', { blockedUserAgents: [], healthChecks: [], responseHeaders: {}, annotations: {} }, ['paths']],
  ])('%s', (_, props, policies) => {
    const route = routeOf(props);
    expect(new OwnController().policiesOf(route)).toStrictEqual(policies);
    expect(IngressController.ingressNginx().policiesOf(route)).toStrictEqual(policies);
  });
});

describe('a controller of the user\'s own refuses', () => {
  const REFUSAL: RefusalOptions = { code: 'contour.no-regex', policy: 'paths', got: 'regex /a.*', allowed: 'prefixes', fix: 'use RoutePath.prefix()' };

  test('with a code, which stands last in the message', () => {
    const controller = new OwnController();
    expect(fault(() => controller.refuse(REFUSAL))).toStrictEqual({ code: 'contour.no-regex', prop: 'paths', got: '"regex /a.*"' });
    expect(() => controller.refuse(REFUSAL)).toThrow(expect.objectContaining({ allowed: 'prefixes', fix: 'use RoutePath.prefix()', message: expect.stringMatching(/ \[contour\.no-regex\]$/) }));
  });

  test.each([
    ['render', { render: (): void => new OwnController().refuse(REFUSAL) }],
    ['explain', { explain: (): void => new OwnController().refuse(REFUSAL) }],
  ])('in %s, which the load balancer and the route say', (_, overrides) => {
    expect(fault(() => loadBalancer({ controller: new OwnController(overrides) }))).toStrictEqual({ code: 'contour.no-regex', prop: 'paths', got: '"regex /a.*"', place: 'zl/Lb' });
  });

  test('a route that is added', () => {
    const controller: OwnController = new OwnController({ render: ({ hosts }) => hosts.length > 0 ? controller.refuse(REFUSAL) : undefined });
    expect(fault(() => loadBalancer({ controller }).addRoute('more', { hosts: ['a.example.com'] })))
      .toStrictEqual({ code: 'contour.no-regex', prop: 'paths', got: '"regex /a.*"', place: 'zl/Lb.addRoute("more")' });
  });
});
