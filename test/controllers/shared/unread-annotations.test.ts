import { InvalidInput } from '../../../src/basics/errors';
import { checkRead } from '../../../src/controllers/shared/unread-annotations';
import { fault } from '../../support';

const INSTEAD = { 'nginx.ingress.kubernetes.io/': 'NGINX', 'traefik.ingress.kubernetes.io/': 'TRAEFIK' };
const check = (annotations: { [key: string]: string }) => checkRead(annotations, 'HTTPRoute', INSTEAD, 'CLASS');

function fixOf(annotations: { [key: string]: string }): string | undefined {
  try {
    check(annotations);
  } catch (e) {
    return (e as InvalidInput).fix;
  }
  return undefined;
}

test.each([
  ['nginx.ingress.kubernetes.io/app-root', 'annotations.unread', 'NGINX'],
  ['Nginx.Ingress.Kubernetes.io/app-root', 'annotations.unread', 'NGINX'],
  ['traefik.ingress.kubernetes.io/router.priority', 'annotations.unread', 'TRAEFIK'],
  ['kubernetes.io/ingress.class', 'annotations.class', 'CLASS'],
])('%s is refused, with what to set instead', (key, code, instead) => {
  expect(fault(() => check({ 'example.com/a': 'b', [key]: 'x' }))).toStrictEqual({ code, prop: `annotations["${key}"]`, got: '"x"' });
  expect(fixOf({ [key]: 'x' })).toMatch(new RegExp(`^${instead}\\b`));
});

test.each(['example.com/a', 'ingress.kubernetes.io/app-root', 'traefik.io/a', 'cert-manager.io/issuer', 'a'])('%s is somebody else\'s', key => {
  expect(() => check({ [key]: 'x' })).not.toThrow();
});
