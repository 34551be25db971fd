import { Duration } from 'cdk8s';
import { onTraefik, PREFIX, prefixed } from './support';
import { annotations, fault, loadBalancer } from '../../support';

const APP = 'https://app.example.com';
const SAID = { 'enable-cors': 'true', 'cors-allow-origin': APP, 'cors-allow-methods': 'GET,HEAD,POST', 'cors-allow-headers': 'Accept', 'cors-allow-credentials': 'false', 'cors-max-age': '5' };

test('whatever the controller has a default for is written', () => {
  expect(annotations({ cors: { allowOrigins: [APP] } })).toStrictEqual(prefixed(SAID));
});

test('all of it', () => {
  const cors = { allowOrigins: [APP, 'https://*.example.com'], allowMethods: ['PUT'], allowHeaders: ['X-A', 'X-B'], exposeHeaders: ['ETag'], allowCredentials: true, maxAge: Duration.hours(1) };
  expect(annotations({ cors })).toStrictEqual(prefixed({
    ...SAID, 'cors-allow-origin': `${APP},https://*.example.com`, 'cors-allow-methods': 'PUT', 'cors-allow-headers': 'X-A,X-B', 'cors-allow-credentials': 'true', 'cors-expose-headers': 'ETag', 'cors-max-age': '3600',
  }));
});

test('the annotation beside the prop is refused', () => {
  expect(fault(() => loadBalancer({ cors: { allowOrigins: [APP] }, annotations: { [`${PREFIX}cors-max-age`]: '9' } }))).toMatchObject({ code: 'annotations.rendered' });
});

test('Traefik knows no patterns there', () => {
  expect(annotations({ cors: { allowOrigins: [APP] }, controller: onTraefik() })).toStrictEqual(prefixed(SAID));
  expect(fault(() => loadBalancer({ cors: { allowOrigins: ['https://*.example.com'] }, controller: onTraefik() }))).toMatchObject({ code: 'refused.corsWildcard', prop: 'cors' });
});
