import { ExternalAuth, Support } from '../../../../src';
import { reportOn, specsOf, THERE_ON_ENVOY, verdictOf } from '../support';

test('a password by a SecurityPolicy of the HTTPRoute', () => {
  expect(specsOf('SecurityPolicy', { basicAuth: { secret: 'users' } }, THERE_ON_ENVOY)).toStrictEqual({
    'zl-lb': {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
      mergeType: 'StrategicMerge',
      basicAuth: { users: { name: 'users' } },
    },
  });
});

test('without a realm', () => {
  expect(verdictOf('basicAuth', { basicAuth: { secret: 'users' } }, THERE_ON_ENVOY)!.support).toBe(Support.APPROXIMATED);
  expect(verdictOf('basicAuth', { basicAuth: { secret: 'users', realm: 'ops' } }, THERE_ON_ENVOY)!.support).toBe(Support.OMITTED);
});

describe('a service that is asked', () => {
  const extAuthOf = (externalAuth: ExternalAuth) => specsOf('SecurityPolicy', { externalAuth }, THERE_ON_ENVOY)['zl-lb'].extAuth;

  test('a Service, which has to be granted where it is of another namespace', () => {
    expect(extAuthOf({ url: 'http://auth.sso.svc:8080/verify?a=b', responseHeaders: ['X-User'] })).toStrictEqual({
      failOpen: false,
      statusOnError: 500,
      timeout: '10s',
      headersToExtAuth: expect.arrayContaining(['Cookie', 'X-Forwarded-For']),
      http: { backendRefs: [{ name: 'auth', namespace: 'sso', port: 8080 }], pathOverride: '/verify?a=b', headersToBackend: ['X-User'] },
    });
    const ids = (url: string) => reportOn({ externalAuth: { url } }, THERE_ON_ENVOY).requirements.map(({ id }) => id);
    expect(ids('http://auth.sso.svc')).toContain('reference-grant');
    expect(ids('http://auth.wetwin.svc')).not.toContain('reference-grant');
  });

  test.each<[string, object]>([
    ['http://sso.example.com', { endpoints: [{ fqdn: { hostname: 'sso.example.com', port: 80 } }] }],
    ['http://10.0.0.1:9091', { endpoints: [{ ip: { address: '10.0.0.1', port: 9091 } }] }],
    ['https://auth.sso.svc', { endpoints: [{ fqdn: { hostname: 'auth.sso.svc', port: 443 } }], tls: { sni: 'auth.sso.svc', wellKnownCACertificates: 'System' } }],
  ])('%s by a Backend', (url, spec) => {
    expect(extAuthOf({ url }).http.backendRefs).toStrictEqual([{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'zl-lb-auth' }]);
    expect(specsOf('Backend', { externalAuth: { url } }, THERE_ON_ENVOY)).toStrictEqual({ 'zl-lb-auth': spec });
    expect(reportOn({ externalAuth: { url } }, THERE_ON_ENVOY).requirements.map(({ id }) => id)).toContain('backend-api');
  });
});
