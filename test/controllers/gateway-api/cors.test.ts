import { onGatewayApi, rulesOf, specsOf, THERE_ON_ENVOY } from './support';
import { fault } from '../../support';

const APP = 'https://app.example.com';

test('not every implementation knows the filter', () => {
  expect(fault(() => onGatewayApi({ cors: { allowOrigins: [APP] } }))).toMatchObject({ code: 'refused.corsOrigins', prop: 'cors' });
});

test('a policy of the route on Envoy Gateway, and a word to caches', () => {
  const cors = { allowOrigins: [APP], allowHeaders: ['X-A'], exposeHeaders: ['ETag'], allowCredentials: true };
  expect(specsOf('SecurityPolicy', { cors }, THERE_ON_ENVOY)).toStrictEqual({
    'zl-lb': {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
      mergeType: 'StrategicMerge',
      cors: { allowOrigins: [APP], allowMethods: ['GET', 'HEAD', 'POST'], allowHeaders: ['X-A'], exposeHeaders: ['ETag'], allowCredentials: true, maxAge: '5s' },
    },
  });
  expect(rulesOf({ cors }, THERE_ON_ENVOY)[0].filters).toStrictEqual([{ type: 'ResponseHeaderModifier', responseHeaderModifier: { add: [{ name: 'Vary', value: 'Origin' }] } }]);
});

test('the answer names the origin even where every one is allowed', () => {
  expect(rulesOf({ cors: { allowOrigins: ['*'] } }, THERE_ON_ENVOY)[0].filters).toStrictEqual([{ type: 'ResponseHeaderModifier', responseHeaderModifier: { add: [{ name: 'Vary', value: 'Origin' }] } }]);
});
