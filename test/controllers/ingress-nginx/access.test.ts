import { invalidInput, onTraefik, report, requirement, verdict } from './support';
import { IngressController, Support, UserAgents } from '../../../src';
import { ACCESS } from '../../../src/controllers/ingress-nginx/access';
import { annotations, loadBalancer } from '../../support';

const SNIPPET = 'nginx.ingress.kubernetes.io/configuration-snippet';

function snippet(...blockedUserAgents: string[]): string {
  return annotations({ blockedUserAgents })[SNIPPET];
}

test('the crawlers are answered with 403', () => {
  expect(snippet(...UserAgents.CRAWLERS)).toBe('if ($http_user_agent ~* "Scrapy|Go-http-client|HttpClient|curl") { return 403; }\n');
});

test('agents are literals, in the form that was measured', () => {
  expect(snippet('bad bot', 'evil.scraper', 'c++')).toBe('if ($http_user_agent ~* "bad\\x20bot|evil\\x2escraper|c\\x2b\\x2b") { return 403; }\n');
});

test.each([
  '") { return 200; } location /x { return 200; } if ($a ~ "',
  'a"; }',
  'a\\',
  '$http_x',
  '{1}',
  'a|b',
  '.*',
])('no agent leaves its place: %j', agent => {
  expect(snippet(agent)).toMatch(/^if \(\$http_user_agent ~\* "(?:[A-Za-z0-9_-]|\\x[0-9a-f]{2})+"\) \{ return 403; \}\n$/);
});

test.each([
  ['Scrapy/2.11 (+https://scrapy.org)', true],
  ['curl/8.5.0', true],
  ['CURL', true],
  ['Apache-HttpClient/4.5', true],
  ['Go-http-client/1.1', true],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/120', false],
  ['', false],
])('the agent %j is blocked: %s', (agent, blocked) => {
  const [, pattern] = /~\* "(.*)"\)/.exec(snippet(...UserAgents.CRAWLERS))!;
  expect(new RegExp(pattern, 'i').test(agent)).toBe(blocked);
});

test('neither agents nor an empty list give a snippet', () => {
  expect(annotations({})).not.toHaveProperty([SNIPPET]);
  expect(annotations({ blockedUserAgents: [] })).not.toHaveProperty([SNIPPET]);
  expect(report({ blockedUserAgents: [] }).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
});

describe('patterns are split below the longest word that nginx reads', () => {
  /** Behind that of long headers, which are blocked beside a long list. */
  function patterns(...agents: string[]): string[] {
    const [long, ...others] = [...snippet(...agents).matchAll(/~\* "(.*)"\)/g)].map(match => match[1]);
    expect(long).toBe('^.{1000}');
    return others;
  }

  test('two that make 2048 characters together stay in one', () => {
    const [a, b] = ['a'.repeat(512), `b${' '.repeat(383)}bb`];
    // 512 for the first, one for the bar, 1535 for the second.
    expect(patterns(a, b)).toStrictEqual([`${a}|b${'\\x20'.repeat(383)}bb`]);
    expect(patterns(a, b)[0]).toHaveLength(2048);
  });

  test('two that make one more do not', () => {
    const [a, b] = ['a'.repeat(512), `b${' '.repeat(383)}bbb`];
    expect(patterns(a, b)).toStrictEqual([a, `b${'\\x20'.repeat(383)}bbb`]);
  });

  test('the longest agent fits, with all its characters escaped', () => {
    expect(patterns(`${'.'.repeat(512)}`, 'curl', 'wget')).toStrictEqual(['\\x2e'.repeat(512), 'curl|wget']);
  });

  test('each has a directive of its own, and no agent is lost', () => {
    const agents = Array.from({ length: 600 }, (_, i) => `crawler-${i}`);
    const text = snippet(...agents);
    expect(patterns(...agents).length).toBeGreaterThan(1);
    const isBlocked = (agent: string) => patterns(...agents).some(pattern => new RegExp(pattern, 'i').test(agent));
    expect(agents.filter(agent => !isBlocked(`${agent}/1.0`))).toStrictEqual([]);
    expect(['crawler', 'crawler-', 'crawler-x'].filter(isBlocked)).toStrictEqual([]);
    expect(text.split('\n').slice(0, -1).every(line => /^if \(\$http_user_agent ~\* "[^"]{1,2048}"\) \{ return 403; \}$/.test(line))).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

test('the report names the agents', () => {
  const { note } = ACCESS.blockedUserAgents.declares.blockedUserAgents;
  expect(note).toBeDefined();
  expect(verdict('blockedUserAgents', { blockedUserAgents: ['Scrapy', 'bad bot'] }))
    .toStrictEqual({ route: 'zl/Lb', policy: 'blockedUserAgents', support: Support.NATIVE, rendered: 'configuration-snippet: 403 for Scrapy, bad bot', note });
  expect(requirement('snippet-annotations', { blockedUserAgents: ['Scrapy'] })).toBeDefined();
});

describe('without snippets', () => {
  const controller = IngressController.ingressNginx({ snippetAnnotations: false });
  const refused = { code: 'nginx.agents-need-snippet', prop: 'blockedUserAgents', got: '["Scrapy","c++"]', place: 'zl/Lb' };

  test('they are refused, with what the controller\'s ConfigMap could do for every host', () => {
    const error = invalidInput(() => loadBalancer({ controller, blockedUserAgents: ['Scrapy', 'c++'] }));
    expect(error).toMatchObject(refused);
    expect(error.fix).toContain('block-user-agents: "~*(Scrapy|c\\\\x2b\\\\x2b)"');
  });

  test('where Traefik reads the annotations, advice is for Traefik', () => {
    const error = invalidInput(() => loadBalancer({ controller: onTraefik({ snippetAnnotations: false }), blockedUserAgents: ['Scrapy', 'c++'] }));
    expect(error).toMatchObject(refused);
    expect(error.fix).toContain('IngressController.traefik()');
    expect(error.fix).not.toContain('ingress-nginx');
  });

  test('an empty list needs none', () => {
    expect(() => loadBalancer({ controller, blockedUserAgents: [] })).not.toThrow();
  });
});

test('with snippets they are rendered as without a word about them', () => {
  const controller = IngressController.ingressNginx({ snippetAnnotations: true });
  expect(annotations({ controller, blockedUserAgents: ['curl'] })[SNIPPET]).toBe(snippet('curl'));
});
