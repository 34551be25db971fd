import { MADE, objectsOf, onGatewayApi, verdictOf } from './support';
import { Tls } from '../../../src';
import { failure } from '../../support';

const annotations = { 'example.com/a': 'b', 'c': '' };

test('annotations are taken as they are, on the route alone', () => {
  expect(objectsOf({ hosts: ['a.example.com'], tls: Tls.fromSecret('a'), annotations }, MADE).map(({ kind, metadata }) => [kind, metadata])).toStrictEqual([
    ['HTTPRoute', { name: 'zl-lb', annotations }],
    ['HTTPRoute', { name: 'zl-lb-https-redirect' }],
    ['Gateway', { name: 'zl-lb' }],
  ]);
});

test('every HTTPRoute of a route has them', () => {
  const hosts = Array.from({ length: 17 }, (_, i) => `h${i}.example.com`);
  expect(objectsOf({ hosts, annotations }).map(({ metadata }) => metadata)).toStrictEqual([{ name: 'zl-lb', annotations }, { name: 'zl-lb-2', annotations }]);
});

test('the report names them', () => {
  expect(verdictOf('annotations', { annotations })).toMatchObject({ rendered: 'c, example.com/a' });
  expect(verdictOf('annotations', {})).toBeUndefined();
});

test.each([
  ['nginx.ingress.kubernetes.io/app-root',
    'an annotation that somebody reads, and on an HTTPRoute nobody reads those of nginx.ingress.kubernetes.io/; set the prop that does the same'],
  ['traefik.ingress.kubernetes.io/router.priority',
    'an annotation that somebody reads, and on an HTTPRoute nobody reads those of traefik.ingress.kubernetes.io/; set the prop that does the same'],
  ['kubernetes.io/ingress.class', 'an annotation that no option renders; name the Gateway by the options of IngressController.gatewayApi(); the annotation is deprecated'],
])('%s is refused', (key, message) => {
  expect(failure(() => onGatewayApi({ annotations: { [key]: 'x' } }))).toBe(`zl/Lb: annotations["${key}"]: got "x", allowed is ${message}`);
});
