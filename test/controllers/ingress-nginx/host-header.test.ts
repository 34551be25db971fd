import { Support } from '../../../src';
import { annotations, fault, loadBalancer } from '../../support';

const hostHeader = 'backend.vendor.example';
const PREFIX = 'nginx.ingress.kubernetes.io/';

test('as an annotation', () => {
  expect(annotations({ hostHeader })).toStrictEqual({ [`${PREFIX}upstream-vhost`]: hostHeader });
});

test('the annotation beside the prop is refused', () => {
  expect(fault(() => loadBalancer({ hostHeader, annotations: { [`${PREFIX}upstream-vhost`]: 'a.example' } }))).toMatchObject({ code: 'annotations.rendered' });
});

test.each<[string, string]>([
  ['backend-protocol', 'FCGI'], ['canary', 'true'], ['temporal-redirect', 'https://new.example.com'],
])('it does nothing beside %s: %s', (name, value) => {
  const { verdicts } = loadBalancer({ hostHeader, annotations: { [PREFIX + name]: value } }).report;
  expect(verdicts.find(({ policy }) => policy === 'hostHeader')!.support).toBe(Support.OMITTED);
});
