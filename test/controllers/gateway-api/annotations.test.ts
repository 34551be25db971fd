import { MADE, objectsOf, onGatewayApi, verdictOf } from './support';
import { Support, Tls } from '../../../src';
import { noteOn } from '../../../src/controllers/shared/unread-annotations';
import { fault } from '../../support';

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
  expect(verdictOf('annotations', { annotations })).toStrictEqual({ route: 'zl/Lb', policy: 'annotations', support: Support.NATIVE, rendered: 'c, example.com/a', note: noteOn(['c', 'example.com/a'])!.note });
  expect(verdictOf('annotations', {})).toBeUndefined();
});

test.each([
  ['nginx.ingress.kubernetes.io/app-root', 'annotations.unread'],
  ['traefik.ingress.kubernetes.io/router.priority', 'annotations.unread'],
  ['kubernetes.io/ingress.class', 'annotations.class'],
])('%s is refused', (key, code) => {
  expect(fault(() => onGatewayApi({ annotations: { [key]: 'x' } }))).toStrictEqual({ code, prop: `annotations["${key}"]`, got: '"x"', place: 'zl/Lb' });
});
