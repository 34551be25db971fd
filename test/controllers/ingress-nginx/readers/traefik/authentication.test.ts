import { RouteOptions, RoutePath, Support } from '../../../../../src';
import { chartIn, fault, loadBalancer, synth } from '../../../../support';
import { onTraefik, verdict } from '../../support';

const basicAuth = { secret: 'users' };
const hosts = ['a.example.com'];

/** A route with a password beside one with these options. */
function beside(options: RouteOptions, own: RouteOptions = {}): void {
  const chart = chartIn();
  const lb = loadBalancer({ controller: onTraefik(), hosts, paths: [RoutePath.prefix('/a')], basicAuth, ...own }, chart);
  lb.addRoute('other', { hosts, ...options });
  synth(chart);
}

test.each<[string, RouteOptions, RouteOptions]>([
  ['everything', {}, {}],
  ['the same path, exactly for one of them', { paths: [RoutePath.prefix('/a')] }, { paths: [RoutePath.exact('/a/b')] }],
  ['what a pattern matches', { paths: [RoutePath.regex('/x.*')] }, {}],
  ['whatever its own pattern matches', { paths: [RoutePath.prefix('/x')] }, { paths: [RoutePath.regex('/a.*')] }],
])('an open route for %s would get its requests without the Secret', (_, other, own) => {
  expect(fault(() => beside(other, own))).toMatchObject({ code: 'nginx.password-passed-by', place: 'zl/Lb' });
});

test.each<[string, RouteOptions]>([
  ['on another host', { hosts: ['b.example.com'] }],
  ['for other paths', { paths: [RoutePath.prefix('/b'), RoutePath.prefix('/ab')] }],
  ['for a part of its paths', { paths: [RoutePath.prefix('/a/open'), RoutePath.exact('/a/health')] }],
  ['with a password', { basicAuth }],
])('another route %s does not', (_, other) => {
  expect(() => beside(other)).not.toThrow();
});

test('the backends get the password', () => {
  expect(verdict('basicAuth', { basicAuth, controller: onTraefik() })!.support).toBe(Support.APPROXIMATED);
});
