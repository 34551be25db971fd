import { IngressController, Redirect, RouteOptions, RoutePath, Support, Tls } from '../../../../../src';
import { InvalidInput } from '../../../../../src/basics/errors';
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

describe('a route of more hosts', () => {
  const CLIENTS = { tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca' } };

  /** Whichever of the two comes first. */
  function together(narrow: RouteOptions, wide: RouteOptions): (string | undefined)[] {
    const made = (...[first, second]: RouteOptions[]) => () => {
      loadBalancer({ controller: onTraefik(), ...first }).addRoute('second', second);
    };
    const protecting = { hosts, paths: [RoutePath.prefix('/a')], ...narrow };
    return [made(protecting, wide), made(wide, protecting)].map(make => {
      try {
        make();
        return undefined;
      } catch (e) {
        return (e as InvalidInput).code;
      }
    });
  }

  test.each<[string, RouteOptions]>([
    ['a wildcard', { hosts: ['*.example.com'] }],
    ['every host', {}],
    ['a path within', { hosts: ['*.example.com'], paths: [RoutePath.exact('/a/health')] }],
    ['the same path', { paths: [RoutePath.prefix('/a')] }],
    ['a pattern', { paths: [RoutePath.regex('/x.*')] }],
  ])('of %s would get its requests without the Secret', (_, wide) => {
    expect(together({ basicAuth }, wide)).toStrictEqual(['nginx.password-passed-by', 'nginx.password-passed-by']);
    expect(together(CLIENTS, wide)).toStrictEqual(['nginx.certificate-passed-by', 'nginx.certificate-passed-by']);
  });

  test.each<[string, RouteOptions]>([
    ['another wildcard', { hosts: ['*.example.org'] }],
    ['a wildcard of other labels', { hosts: ['*.com'] }],
    ['every host that redirects', { redirect: Redirect.permanent('https://www.example.com') }],
    ['other paths', { hosts: ['*.example.com'], paths: [RoutePath.prefix('/b'), RoutePath.exact('/')] }],
    ['a password and certificates', { hosts: ['*.example.com'], basicAuth, ...CLIENTS }],
  ])('of %s does not', (_, wide) => {
    expect(together({ basicAuth }, wide)).toStrictEqual([undefined, undefined]);
    expect(together(CLIENTS, wide)).toStrictEqual([undefined, undefined]);
  });

  test('that is left out itself leaves its requests to every host', () => {
    expect(together({ hosts: ['*.example.com'], basicAuth }, {})).toStrictEqual(['nginx.password-passed-by', 'nginx.password-passed-by']);
  });

  test('on Traefik by its own resources, an answer of its own stands in the place of a route', () => {
    const lb = loadBalancer({ controller: IngressController.traefik(), hosts, basicAuth });
    expect(() => lb.addRoute('wide', { hosts: ['*.example.com'] })).not.toThrow();
  });
});

test('the backends get the password', () => {
  expect(verdict('basicAuth', { basicAuth, controller: onTraefik() })!.support).toBe(Support.APPROXIMATED);
});
