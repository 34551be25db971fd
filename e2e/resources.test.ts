import { api } from './support/shared-api';
import { RESOURCE_CASES } from '../cli/test/diagnose/resources';

test.each(RESOURCE_CASES.map(each => [each.name, each] as const))('what diagnosis says of it, the API server does: %s', async (_name, { object, accepted }) => {
  const verdict = await api().create(object, 'dry run');
  expect({ accepted: verdict.accepted, why: accepted ? verdict.message : '' }).toStrictEqual({ accepted, why: '' });
});
