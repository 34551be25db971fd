import { UserAgents } from '../../src';
import { checkUserAgents } from '../../src/policies/user-agents';
import { failure } from '../support';

const ALLOWED = 'a part of a User-Agent header in printable ASCII, compared literally and in any case';

test('the crawlers are those that are turned away most often', () => {
  expect(UserAgents.CRAWLERS).toStrictEqual(['Scrapy', 'Go-http-client', 'HttpClient', 'curl']);
});

test('the list of crawlers cannot be changed for everybody else', () => {
  expect(Object.isFrozen(UserAgents.CRAWLERS)).toBe(true);
});

test.each([
  ['none', [], []],
  ['several, in their order', ['curl', 'Scrapy'], ['curl', 'Scrapy']],
  ['each once', ['curl', 'Scrapy', 'curl'], ['curl', 'Scrapy']],
  ['the first of those that differ in case alone', ['Curl', 'CURL', 'curl'], ['Curl']],
  ['all of printable ASCII', [' ~', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}'], [' ~', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}']],
  ['spaces around other characters', [' bot '], [' bot ']],
  ['the longest', ['a'.repeat(512)], ['a'.repeat(512)]],
])('agents: %s', (_, agents, checked) => {
  expect(checkUserAgents('blockedUserAgents', agents)).toStrictEqual(checked);
});

test.each([
  ['an empty one', [''], 0, `got "", allowed is ${ALLOWED}; an empty one would block every client; take it out`],
  ['a number', ['curl', 1 as any], 1, `got 1, allowed is ${ALLOWED}; an empty one would block every client; take it out`],
  ['a space', [' '], 0, `got " ", allowed is ${ALLOWED}; spaces alone would block nearly every client; take it out`],
  ['spaces alone', ['curl', '   '], 1, `got "   ", allowed is ${ALLOWED}; spaces alone would block nearly every client; take it out`],
  ['a newline', ['a\nb'], 0, `got "a\\nb", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['a newline at the end', ['a\n'], 0, `got "a\\n", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['a carriage return at the start', ['\ra'], 0, `got "\\ra", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['NUL', ['a\0'], 0, `got "a\\u0000", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['a tab', ['a\tb'], 0, `got "a\\tb", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['DEL', ['a\x7f'], 0, `got "a\x7f", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['an umlaut', ['ü'], 0, `got "ü", allowed is ${ALLOWED}; take out newlines, NUL, control characters and letters beyond ASCII`],
  ['513 characters', ['a'.repeat(513)], 0, `got "${'a'.repeat(116)}..., allowed is a part of a User-Agent header in printable ASCII, compared literally and in any case; these 513 characters are above 512; a shorter part of them blocks as well`],
])('an agent is refused: %s', (_, agents, index, message) => {
  expect(failure(() => checkUserAgents('blockedUserAgents', agents))).toBe(`blockedUserAgents[${index}]: ${message}`);
});
