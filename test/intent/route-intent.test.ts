import { route, SERVICE } from './support';
import { BackendProtocol, HealthCheck } from '../../src';
import { routeIntent } from '../../src/intent/from-options';
import { RouteIntent, valueOf } from '../../src/intent/route-intent';
import { POLICY_NAMES } from '../../src/policies';

const healthChecks = [HealthCheck.passive()];
const backendProtocol = BackendProtocol.https();
const canaries = [{ path: 'zl/Lb/next', id: 'next', name: 'zl-lb-next', port: 80, weight: 10 }];
const INTENT = routeIntent(
  { path: 'zl/Lb', name: 'a', service: { ...SERVICE, externalNames: ['db.example.com'], healthChecks, backendProtocol, canaries }, externalAddress: '10.254.18.55' },
  { hosts: ['a.example.com'], appRoot: '/start' },
);

test('backends and their health are asked for by the load balancer', () => {
  expect(valueOf(INTENT, 'backends')).toStrictEqual(['db.example.com']);
  expect(valueOf(INTENT, 'healthChecks')).toBe(healthChecks);
  expect(valueOf(INTENT, 'backendProtocol')).toBe(backendProtocol);
  expect(valueOf(INTENT, 'canaries')).toBe(canaries);
  expect(valueOf(route('a'), 'backends')).toBeUndefined();
  expect(valueOf(route('a'), 'healthChecks')).toStrictEqual([]);
});

test.each(POLICY_NAMES.filter(name => !['backends', 'canaries', 'healthChecks', 'backendProtocol'].includes(name)))('%s is asked for by the route', name => {
  const value = {};
  expect(valueOf({ ...INTENT, [name]: value } as RouteIntent, name)).toBe(value);
  expect(valueOf({ ...INTENT, [name]: undefined } as unknown as RouteIntent, name)).toBeUndefined();
});
