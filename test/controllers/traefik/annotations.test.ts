import { objectsOf, onTraefik, verdictOf } from './support';
import { Support } from '../../../src';
import { fault } from '../../support';

test('annotations are taken as they are', () => {
  const annotations = { 'example.com/a': 'b', 'c': '' };
  expect(objectsOf({ annotations })[0].metadata.annotations).toStrictEqual(annotations);
  expect(verdictOf('annotations', { annotations })).toStrictEqual({ route: 'zl/Lb', policy: 'annotations', support: Support.NATIVE, rendered: 'c, example.com/a', note: undefined });
});

test.each([
  ['nginx.ingress.kubernetes.io/app-root', 'annotations.unread'],
  ['traefik.ingress.kubernetes.io/router.priority', 'annotations.unread'],
  ['kubernetes.io/ingress.class', 'annotations.class'],
  ['external-dns.alpha.kubernetes.io/target', 'annotations.rendered'],
])('%s is refused', (key, code) => {
  expect(fault(() => onTraefik({ externalAddress: '10.254.18.55', annotations: { [key]: 'x' } })))
    .toStrictEqual({ code, prop: `annotations["${key}"]`, got: '"x"', place: 'zl/Lb' });
});
