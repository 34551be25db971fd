import { codesOfSources } from './sources';
import { TABLES } from './tables';

test('every code that the sources have is here, and no other', () => {
  // Those of refused features are in features.test.ts, for each controller.
  const codes = [...codesOfSources()].filter(code => !code.startsWith('refused.'));
  expect([...new Set(Object.values(TABLES).flatMap(Object.keys))].sort()).toStrictEqual(codes.sort());
});
