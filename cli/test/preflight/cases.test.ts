import { App, Chart } from 'cdk8s';
import { sceneOf } from './support';
import { CASES } from '../../../e2e/preflight/requirements';
import { loadBalancer } from '../../../e2e/support/scene';
import { Requirement } from '../../../src';
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
  'write-addresses',
];

/** They are held in `e2e/preflight.test.ts`, and never broken there, each for a reason. */
const NEVER_BROKEN: { readonly [id: string]: string } = {
  'endpoints-deprecated': 'every version of Kubernetes serves Endpoints',
};

test('each requirement that has something to check is held and broken in a real cluster, or there is a reason why it is not', () => {
  const checked = TOLD.filter(({ requirement: { checks = [] } }) => checks.length > 0).map(({ id }) => id);
  const known = [...CASES.map(({ id }) => id), ...ON_THEIR_OWN, ...Object.keys(NEVER_BROKEN)];
  expect([...new Set(checked)].sort()).toStrictEqual([...new Set(known)].sort());
});

/** What is looked at, but for whose it is: a check of another object, program or field can be wrong by itself. */
function formsOf({ id, checks = [] }: Requirement): string[] {
  return checks.map(({ type, apiVersion, kind, program, path }) => [id, type, program ?? kind ?? apiVersion, path].filter(each => each !== undefined).join(' '));
}

test('each form of a check has a case of its own', () => {
  const inCases = CASES.flatMap(({ id, props }, i) => {
    const lb = loadBalancer(new Chart(new App(), 'chart', { namespace: `case-${i}` }), props(`case-${i}`));
    return lb.report.requirements.filter(requirement => requirement.id === id).flatMap(formsOf);
  });
  const listed = new Set([...ON_THEIR_OWN, ...Object.keys(NEVER_BROKEN)]);
  const asked = TOLD.filter(({ id }) => !listed.has(id)).flatMap(({ requirement }) => formsOf(requirement));
  expect([...new Set(asked)].filter(form => !inCases.includes(form))).toStrictEqual([]);
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
