import { RoutePath } from '../../../src';
import { checkNoLookahead } from '../../../src/controllers/shared/lookahead';
import { failure, fault } from '../../support';

const check = (regex: string) => checkNoLookahead(RoutePath.regex(regex), 'PROGRAM', 'ENGINE');

test.each(['/a/(?!b).*', '/a(?=/b).*', '/(?:a(?!b))c', '/[a](?=b)c', '/\\\\(?=b)c'])('lookahead is refused: %s', regex => {
  expect(fault(() => check(regex))).toStrictEqual({ code: 'path.lookahead', prop: 'paths', got: JSON.stringify(regex) });
});

test.each(['/a\\(\\?=b', '/[(?=]', '/[[:alpha:](?!]', '/(?:a)(?i)b', '/\\[(?:a)', '/[\\](?=]'])('what only looks like it is not: %s', regex => {
  expect(() => check(regex)).not.toThrow();
});

test('the error names the program and what reads its regular expressions', () => {
  const message = failure(() => check('/a(?=/b)'));
  for (const name of ['PROGRAM', 'ENGINE', '"(?="']) {
    expect(message).toContain(name);
  }
});

test.each([RoutePath.prefix('/a'), RoutePath.exact('/a=b')])('of other paths there is nothing to check: %s', path => {
  expect(() => checkNoLookahead(path, 'PROGRAM', 'ENGINE')).not.toThrow();
});
