import { UserAgents } from '../src';
import { costing, programOf } from './support/processes';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, counts, hostOf, loadBalancer, serve } from './support/scene';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

/** Each holds what means something to regular expressions or to the configuration around them. */
const ODD = ['bad bot', 'evil.scraper', 'c++', 'a|b', '(x)', '[y]', 'q?', '^s', 'd$', 'b\\w', 'say "hi"', 'it\'s', '{1}', 'semi;colon', '#hash', '$http_host', '100%'];

/** They hold what the odd ones would match if they were patterns. */
const LOOK_ALIKES = ['badxbot', 'bad-bot', 'evilXscraper', 'ccc', 'a', 'x', 'y', 'say hi', 'semi', 'hash', 'b1', '1'];

describe.each([
  ['crawlers', UserAgents.CRAWLERS, UserAgents.CRAWLERS.map(agent => `${agent}/1.0`), [CHROME, 'Scrap', 'cur l']],
  ['odd agents', ODD, ODD.map(agent => `Mozilla ${agent} 1.0`), [CHROME, ...LOOK_ALIKES]],
])('%s', (name, blocked, refused, served) => {
  const namespace = name.replace(' ', '-');
  const status = async (agent?: string) => (await ask(hostOf(namespace), '/', { headers: agent === undefined ? {} : { 'user-agent': agent } })).status;
  const statuses: { [kind: string]: Set<number> } = { asWritten: new Set(), upper: new Set(), lower: new Set(), others: new Set(), none: new Set() };

  beforeAll(async () => serve(namespace, chart => loadBalancer(chart, { blockedUserAgents: [...blocked] })));

  afterAll(() => record('User agents', `${blocked.length} blocked ${name}, as written, in upper and in lower case; ${served.length} others; none`, '403; 403; 403; 200; 200',
    [statuses.asWritten, statuses.upper, statuses.lower, statuses.others, statuses.none].map(each => [...each].join(' and ')).join('; ')));

  test.each(refused)('%s: 403, in any case', async agent => {
    const got = [await status(agent), await status(agent.toUpperCase()), await status(agent.toLowerCase())];
    statuses.asWritten.add(got[0]);
    statuses.upper.add(got[1]);
    statuses.lower.add(got[2]);
    expect(got).toStrictEqual([403, 403, 403]);
  });

  test.each([...served, undefined])('%s: 200', async agent => {
    const got = await status(agent);
    (agent === undefined ? statuses.none : statuses.others).add(got);
    expect(got).toBe(200);
  });
});

/** Unlike each other: 300 names of bots. */
const MANY = Array.from({ length: 300 }, (_, i) => `${String.fromCharCode(97 + i % 26)}${String.fromCharCode(97 + i * 7 % 26)}bot${i}`);

test.each(RUNNING.filter(({ column }) => column !== 'Gateway API').map(running => [nameOf(running), running] as const))(
  '%s, a long list: no header is so long that comparing it keeps the controller busy', async (name, { short, controller, target }) => {
    const namespace = `many-agents-${short}`;
    await serve(namespace, chart => loadBalancer(chart, { controller, blockedUserAgents: MANY }), target);
    const askAs = async (agent: string) => ask(hostOf(namespace), '/', { address: target.address, headers: { 'user-agent': agent } });
    const statuses = [];
    for (const agent of [MANY[0], `x${MANY[299].toUpperCase()}/2.0`, `${CHROME} ${'a'.repeat(999 - CHROME.length - 1)}`, CHROME]) {
      statuses.push((await askAs(agent)).status);
    }
    const { found: long, each } = await costing(programOf(target), 100, async i => askAs(`${'ab'.repeat(4000)}${i}`));
    record('User agents', `${name}: ${MANY.length} names, two of them, a header of 999 characters, a browser; 100 headers of 8 kB`, '403, 403, 200, 200; no more than 10 ms of CPU each',
      `${statuses.join(', ')}; ${JSON.stringify(counts(long.map(({ status }) => status)))}, ${each.toFixed(1)} ms of CPU each`);
    expect(statuses).toStrictEqual([403, 403, 200, 200]);
    // Envoy compares in a time that does not depend on the list, and has no need of a limit.
    expect(counts(long.map(({ status }) => status))).toStrictEqual({ [short === 'envoy' ? 200 : 403]: long.length });
  });
