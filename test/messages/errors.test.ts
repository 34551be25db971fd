import { REFUSALS } from './refusals';
import { TABLES } from './tables';
import { isRefused } from '../../src/controllers/shared/declarations';
import { Feature, FEATURES } from '../../src/policies';
import { SUPPORT_MATRIX } from '../../src/support-matrix';
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

test.each(SUPPORT_MATRIX)('every feature that is refused on $name is here, and no other', ({ name, declarations }) => {
  const refused = (Object.keys(FEATURES) as Feature[]).filter(feature => isRefused(declarations[feature]));
  expect(Object.keys(REFUSALS[name] ?? {})).toStrictEqual(refused);
});
