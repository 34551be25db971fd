import { Backends } from '../../../../../src';
import { ANNOTATION_NAMES } from '../../../../../src/controllers/ingress-nginx/annotation-table';
import { TRAEFIK_READER } from '../../../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { fault, loadBalancer } from '../../../../support';
import { onTraefik, PREFIX } from '../../support';

test.each([
  ['load-balance', 'ewma'], ['denylist-source-range', '10.0.0.0/8'], ['limit-rate', '100'], ['proxy-cookie-path', '/a /b'], ['satisfy', 'any'],
])('an annotation that Traefik ignores is refused: %s', (name, value) => {
  expect(fault(() => loadBalancer({ controller: onTraefik(), annotations: { [PREFIX + name]: value } })))
    .toStrictEqual({ code: 'annotations.ignored', prop: `annotations["${PREFIX}${name}"]`, got: JSON.stringify(value), place: 'zl/Lb' });
  expect(() => loadBalancer({ annotations: { [PREFIX + name]: value } })).not.toThrow();
});

test('those that it ignores, as measured', () => {
  expect(ANNOTATION_NAMES.filter(name => TRAEFIK_READER.unreadAnnotation(name) !== undefined)).toStrictEqual([
    'denylist-source-range', 'limit-rate', 'limit-whitelist', 'load-balance', 'mirror-host', 'mirror-request-body', 'mirror-target',
    'proxy-cookie-domain', 'proxy-cookie-path', 'proxy-redirect-from', 'proxy-redirect-to', 'satisfy', 'ssl-ciphers', 'stream-snippet',
  ]);
});

test('it is the controller that the report names, with its class', () => {
  expect(loadBalancer({ controller: onTraefik({ className: 'edge' }) }).report.controller).toBe(`${TRAEFIK_READER.controller} (class edge)`);
  expect(TRAEFIK_READER.controller).toMatch(/^Traefik\b/);
});

test('it redirects no host as a whole', () => {
  expect(TRAEFIK_READER.certificateHoldsForHost).toBe(false);
});

test('it has a setting of its own against Services of type ExternalName', () => {
  const { requirements } = loadBalancer({ controller: onTraefik(), backends: Backends.fromHostname('db.example.com', { port: 80 }) }).report;
  const { where, what } = requirements.find(({ id }) => id === 'external-name')!;
  expect([where, what.split(' ')[0]]).toStrictEqual(['the static configuration of Traefik', 'providers.kubernetesIngressNGINX.disableSvcExternalName']);
});
