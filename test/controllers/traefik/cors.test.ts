import { entriesOf, middlewaresOf, named } from './support';
import { HeaderValue } from '../../../src';

const APP = 'https://app.example.com';
const SAID = { accessControlAllowMethods: ['GET', 'HEAD', 'POST'], accessControlMaxAge: 5 };

test.each([
  ['every origin', { allowOrigins: ['*'] }, { accessControlAllowOriginList: ['*'], ...SAID }],
  ['one', { allowOrigins: [APP] }, { accessControlAllowOriginList: [APP], ...SAID, addVaryHeader: true }],
  [
    'a pattern, with credentials', { allowOrigins: ['https://*.example.com:8443'], allowHeaders: ['X-A'], exposeHeaders: ['ETag'], allowCredentials: true }, {
      accessControlAllowOriginListRegex: ['^https://[A-Za-z0-9-]{1,63}\\.example\\.com:8443$'],
      ...SAID,
      accessControlAllowHeaders: ['X-A'],
      accessControlExposeHeaders: ['ETag'],
      accessControlAllowCredentials: true,
      addVaryHeader: true,
    },
  ],
])('%s', (_, cors, headers) => {
  expect(middlewaresOf({ cors }).cors).toStrictEqual({ headers });
});

test('answers of Traefik itself tell browsers as well', () => {
  const entries = entriesOf({ cors: { allowOrigins: [APP] }, responseHeaders: { 'X-A': HeaderValue.literal('a') }, blockedUserAgents: ['curl'] });
  expect(entries[0].middlewares).toStrictEqual(named('headers', 'cors', 'deny'));
  expect(entries[entries.length - 1].middlewares).toStrictEqual(named('headers', 'cors', 'retry'));
});
