import { TABLES } from './tables';
import { failure } from '../support';
import { OwnController } from '../synthesis/own-controller';

describe.each(Object.entries(TABLES))('%s', (_, messages) => {
  test.each(Object.entries(messages))('%s', (code, rows) => {
    for (const [trigger, message] of rows) {
      expect(message).toMatch(new RegExp(` \\[${code}\\]$`));
      expect(failure(trigger)).toBe(message);
    }
  });
});

test('a controller of a user\'s own refuses by a code of its own', () => {
  const refuse = () => new OwnController().refuse({ code: 'contour.no-regex', policy: 'paths', got: 'regex /a.*', allowed: 'prefixes', fix: 'use RoutePath.prefix()' });
  expect(failure(refuse)).toBe('paths: got "regex /a.*", allowed is prefixes; use RoutePath.prefix() [contour.no-regex]');
});
