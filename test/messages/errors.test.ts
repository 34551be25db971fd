import { REFUSALS } from './refusals';
import { codesOfSources } from './sources';
import { TABLES } from './tables';
import { SUPPORT_MATRIX } from '../../src/controllers';
import { isRefused } from '../../src/controllers/shared/declarations';
import { Feature, FEATURES } from '../../src/policies';
import { ASKING, CONTROLLERS } from '../controllers/asking';
import { failure, loadBalancer } from '../support';
import { OwnController } from '../synthesis/own-controller';

describe.each(Object.entries(TABLES))('%s', (_, messages) => {
  test.each(Object.entries(messages))('%s', (code, rows) => {
    for (const [trigger, message] of rows) {
      expect(message).toMatch(new RegExp(` \\[${code}\\]$`));
      expect(failure(trigger)).toBe(message);
    }
  });
});

describe.each(Object.entries(REFUSALS))('what is refused on %s', (name, messages) => {
  test.each(Object.entries(messages))('%s', (feature, message) => {
    expect(failure(() => loadBalancer({ controller: CONTROLLERS[name], ...ASKING[feature as Feature] }))).toBe(message);
  });
});

test('a controller of a user\'s own refuses by a code of its own', () => {
  const refuse = () => new OwnController().refuse({ code: 'contour.no-regex', policy: 'paths', got: 'regex /a.*', allowed: 'prefixes', fix: 'use RoutePath.prefix()' });
  expect(failure(refuse)).toBe('paths: got "regex /a.*", allowed is prefixes; use RoutePath.prefix() [contour.no-regex]');
});

test('every code that the sources have is here, and no other', () => {
  const here = [...Object.values(TABLES).flatMap(Object.keys), ...Object.values(REFUSALS).flatMap(Object.keys).map(feature => `refused.${feature}`)];
  expect([...new Set(here)].sort()).toStrictEqual([...codesOfSources()].sort());
});

test.each(SUPPORT_MATRIX)('every feature that is refused on $name is here, and no other', ({ name, declarations }) => {
  const refused = (Object.keys(FEATURES) as Feature[]).filter(feature => isRefused(declarations[feature]));
  expect(Object.keys(REFUSALS[name] ?? {})).toStrictEqual(refused);
});
