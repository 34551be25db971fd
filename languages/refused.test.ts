import { REFUSED } from './support/corpus';
import { resultOf } from './support/lab';
import { LANGUAGES, REFERENCE } from './support/languages';

describe.each(LANGUAGES.map(language => [language.name, language] as const))('%s is told what TypeScript is told', (name, language) => {
  let readable = 0;
  afterAll(() => process.stdout.write(`${name}: ${readable} of ${REFUSED.length} bad inputs answered with the message itself\n`));

  test.each(REFUSED.map(each => [each.name, each] as const))('%s', (_, each) => {
    const expected = resultOf(REFERENCE, each).error!;
    expect(expected).not.toMatch(/^$|\n|TypeError|undefined|is not a function/);
    // jsii puts the name of the error before what a method throws. Java has the stack behind the message, in lines of its own.
    const message = resultOf(language, each).error!.replace(/^Error: /, '');
    expect(message.slice(0, expected.length)).toBe(expected);
    expect(message.slice(expected.length)).toMatch(language.name === 'Java' ? /^\n.*Error: / : /^$/);
    readable++;
  });
});

test('the corpus has enough bad inputs, and no name stands twice', () => {
  expect(REFUSED.length).toBeGreaterThanOrEqual(40);
  expect(new Set(REFUSED.map(({ name }) => name)).size).toBe(REFUSED.length);
});
