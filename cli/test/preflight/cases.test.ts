import { sceneOf } from './support';
import { CASES } from '../../../e2e/preflight/requirements';
import { TOLD } from '../../../test/messages/tables-of-requirements';
import { State } from '../../src/preflight/finding';
import { judge } from '../../src/preflight/judge';

/** They are held and broken by tests of their own in `e2e/preflight.test.ts`, since another state of the cluster than its objects decides. */
const ON_THEIR_OWN = [
  'endpoints-mirroring',
  'gateway-api-crds',
  'http2-backends',
  'plain-http-backends',
  'tls-backends',
  'traefik-crds',
];

/** They are held in `e2e/preflight.test.ts`, and never broken there, each for a reason. */
const NEVER_BROKEN: { readonly [id: string]: string } = {
  'endpoints-deprecated': 'every version of Kubernetes serves Endpoints',
  'write-addresses': 'the API server of the suite allows everybody everything; a stand-in refuses in checks.test.ts',
};

test('each requirement that has something to check is held and broken in a real cluster, or there is a reason why it is not', () => {
  const checked = TOLD.filter(({ requirement: { checks = [] } }) => checks.length > 0).map(({ id }) => id);
  const known = [...CASES.map(({ id }) => id), ...ON_THEIR_OWN, ...Object.keys(NEVER_BROKEN)];
  expect([...new Set(checked)].sort()).toStrictEqual([...new Set(known)].sort());
});

test('no requirement with a case is listed as one without', () => {
  const listed = new Set([...ON_THEIR_OWN, ...Object.keys(NEVER_BROKEN)]);
  expect(CASES.filter(({ id }) => listed.has(id))).toStrictEqual([]);
  expect(listed.size).toBe(ON_THEIR_OWN.length + Object.keys(NEVER_BROKEN).length);
});

const UNCHECKED = TOLD.filter(({ requirement: { checks = [] } }) => checks.length === 0);

test.each(UNCHECKED)('the requirement $id of $of cannot be told, and the reason is given', async ({ requirement }) => {
  const { state, message } = await judge(requirement, sceneOf({}));
  expect(requirement.unchecked ?? '').not.toBe('');
  expect(state).toBe(State.CANNOT_BE_TOLD);
  expect(message).toContain(requirement.unchecked);
});
