import { objectsOf, onTraefik, reportOn } from './support';
import { failure } from '../../support';

test('annotations are taken as they are', () => {
  const annotations = { 'example.com/a': 'b', 'c': '' };
  expect(objectsOf({ annotations })[0].metadata.annotations).toStrictEqual(annotations);
  expect(reportOn({ annotations }).verdicts[1]).toMatchObject({ policy: 'annotations', rendered: 'c, example.com/a' });
});

test.each([
  ['nginx.ingress.kubernetes.io/app-root', 'an annotation that somebody reads, and on an IngressRoute nobody reads those of nginx.ingress.kubernetes.io/; '
    + 'set the prop that does the same, or use IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK'],
  ['traefik.ingress.kubernetes.io/router.priority', 'an annotation that somebody reads, and on an IngressRoute nobody reads those of traefik.ingress.kubernetes.io/; '
    + 'set the prop that does the same, or an option of IngressController.traefik()'],
  ['kubernetes.io/ingress.class', 'an annotation that no option renders; set ingressClassName of IngressController.traefik(); the annotation is deprecated'],
  ['external-dns.alpha.kubernetes.io/target', 'an annotation that no prop renders; take it out: a prop renders it as "10.254.18.55"'],
])('%s is refused', (key, message) => {
  expect(failure(() => onTraefik({ externalAddress: '10.254.18.55', annotations: { [key]: 'x' } }))).toBe(`zl/Lb: annotations["${key}"]: got "x", allowed is ${message}`);
});
