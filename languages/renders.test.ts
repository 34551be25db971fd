import { RENDERS } from './support/corpus';
import { resultOf } from './support/lab';
import { LANGUAGES, REFERENCE } from './support/languages';

describe.each(LANGUAGES.map(language => [language.name, language] as const))('%s renders what TypeScript does', (name, language) => {
  let identical = 0;
  afterAll(() => process.stdout.write(`${name}: ${identical} of ${RENDERS.length} combinations of props byte-identical\n`));

  test.each(RENDERS.map(each => [each.name, each] as const))('%s', (_, each) => {
    const expected = resultOf(REFERENCE, each);
    expect(expected.error).toBeUndefined();
    expect(expected.yaml).toContain('kind: Service');
    expect(resultOf(language, each)).toStrictEqual(expected);
    identical++;
  });
});

test('the corpus has enough combinations, and no name stands twice', () => {
  expect(RENDERS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(RENDERS.map(({ name }) => name)).size).toBe(RENDERS.length);
});
