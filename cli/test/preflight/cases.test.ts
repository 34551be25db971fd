import { CASES } from '../../../e2e/preflight/requirements';
import { TOLD } from '../../../test/messages/tables-of-requirements';

/** They have tests of their own in `e2e/preflight.test.ts`, since another state of the cluster than its objects decides. */
const ON_THEIR_OWN = [
  'endpoints-deprecated',
  'endpoints-mirroring',
  'gateway-api-crds',
  'http2-backends',
  'plain-http-backends',
  'tls-backends',
  'traefik-crds',
  'write-addresses',
];

test('each requirement that has something to check is held once in a real cluster, and broken once', () => {
  const checked = TOLD.filter(({ requirement: { checks = [] } }) => checks.length > 0).map(({ id }) => id);
  expect([...new Set(checked)].sort()).toStrictEqual([...new Set([...CASES.map(({ id }) => id), ...ON_THEIR_OWN])].sort());
});

test('each requirement with nothing to check says why', () => {
  const silent = TOLD.filter(({ requirement: { checks = [], unchecked } }) => checks.length === 0 && unchecked === undefined);
  expect(silent.map(({ id }) => id)).toStrictEqual([]);
});
