import { UserAgents } from '../../src';
import { show } from '../../src/basics/errors';
import { BLOCKED_USER_AGENTS } from '../../src/policies/user-agents';
import { fault } from '../support';

const check = (agents: any) => BLOCKED_USER_AGENTS.check!('blockedUserAgents', agents);

test('the crawlers are those that are turned away most often', () => {
  expect(UserAgents.CRAWLERS).toStrictEqual(['Scrapy', 'Go-http-client', 'HttpClient', 'curl']);
});

test('the list of crawlers cannot be changed for everybody else', () => {
  expect(Object.isFrozen(UserAgents.CRAWLERS)).toBe(true);
});

test.each([
  ['several, in their order', ['curl', 'Scrapy'], ['curl', 'Scrapy']],
  ['each once', ['curl', 'Scrapy', 'curl'], ['curl', 'Scrapy']],
  ['the first of those that differ in case alone', ['Curl', 'CURL', 'curl'], ['Curl']],
  ['all of printable ASCII', [' ~', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}'], [' ~', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}']],
  ['spaces around other characters', [' bot '], [' bot ']],
  ['of the greatest length', ['a'.repeat(512)], ['a'.repeat(512)]],
])('agents: %s', (_, agents, expected) => {
  const checked = check(agents);
  expect(checked).toStrictEqual(expected);
  expect(Object.isFrozen(checked)).toBe(true);
});

test('no agents ask for nothing', () => {
  expect(check([])).toBeUndefined();
});

test.each<[string, unknown[], number, string]>([
  ['an empty one', [''], 0, 'user-agent.empty'],
  ['a number', ['curl', 1], 1, 'user-agent.empty'],
  ['a space', [' '], 0, 'user-agent.blank'],
  ['spaces alone', ['curl', '   '], 1, 'user-agent.blank'],
  ['a newline', ['a\nb'], 0, 'user-agent.stray-character'],
  ['a newline at the end', ['a\n'], 0, 'user-agent.stray-character'],
  ['a carriage return at the start', ['\ra'], 0, 'user-agent.stray-character'],
  ['NUL', ['a\0'], 0, 'user-agent.stray-character'],
  ['a tab', ['a\tb'], 0, 'user-agent.stray-character'],
  ['DEL', ['a\x7f'], 0, 'user-agent.stray-character'],
  ['an umlaut', ['ü'], 0, 'user-agent.stray-character'],
  ['one character more than what nginx reads with escapes', ['a'.repeat(513)], 0, 'user-agent.too-long'],
])('an agent is refused: %s', (_, agents, index, code) => {
  expect(fault(() => check(agents))).toStrictEqual({ code, prop: `blockedUserAgents[${index}]`, got: show(agents[index]) });
});

test('agents are a list', () => {
  expect(fault(() => check('curl'))).toStrictEqual({ code: 'input.not-a-list', prop: 'blockedUserAgents', got: '"curl"' });
});

test('use one feature', () => {
  expect(BLOCKED_USER_AGENTS.used(['curl'])).toStrictEqual(['blockedUserAgents']);
});
