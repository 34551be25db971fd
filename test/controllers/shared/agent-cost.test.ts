import * as fc from 'fast-check';
import { LONG_HEADER, needsShortHeaders, stepsOf } from '../../../src/controllers/shared/agent-cost';
import { GO, PCRE } from '../../../src/controllers/shared/engines';

/** The agents that count: whatever begins like another one is blocked with it. */
const counting = (agents: readonly string[]) => agents.filter(agent => !agents.some(other => other !== agent && agent.startsWith(other)));

/** The characters that may follow a beginning. */
const following = (agents: readonly string[], beginning: string) => (
  new Set(counting(agents).filter(agent => agent.startsWith(beginning) && agent !== beginning).map(agent => agent[beginning.length])).size
);

const sum = (agents: readonly string[], beginnings: readonly string[]) => (
  beginnings.reduce((steps, beginning) => steps + following(agents, beginning), 0)
);

/** The steps that an engine takes for a header, counted one by one. */
const COUNTED: { readonly [engine: string]: (agents: readonly string[], header: string) => number } = {
  // At each character, for all that has begun there or before.
  Go: (agents, header) => Array.from(header).reduce((steps, _, at) => (
    steps + sum(agents, Array.from({ length: at + 1 }, (_none, from) => header.slice(from, at)))
  ), 0),
  // From each character on, as far as an agent goes.
  PCRE: (agents, header) => Array.from(header).reduce((steps, _, at) => (
    steps + sum(agents, Array.from({ length: header.length - at }, (_none, length) => header.slice(at, at + length)))
  ), 0),
};

const word = fc.stringMatching(/^[ab]{1,6}$/);

test.each(Object.entries(COUNTED))('no header makes %s take more steps than are counted for each character', (_name, counted) => {
  fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), fc.stringMatching(/^[ab]{1,40}$/), (agents, header) => {
    expect(counted(agents, header)).toBeLessThanOrEqual(stepsOf([agents]) * header.length);
  }), { numRuns: 500 });
});

test.each<[string, string[][], number]>([
  ['one agent', [['curl']], 2],
  ['agents that begin alike', [['aab', 'aac']], 4],
  ['agents that begin alike, in two expressions', [['aab'], ['aac']], 6],
  ['an agent that repeats its beginning', [['aaaa']], 4],
  ['an agent that begins like another one', [['aa', 'aab']], 2],
  ['agents that have nothing in common', [['ab'], ['cd']], 3],
])('steps of %s', (_name, groups, steps) => {
  expect(stepsOf(groups)).toBe(steps);
});

const ENGINES = { GO, PCRE };

const NAMES = Array.from({ length: 500 }, (_, i) => `${(i * 7919 % 17576).toString(26).padStart(3, 'x')}bot-${i}`);

describe.each(Object.entries(ENGINES))('%s', (_name, engine) => {
  test('a short list is compared with headers of every length', () => {
    expect(needsShortHeaders([['Scrapy', 'Go-http-client', 'HttpClient', 'curl']], engine)).toBe(false);
    expect(needsShortHeaders([['x'.repeat(100)]], engine)).toBe(false);
  });

  test('a long one with short headers', () => {
    expect(needsShortHeaders([NAMES], engine)).toBe(true);
    expect(needsShortHeaders([['x'.repeat(101)]], engine)).toBe(true);
  });

  test('one that costs too much even then is refused', () => {
    const agents = Array.from({ length: 200 }, (_, i) => Array.from({ length: 60 }, (_none, j) => 'a'.repeat(i) + String.fromCharCode(66 + j % 30) + j)).flat();
    expect(() => needsShortHeaders([agents], engine)).toThrow(expect.objectContaining({ code: 'user-agent.too-costly' }));
  });
});

test('a long header has at least 1,000 characters', () => {
  expect(['a'.repeat(999), 'a'.repeat(1000)].map(header => new RegExp(LONG_HEADER).test(header))).toStrictEqual([false, true]);
});

test('lists of any length are counted', () => {
  const agents = Array.from({ length: 20_000 }, (_, i) => `${i.toString(36)}-${'x'.repeat(20)}`);
  expect(stepsOf([agents])).toBeGreaterThan(36);
});
