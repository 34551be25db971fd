import * as fc from 'fast-check';
import { HeaderValue, RoutePath, UserAgents } from '../../src';
import { fault } from '../support';
import { hostileText, printable } from './support/chars';
import { CANARY, complaintAbout, FrontDoor, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';

/** How a User-Agent is made of one of the blocked texts. */
interface Probe {
  readonly which: number;
  readonly flip: string;
  readonly at: number;
  readonly char: string;
  readonly before: string;
  readonly after: string;
}

interface Case {
  readonly agents: readonly string[];
  readonly probes: readonly Probe[];
}

/** HTTP takes spaces off both ends of a header's value. */
const received = (userAgent: string) => userAgent.replace(/^ +| +$/g, '');

/** The meaning of the prop, in plain string operations. */
function blocks(agents: readonly string[], userAgent: string): boolean {
  return agents.some(text => received(userAgent).toLowerCase().includes(text.toLowerCase()));
}

const agent = (most: number) => fc.oneof(
  { weight: 4, arbitrary: hostileText(most) },
  { weight: 1, arbitrary: fc.constantFrom('Scrapy', 'Go-http-client', 'c++', 'bad bot', 'evil.scraper', 'x', '.', '|', '.*', '()', '{', '}', '"', '\\', '$') },
).filter(text => text.trim() !== '');

/** Texts around the agent: what browsers send, and letters beyond ASCII, which a client may send as well. */
const filler = fc.oneof(fc.constantFrom('', 'Mozilla/5.0 (X11) ', ' AppleWebKit/537.36', '"', '\\', 'é', 'ÿ§'), fc.array(printable, { maxLength: 8 }).map(chars => chars.join('')));

const flips: { readonly [name: string]: (text: string, at: number, char: string) => string } = {
  same: text => text,
  upper: text => text.toUpperCase(),
  lower: text => text.toLowerCase(),
  altered: (text, at, char) => text.slice(0, at) + char + text.slice(at + 1),
  dropped: (text, at) => text.slice(0, at) + text.slice(at + 1),
  doubled: (text, at) => text.slice(0, at) + text[at] + text.slice(at),
  cut: (text, at) => text.slice(0, at),
  // What a regular expression, a quoted string or an alternation would make of the text.
  dotted: (text, _, char) => text.replace(/\./g, char),
  unescaped: text => text.replace(/\\/g, ''),
  halved: text => text.split('|')[0],
  ungrouped: text => text.replace(/[()[\]{}]/g, ''),
  unspaced: text => text.replace(/ /g, ''),
};

const probe: fc.Arbitrary<Probe> = fc.record({
  which: fc.nat(),
  flip: fc.constantFrom(...Object.keys(flips)),
  at: fc.nat(),
  char: printable,
  before: filler,
  after: filler,
});

function userAgentOf({ which, flip, at, char, before, after }: Probe, agents: readonly string[]): string {
  const text = agents[which % agents.length];
  return before + flips[flip](text, at % text.length, char) + after;
}

const cases = (lists: fc.Arbitrary<string[]>) => fc.record<Case>({ agents: lists, probes: fc.array(probe, { minLength: 8, maxLength: 16 }) });

/** Each list on a host of its own, beside a route of the same host that blocks nobody. */
function ingressesOf(lists: ReadonlyArray<readonly string[]>): Ingress[] {
  return render(chart => lists.forEach((agents, i) => {
    const host = hostOf(i);
    const lb = loadBalancer(chart, `lb-${i}`, {
      hosts: [host],
      paths: [RoutePath.prefix('/app')],
      blockedUserAgents: [...agents],
      responseHeaders: { 'X-Real-IP': HeaderValue.clientIp() },
    });
    lb.addRoute('open', { hosts: [host], paths: [RoutePath.prefix('/open')] });
  }));
}

const hostOf = (i: number) => `h${i}.test`;

async function check(door: FrontDoor, host: string, { agents, probes }: Case): Promise<void> {
  await Promise.all(probes.map(async each => {
    const userAgent = userAgentOf(each, agents);
    const answer = await door.get(host, '/app/x', { headers: { 'user-agent': userAgent } });
    const expected = blocks(agents, userAgent) ? 403 : 200;
    expect({ agents, userAgent, status: answer.status }).toEqual({ agents, userAgent, status: expected });
    expect(answer.seen && (answer.seen.headers['user-agent'] ?? '')).toBe(expected === 200 ? received(userAgent) : undefined);
    expect(answer.headers.get('x-real-ip')).toEqual(['127.0.0.1']);
  }));
}

/** Nothing but requests to the route itself may change. */
async function checkRest(door: FrontDoor, host: string, agents: readonly string[]): Promise<void> {
  const headers = { 'user-agent': agents[0] };
  const statusOf = async (where: string, path: string, sent: { [name: string]: string }) => (await door.get(where, path, { headers: sent })).status;
  expect({
    agents,
    absent: await statusOf(host, '/app', {}),
    empty: await statusOf(host, '/app', { 'user-agent': '' }),
    open: await statusOf(host, '/open', headers),
    unrouted: await statusOf(host, '/pwn', {}),
    canary: await statusOf(CANARY, '/', headers),
  }).toEqual({ agents, absent: 200, empty: 200, open: 200, unrouted: 404, canary: 200 });
  const [names, plain] = await Promise.all([door.get(host, '/app'), door.get(CANARY, '/')])
    .then(answers => answers.map(answer => [...answer.headers.keys()]));
  expect(names.filter(name => name !== 'x-real-ip')).toEqual(plain);
}

test('a request is answered with 403 just when its User-Agent holds one of the texts, literally and in any case', async () => {
  await holds(12, batch(cases(fc.array(agent(24), { minLength: 1, maxLength: 6 })), 30), async examples => {
    await serving(ingressesOf(examples.map(({ agents }) => agents)), async door => {
      for (const [i, example] of examples.entries()) {
        await check(door, hostOf(i), example);
        await checkRest(door, hostOf(i), example.agents);
      }
    });
  });
});

test('lists of hundreds of agents, each up to the longest that is taken, load and block', async () => {
  const long = fc.array(fc.oneof({ weight: 3, arbitrary: agent(60) }, { weight: 1, arbitrary: agent(512) }), { minLength: 200, maxLength: 500, size: 'max' });
  await holds(4, cases(long), async example => {
    await serving(ingressesOf([example.agents]), async door => {
      await check(door, hostOf(0), example);
      await checkRest(door, hostOf(0), example.agents);
    });
  });
});

test('an agent of the longest length that is taken, all of it in need of escapes, stays within the words that nginx reads', async () => {
  const longest = '"'.repeat(512);
  const ingresses = ingressesOf([[longest], Array.from({ length: 5 }, (_, i) => `${'$'.repeat(500)}${i}`)]);
  await serving(ingresses, async door => {
    expect((await door.get(hostOf(0), '/app', { headers: { 'user-agent': `x${longest}x` } })).status).toBe(403);
    expect((await door.get(hostOf(0), '/app', { headers: { 'user-agent': longest.slice(1) } })).status).toBe(200);
    expect((await door.get(hostOf(1), '/app', { headers: { 'user-agent': `${'$'.repeat(500)}49` } })).status).toBe(403);
    expect((await door.get(hostOf(1), '/app', { headers: { 'user-agent': `${'$'.repeat(499)}49` } })).status).toBe(200);
  });
  expect(fault(() => ingressesOf([[`${longest}"`]]))).toMatchObject({ code: 'user-agent.too-long', prop: 'blockedUserAgents[0]' });
});

test.each([
  ['bad bot', ['bad bot', 'Mozilla (BAD BOT/1.0)'], ['badxbot', 'bad\tbot', 'bad', 'bot']],
  ['evil.scraper', ['evil.scraper', 'EVIL.Scraper/2'], ['evilXscraper', 'evil', 'evilscraper']],
  ['c++', ['c++', 'C++ client'], ['cc', 'c', 'ccc']],
  ['a|b', ['a|b', 'xA|Bx'], ['a', 'b', 'ab']],
  ['{1}', ['{1}'], ['1', '{2}', '']],
  ['.*', ['.*', 'a.*b'], ['anything', '.', '*']],
  ['"; } location /pwn { return 299; } #', ['"; } location /pwn { return 299; } #'], ['location', 'Mozilla']],
])('%j blocks what holds it and nothing that only looks alike', async (text, blocked, passed) => {
  await serving(ingressesOf([[text]]), async door => {
    const status = async (userAgent: string) => (await door.get(hostOf(0), '/app', { headers: { 'user-agent': userAgent } })).status;
    expect(await Promise.all(blocked.map(status))).toEqual(blocked.map(() => 403));
    expect(await Promise.all(passed.map(status))).toEqual(passed.map(() => 200));
    await checkRest(door, hostOf(0), [text]);
  });
});

test('the list of crawlers blocks them and lets browsers pass', async () => {
  await serving(ingressesOf([UserAgents.CRAWLERS]), async door => {
    const status = async (userAgent: string) => (await door.get(hostOf(0), '/app', { headers: { 'user-agent': userAgent } })).status;
    const crawlers = ['Scrapy/2.11 (+https://scrapy.org)', 'Go-http-client/1.1', 'Apache-HttpClient/4.5', 'curl/8.5.0', 'CURL'];
    const browsers = ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/124.0', 'Wget/1.21', 'Go http client'];
    expect(await Promise.all(crawlers.map(status))).toEqual(crawlers.map(() => 403));
    expect(await Promise.all(browsers.map(status))).toEqual(browsers.map(() => 200));
  });
});

test('the harness itself notices a User-Agent text that breaks out of its string', () => {
  const [ingress] = ingressesOf([['curl']]);
  const broken = (snippet: string): Ingress => ({
    ...ingress,
    metadata: { ...ingress.metadata, annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': snippet } },
  });
  expect(complaintAbout([broken('if ($http_user_agent ~* "a"b") { return 403; }')])).toContain('unexpected');
  expect(complaintAbout([broken('if ($http_user_agent ~* "a(") { return 403; }')])).toContain('pcre');
});

test('beside a long list, a header of 1,000 characters is blocked unread, and a shorter one is compared', async () => {
  const lists = [UserAgents.CRAWLERS, Array.from({ length: 300 }, (_, i) => `bot-${i}`)];
  await serving(ingressesOf(lists), async door => {
    const statuses = async (length: number) => Promise.all(lists.map(async (_, i) => (await door.get(hostOf(i), '/app/x', { headers: { 'user-agent': 'x'.repeat(length) } })).status));
    expect([await statuses(999), await statuses(1000)]).toEqual([[200, 200], [200, 403]]);
  });
});
