import { onTraefik } from './support';
import { middlewareObject, nameOf } from '../../../src/controllers/traefik/contribution';
import { fault } from '../../support';
import { routeOf } from '../intent';

const ROUTE = routeOf({}, { name: 'zl-lb-b' });
const DENY = { id: 'Deny', suffix: 'deny', spec: { ipAllowList: { sourceRange: ['255.255.255.255/32'] } } };

test('a Middleware has the name of its route, and an end of its own', () => {
  expect(nameOf(ROUTE, DENY)).toBe('zl-lb-b-deny');
  expect(middlewareObject(ROUTE, DENY)).toStrictEqual({
    id: 'Deny', apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', name: 'zl-lb-b-deny', fields: { spec: DENY.spec },
  });
});

test('a name that leaves no room for those of the objects beside it is refused', () => {
  const name = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 248);
  expect(fault(() => onTraefik({ ingressName: name }))).toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of a ServersTransport', place: 'zl/Lb' });
  expect(() => onTraefik({ ingressName: name.slice(0, 244) })).not.toThrow();
});
