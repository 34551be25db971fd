import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { UNKNOWN_NAMES } from '../../../../src/controllers/ingress-nginx/unknown-annotations';
import { EQUIVALENTS, equivalentOf, OTHERS } from '../../../../src/controllers/shared/annotations/equivalents';

type Whose = Parameters<typeof equivalentOf>[0];

/** Names that every controller has advice on. */
const ADVISED: readonly string[] = [...ANNOTATION_NAMES, ...UNKNOWN_NAMES, ...OTHERS];

test.each(Object.entries(EQUIVALENTS))('what %s calls otherwise are names that there is advice on', (_whose, equivalents) => {
  expect(Object.values(equivalents).filter(name => !ADVISED.includes(name))).toStrictEqual([]);
});

test.each<[Whose, string, string | undefined]>([
  ['nginx', 'app-root', 'app-root'],
  ['old', 'ssl-redirect', 'ssl-redirect'],
  ['f5', 'client-max-body-size', 'proxy-body-size'],
  ['f5', 'proxy-buffering', 'proxy-buffering'],
  ['kong', 'strip-path', '@strip-prefix'],
  ['kong', 'plugins', undefined],
  ['traefikLabel', 'traefik.http.routers.app.middlewares', '@middlewares'],
  ['traefikLabel', 'traefik.http.services.app.loadbalancer.sticky.cookie', 'affinity'],
  ['traefikLabel', 'traefik.frontend.rule.type', '@path-matcher'],
  ['traefikLabel', 'traefik.enable', undefined],
  ['alb', 'toString', undefined],
])('%s: %s is %s', (whose, name, equivalent) => {
  expect(equivalentOf(whose, name)).toBe(equivalent);
});
