import { AnnotationReader, IngressController, Support } from '../../../src';
import { loadBalancer } from '../../support';

const verdictsOn = (reader: AnnotationReader, hosts: string[]) => (
  loadBalancer({ hosts, controller: IngressController.ingressNginx({ reader }) }).report.verdicts
);

test.each([
  [AnnotationReader.INGRESS_NGINX, Support.APPROXIMATED, 'names with more labels in place of the "*" match, too'],
  [AnnotationReader.TRAEFIK, Support.NATIVE, undefined],
])('%s: the report tells of wildcards', (reader, support, note) => {
  expect(verdictsOn(reader, ['a.example.com', '*.example.com'])[0]).toStrictEqual({ route: 'zl/Lb', policy: 'hosts', support, rendered: 'host: *.example.com', note });
  expect(verdictsOn(reader, ['a.example.com'])[0].policy).toBe('paths');
});
