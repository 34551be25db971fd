import { judged, object, rendered } from './support';
import { CheckType, RequirementCheck } from '../../../src';
import { State } from '../../src/preflight/finding';

const { HOLDS, DOES_NOT_HOLD: FAILS, CANNOT_BE_TOLD: UNTOLD } = State;
const CLASS = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', name: 'nginx' };
const VALUE: RequirementCheck = { type: CheckType.VALUE, ...CLASS, path: 'spec.controller', values: ['x'] };
const NGINX = (controller: string) => ({ objects: [object(CLASS.apiVersion, CLASS.kind, 'nginx', { spec: { controller } }, { namespace: undefined })] });

test.each([
  ['all checks hold', [VALUE], 'x', {}, HOLDS],
  ['they leave something open', [VALUE], 'x', { unchecked: 'y' }, UNTOLD],
  ['one does not', [VALUE, { ...VALUE, values: ['y'] }], 'x', {}, FAILS],
  ['one does not, and something is open', [VALUE], 'y', { unchecked: 'y' }, FAILS],
  ['one does not, with an excuse', [VALUE], 'y', { unless: 'z' }, UNTOLD],
  ['all hold, with an excuse', [VALUE], 'x', { unless: 'z' }, HOLDS],
  ['there are none', [], 'x', { unchecked: 'y' }, UNTOLD],
  ['there are none, and no reason', [], 'x', {}, UNTOLD],
  ['one is of a later version', [{ ...VALUE, type: 'later' as CheckType }], 'x', {}, UNTOLD],
])('where %s', async (_, checks, controller, more, state) => {
  expect((await judged(checks, NGINX(controller), more)).state).toBe(state);
});

test('what has to be there has no excuse', async () => {
  expect((await judged([{ type: CheckType.EXISTS, ...CLASS }, VALUE], {}, { unless: 'z' })).state).toBe(FAILS);
});

test('what is in the manifests need not be there yet', async () => {
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'edge');
  const check = { type: CheckType.EXISTS, apiVersion: gateway.apiVersion, kind: 'Gateway', name: 'edge' };
  expect((await judged([check], {}, {}, [rendered(gateway)])).state).toBe(UNTOLD);
  expect((await judged([{ ...check, namespace: 'other' }], {}, {}, [rendered(gateway)])).state).toBe(FAILS);
});

test('what nobody understands in the cluster is not told', async () => {
  const objects = [object('v1', 'ConfigMap', 'argocd-cm', { data: { 'resource.exclusions': { a: 1 } } })];
  expect((await judged([{ type: CheckType.NOT_EXCLUDED, apiVersion: 'v1', kind: 'Endpoints' }], { objects })).state).toBe(UNTOLD);
});
