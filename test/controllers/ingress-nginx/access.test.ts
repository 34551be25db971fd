import { AnnotationReader, IngressController, Support, UserAgents } from '../../../src';
import { annotations, failure, loadBalancer } from '../../support';

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
  expect(loadBalancer({ blockedUserAgents: [] }).report.verdicts.map(verdict => verdict.policy)).toStrictEqual(['paths']);
});

describe('patterns are split below the longest word that nginx reads', () => {
  function patterns(...agents: string[]): string[] {
    return [...snippet(...agents).matchAll(/~\* "(.*)"\)/g)].map(match => match[1]);
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
    expect(patterns(...agents).flatMap(pattern => pattern.split('|'))).toStrictEqual(agents);
    expect(text.split('\n').slice(0, -1).every(line => /^if \(\$http_user_agent ~\* "[^"]{1,2048}"\) \{ return 403; \}$/.test(line))).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('the report', () => {
  test('names the agents', () => {
    const lb = loadBalancer({ blockedUserAgents: ['Scrapy', 'bad bot'] });
    expect(lb.report.verdicts[1]).toStrictEqual({
      route: 'zl/Lb',
      policy: 'blockedUserAgents',
      support: Support.NATIVE,
      rendered: 'configuration-snippet: 403 for Scrapy, bad bot',
      note: 'agents that name themselves otherwise pass: many crawlers claim to be browsers',
    });
    expect(lb.report.requirements.map(requirement => requirement.id)).toContain('snippet-annotations');
  });
});

test('without snippets it is refused, with what the controller\'s ConfigMap could do for every host', () => {
  const controller = IngressController.ingressNginx({ snippetAnnotations: false });
  expect(failure(() => loadBalancer({ controller, blockedUserAgents: ['Scrapy', 'c++'] })))
    .toBe('zl/Lb: blockedUserAgents: got ["Scrapy","c++"], allowed is nothing that needs a snippet where snippetAnnotations is false; '
      + 'block them for every host in the ConfigMap of ingress-nginx (block-user-agents: "~*(Scrapy|c\\\\x2b\\\\x2b)"), or allow snippets');
  expect(() => loadBalancer({ controller, blockedUserAgents: [] })).not.toThrow();
});

test('with snippets it is rendered as without a word about them', () => {
  const controller = IngressController.ingressNginx({ snippetAnnotations: true });
  expect(annotations({ controller, blockedUserAgents: ['curl'] })[SNIPPET]).toBe(snippet('curl'));
});

test('where Traefik reads the annotations, advice is for Traefik', () => {
  const controller = IngressController.ingressNginx({ snippetAnnotations: false, reader: AnnotationReader.TRAEFIK });
  expect(failure(() => loadBalancer({ controller, blockedUserAgents: ['curl'] }))).toBe('zl/Lb: blockedUserAgents: got ["curl"], allowed is nothing that needs a snippet '
    + 'where snippetAnnotations is false; use IngressController.traefik(), which needs none, or allow snippets');
});
