import { REFUSALS } from './refusals';
import { codesOfSources } from './sources';
import { TABLES } from './tables';

test('every code that the sources have is here, and no other', () => {
  const here = [...Object.values(TABLES).flatMap(Object.keys), ...Object.values(REFUSALS).flatMap(Object.keys).map(feature => `refused.${feature}`)];
  expect([...new Set(here)].sort()).toStrictEqual([...codesOfSources()].sort());
});
