import { RESOURCE_CASES } from './resources';
import { diagnose } from '../../src/diagnose/diagnose';

test.each(RESOURCE_CASES.map(each => [each.name, each] as const))('%s', (_name, { object, accepted }) => {
  const refused = diagnose([{ name: 'f.yaml', text: JSON.stringify(object) }]).filter(({ rule }) => rule.startsWith('api-server.'));
  expect(refused.length === 0).toBe(accepted);
});
