import { JsonPatch } from 'cdk8s';
import { objectsIn, objectsOf, onTraefik, verdictOf } from './support';
import { Support } from '../../../src';
import { noteOn } from '../../../src/controllers/shared/unread-annotations';
import { fault } from '../../support';

test('annotations are taken as they are', () => {
  const annotations = { 'example.com/a': 'b', 'c': '' };
  expect(objectsOf({ annotations })[0].metadata.annotations).toStrictEqual(annotations);
  expect(verdictOf('annotations', { annotations })).toStrictEqual({ route: 'zl/Lb', policy: 'annotations', support: Support.NATIVE, rendered: 'c, example.com/a', note: noteOn(['c', 'example.com/a'])!.note });
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

test('a Middleware that is advised can be named by a JSON patch', () => {
  const { lb, chart } = onTraefik({ hosts: ['a.example.com'] });
  lb.routes[0].addJsonPatch(JsonPatch.add('/spec/routes/0/middlewares', [{ name: 'sso', namespace: 'traefik' }]));
  expect(objectsIn(chart)[0].spec.routes[0].middlewares).toStrictEqual([{ name: 'sso', namespace: 'traefik' }]);
});
