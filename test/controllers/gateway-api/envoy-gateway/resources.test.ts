import { Rewrite, RoutePath } from '../../../../src';
import { extensionRef, routeFilter } from '../../../../src/controllers/gateway-api/envoy-gateway/resources';
import { fault } from '../../../support';
import { routeOf } from '../../intent';
import { onGatewayApi, THERE_ON_ENVOY } from '../support';

const ROUTE = routeOf({}, { name: 'zl-lb-b' });

test('a filter has the name of its route, and an end of its own', () => {
  const filter = routeFilter(ROUTE, 'Forbidden', 'forbidden', { directResponse: { statusCode: 403 } });
  expect(filter).toStrictEqual({
    id: 'Forbidden', apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'HTTPRouteFilter', name: 'zl-lb-b-forbidden', fields: { spec: { directResponse: { statusCode: 403 } } },
  });
  expect(extensionRef(filter)).toStrictEqual({ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'zl-lb-b-forbidden' } });
});

test('a name that leaves no room for that of a filter is refused', () => {
  const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 246);
  const props = { paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$1') };
  expect(fault(() => onGatewayApi({ ...props, ingressName }, THERE_ON_ENVOY)))
    .toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of an HTTPRouteFilter', place: 'zl/Lb' });
  expect(() => onGatewayApi({ ...props, ingressName: ingressName.slice(0, 245) }, THERE_ON_ENVOY)).not.toThrow();
});
