import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { IngressController, PathType, Rewrite, RoutePath, Support } from '../../../src';
import { chartIn, failure, ingress, loadBalancer, pathsOf, rendered, synth } from '../../support';

const HOST = 'app.example.com';
const USE_REGEX = 'nginx.ingress.kubernetes.io/use-regex';

/** The paths of a route, as `pathType path`. */
function paths(props: Parameters<typeof rendered>[0]): string[] {
  return pathsOf(rendered(props)).map(({ path, pathType }) => `${pathType} ${path}`);
}

/** A pattern as the controller compiles it. JavaScript regards case anyway, and does not know `(?-i)`. */
function regex(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/\(\?-i\)/g, '')}`);
}

/** Of all patterns of a host, the one that the controller takes: it tries the longest first. */
function chosen<T extends { path: string }>(locations: T[], request: string): T | undefined {
  return [...locations].sort((a, b) => b.path.length - a.path.length || (a.path < b.path ? 1 : -1)).find(({ path }) => regex(path).test(request));
}

/** What the backend sees: the controller's `rewrite "PATH" TARGET break`, or the path as it is. */
function reached(props: Parameters<typeof rendered>[0], request: string): string | number {
  const object = rendered(props);
  const match = chosen(pathsOf(object), request);
  const target = object.metadata.annotations['nginx.ingress.kubernetes.io/rewrite-target'];
  if (!match) {
    return 404;
  }
  const groups = regex(match.path).exec(request)!;
  return target === undefined ? request : target.replace(/\$(\d)/g, (_: string, group: string) => groups[Number(group)] ?? '');
}

describe('a host without regular expressions', () => {
  test('gets the paths as they are', () => {
    const object = rendered({ hosts: [HOST], paths: [RoutePath.prefix('/app'), RoutePath.exact('/ping'), RoutePath.prefix('/v1.2/')] });
    expect(pathsOf(object)).toStrictEqual([
      { path: '/app', pathType: 'Prefix' },
      { path: '/ping', pathType: 'Exact' },
      { path: '/v1.2', pathType: 'Prefix' },
    ]);
    expect(object.metadata.annotations).toBeUndefined();
  });

  test('gets an exact path with a slash last as an approximation, since nginx redirects to it', () => {
    expect(loadBalancer({ paths: [RoutePath.exact('/'), RoutePath.exact('/ping/')] }).report.verdicts).toStrictEqual([
      { route: 'zl/Lb', policy: 'paths', support: Support.APPROXIMATED, rendered: 'Exact /, Exact /ping/', note: 'requests for /ping are redirected to /ping/ with 301' },
    ]);
    expect(loadBalancer({ paths: [RoutePath.exact('/'), RoutePath.prefix('/ping/')] }).report.verdicts[0].support).toBe(Support.NATIVE);
  });

  test('gets everything by default', () => {
    expect(paths({})).toStrictEqual(['Prefix /']);
  });

  test('the report says so', () => {
    expect(loadBalancer({ paths: [RoutePath.prefix('/app'), RoutePath.exact('/ping')] }).report.verdicts).toStrictEqual([
      { route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'Prefix /app, Exact /ping', note: undefined },
    ]);
  });
});

describe('a host with regular expressions gets patterns that mean what the paths say, in the form that was measured', () => {
  test.each<[string, Parameters<typeof rendered>[0], string, string | undefined]>([
    ['strip a prefix', { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() }, '/(?-i)lb(/|$)(.*)', '/$2'],
    ['strip a prefix with a slash last', { paths: [RoutePath.prefix('/lb/')], rewrite: Rewrite.stripPrefix() }, '/(?-i)lb(/|$)(.*)', '/$2'],
    ['strip a prefix with a dot', { paths: [RoutePath.prefix('/v1.2')], rewrite: Rewrite.stripPrefix() }, '/(?-i)v1\\.2(/|$)(.*)', '/$2'],
    ['strip a prefix without letters', { paths: [RoutePath.prefix('/1-2_3')], rewrite: Rewrite.stripPrefix() }, '/1-2_3(/|$)(.*)', '/$2'],
    ['strip the root', { paths: [RoutePath.prefix('/')], rewrite: Rewrite.stripPrefix() }, '/()(.*)', '/$2'],
    ['strip an exact path', { paths: [RoutePath.exact('/lb')], rewrite: Rewrite.stripPrefix() }, '/(?-i)lb()()$', '/$2'],
    ['replace a prefix', { paths: [RoutePath.prefix('/old')], rewrite: Rewrite.replacePrefix('/new') }, '/(?-i)old(/.*)?$', '/new$1'],
    ['replace the root', { paths: [RoutePath.prefix('/')], rewrite: Rewrite.replacePrefix('/new') }, '/(.*)', '/new/$1'],
    ['replace an exact path', { paths: [RoutePath.exact('/old')], rewrite: Rewrite.replacePrefix('/new') }, '/(?-i)old()$', '/new$1'],
    ['an exact path as another', { paths: [RoutePath.exact('/ping')], rewrite: Rewrite.fullPath('/healthz') }, '/(?-i)ping$', '/healthz'],
    ['a prefix as one path', { paths: [RoutePath.prefix('/ping')], rewrite: Rewrite.fullPath('/healthz') }, '/(?-i)ping(/.*)?$', '/healthz'],
    ['everything as one path', { rewrite: Rewrite.fullPath('/healthz') }, '/', '/healthz'],
    ['a regular expression', { paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') }, '/lb/(zl/.*)', '/$1'],
    ['a regular expression without a rewrite', { paths: [RoutePath.regex('/[0-9]+')] }, '/[0-9]+', undefined],
  ])('%s', (_, props, path, target) => {
    const object = rendered({ hosts: [HOST], ...props });
    expect(pathsOf(object)).toStrictEqual([{ path, pathType: 'ImplementationSpecific' }]);
    expect(object.metadata.annotations).toStrictEqual({
      [USE_REGEX]: 'true',
      ...target !== undefined && { 'nginx.ingress.kubernetes.io/rewrite-target': target },
    });
  });

  test('the paths beside a regular expression', () => {
    expect(paths({ hosts: [HOST], paths: [RoutePath.regex('/9+'), RoutePath.prefix('/app'), RoutePath.exact('/exact'), RoutePath.prefix('/v1.2')] })).toStrictEqual([
      'ImplementationSpecific /9+',
      'ImplementationSpecific /(?-i)app(/.*)?$',
      'ImplementationSpecific /(?-i)exact$',
      'ImplementationSpecific /(?-i)v1\\.2(/.*)?$',
    ]);
  });

  test.each<[string, Parameters<typeof rendered>[0], { [request: string]: string | number }]>([
    ['strip /lb', { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() },
      { '/lb': '/', '/lb/': '/', '/lb/x': '/x', '/lb/lb/x': '/lb/x', '/lbx': 404, '/LB/x': 404, '/a/lb/x': 404 }],
    ['strip everything', { rewrite: Rewrite.stripPrefix() }, { '/': '/', '/x': '/x', '/x/y': '/x/y' }],
    ['strip an exact path', { paths: [RoutePath.exact('/lb')], rewrite: Rewrite.stripPrefix() }, { '/lb': '/', '/lb/': 404, '/lb/x': 404 }],
    ['replace /old by /new', { paths: [RoutePath.prefix('/old')], rewrite: Rewrite.replacePrefix('/new') },
      { '/old': '/new', '/old/': '/new/', '/old/x': '/new/x', '/old/old/x': '/new/old/x', '/older': 404, '/OLD/x': 404 }],
    ['replace everything by /new', { rewrite: Rewrite.replacePrefix('/new') }, { '/': '/new/', '/x': '/new/x', '/x/y': '/new/x/y' }],
    ['replace an exact path', { paths: [RoutePath.exact('/old')], rewrite: Rewrite.replacePrefix('/new') }, { '/old': '/new', '/old/': 404 }],
    ['exact /ping as /healthz', { paths: [RoutePath.exact('/ping')], rewrite: Rewrite.fullPath('/healthz') },
      { '/ping': '/healthz', '/ping/': 404, '/ping/x': 404, '/PING': 404 }],
    ['prefix /app beside a regular expression', { paths: [RoutePath.prefix('/app'), RoutePath.regex('/9')] },
      { '/app': '/app', '/app/': '/app/', '/app/x': '/app/x', '/apple': 404, '/APP/x': 404 }],
    ['exact /exact beside a regular expression', { paths: [RoutePath.exact('/exact'), RoutePath.regex('/9')] },
      { '/exact': '/exact', '/exact/': 404, '/EXACT': 404, '/exactly': 404 }],
    ['a dot in the prefix', { paths: [RoutePath.prefix('/v1.2')], rewrite: Rewrite.stripPrefix() }, { '/v1.2/x': '/x', '/v1x2/x': 404 }],
    ['the regular expression that people copy', { paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') },
      { '/lb/zl/foo': '/zl/foo', '/': 404, '/lb/': 404, '/lb/zl': 404, '/lb/zx/foo': 404, '/x/lb/zl/foo': 404 }],
  ])('%s', (_, props, expected) => {
    const answers = Object.keys(expected).map(request => [request, reached({ hosts: [HOST], ...props }, request)]);
    expect(Object.fromEntries(answers)).toStrictEqual(expected);
  });

  test('the report tells of patterns, and of what a regular expression does to its host', () => {
    const note = 'rendered as regular expressions that match just these paths, because a rewrite or a regular expression on a host makes the controller read all its paths as such';
    expect(loadBalancer({ paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() }).report.verdicts[0]).toStrictEqual({
      route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'ImplementationSpecific /(?-i)lb(/|$)(.*)', note,
    });
    expect(loadBalancer({ paths: [RoutePath.regex('/a'), RoutePath.exact('/b')] }).report.verdicts[0]).toStrictEqual({
      route: 'zl/Lb',
      policy: 'paths',
      support: Support.APPROXIMATED,
      rendered: 'ImplementationSpecific /a, ImplementationSpecific /(?-i)b$',
      note: 'regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts',
    });
  });
});

describe('the order of a host\'s patterns keeps the meaning of its paths', () => {
  test('an exact path comes before the prefix that it stands in', () => {
    const locations = pathsOf(rendered({ hosts: [HOST], paths: [RoutePath.prefix('/a'), RoutePath.exact('/a'), RoutePath.exact('/a/b'), RoutePath.regex('/9')] }));
    expect(chosen(locations, '/a')).toBe(locations[1]);
    expect(chosen(locations, '/a/b')).toBe(locations[2]);
    expect(chosen(locations, '/a/c')).toBe(locations[0]);
  });

  test('a longer prefix comes before a shorter one, though a rewrite makes that one\'s pattern longer', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/')] }, chart);
    lb.addRoute('strip', { hosts: [HOST], paths: [RoutePath.prefix('/a')], rewrite: Rewrite.stripPrefix() });
    lb.addRoute('exact', { hosts: [HOST], paths: [RoutePath.exact('/a/b')] });
    const [root, strip, exact] = synth(chart).filter(object => object.kind === 'Ingress').map(object => pathsOf(object)[0]);
    expect(chosen([root, strip, exact], '/a/b')).toBe(exact);
    expect(chosen([root, strip, exact], '/a/c')).toBe(strip);
    expect(chosen([root, strip, exact], '/b')).toBe(root);
  });

  test('a longer regular expression comes before a prefix that its matches stand in', () => {
    const locations = pathsOf(rendered({ hosts: [HOST], paths: [RoutePath.prefix('/lb'), RoutePath.regex('/lb/(zl/.*)'), RoutePath.regex('/LB/x/.{3}')] }));
    expect(chosen(locations, '/lb/zl/x')).toBe(locations[1]);
    expect(chosen(locations, '/lb/zz/x')).toBe(locations[0]);
    // In any case, as the controller reads it.
    expect(locations[2].path.length).toBeGreaterThan(locations[0].path.length);
  });

  test('what makes a pattern longer captures nothing', () => {
    const [, { path }] = pathsOf(rendered({ hosts: [HOST], paths: [RoutePath.prefix('/a'), RoutePath.exact('/a'), RoutePath.regex('/9')] }));
    expect(path).toMatch(/^\/\(\?-i\)a\$(\(\?:\))+$/);
  });

  const element = fc.constantFrom('a', 'b', 'ab', 'A', 'v1.2', 'v1x2', '-', 'abc', 'x'.repeat(12));
  const literal = fc.record({
    exact: fc.boolean(),
    elements: fc.array(element, { maxLength: 3 }),
    slash: fc.boolean(),
  }).map(({ exact, elements, slash }) => {
    const value = `/${elements.join('/')}${slash && elements.length > 0 ? '/' : ''}`;
    return exact ? RoutePath.exact(value) : RoutePath.prefix(value);
  });
  // To Kubernetes, "/a" and "/a/" are the same prefix.
  const literals = fc.uniqueArray(literal, { minLength: 1, maxLength: 7, selector: path => path.type === PathType.EXACT ? `=${path.value}` : path.value.replace(/\/$/, '') });
  const request = fc.record({ elements: fc.array(element, { maxLength: 4 }), slash: fc.boolean() })
    .map(({ elements, slash }) => `/${elements.join('/')}${slash && elements.length > 0 ? '/' : ''}`);
  // What makes a host match by regular expressions. No request below starts with a digit.
  const rewrites = [undefined, Rewrite.stripPrefix(), Rewrite.replacePrefix('/new'), Rewrite.fullPath('/x')];
  const regexes = ['/[0-9]', '/0(1|2)/(.*)', '/(?:3{2}|4)/.*x?', '/a{0}5', '/v?1', '/ab*9'];

  /** Kubernetes: an exact path before all prefixes, of these the one with the most elements. */
  function expected(all: RoutePath[], path: string): RoutePath | undefined {
    const elements = (text: string) => text.split('/').filter(part => part !== '');
    const prefixes = all.filter(candidate => candidate.type === PathType.PREFIX
      && elements(candidate.value).every((part, i) => elements(path)[i] === part));
    return all.find(candidate => candidate.type === PathType.EXACT && candidate.value === path)
      ?? prefixes.sort((a, b) => elements(b.value).length - elements(a.value).length)[0];
  }

  test('whatever the paths of its routes and load balancers, the first pattern that matches is of the path that Kubernetes would choose', () => {
    const scenario = fc.record({
      all: literals,
      owners: fc.array(fc.nat({ max: 2 }), { minLength: 7, maxLength: 7 }),
      rewriteOf: fc.array(fc.constantFrom(...rewrites), { minLength: 3, maxLength: 3 }),
      regexPath: fc.constantFrom(...regexes),
      requests: fc.array(request, { minLength: 1, maxLength: 12 }),
    });
    fc.assert(fc.property(scenario, ({ all, owners, rewriteOf, regexPath, requests }) => {
      const app = new App();
      const locations: { path: string; intent?: RoutePath }[] = [];
      // Every load balancer in a chart of its own, so that the same path may stand on two of them.
      const lbs = [0, 1, 2].map(owner => {
        const mine = all.filter((path, i) => owners[all.indexOf(path)] === owner && i < 7);
        const root = mine.some(path => path.type === PathType.PREFIX && path.value === '/') && mine.length > 1;
        return { mine, owner, rewrite: root ? Rewrite.stripPrefix() : rewriteOf[owner] };
      }).filter(({ mine }) => mine.length > 0).map(({ mine, owner, rewrite }) => {
        const chart = chartIn(app, `chart-${owner}`);
        loadBalancer({ hosts: [HOST], paths: mine, rewrite }, chart);
        return { chart, mine };
      });
      const spoiler = chartIn(app, 'spoiler');
      loadBalancer({ hosts: [HOST], paths: [RoutePath.regex(regexPath)] }, spoiler);
      for (const { chart, mine } of lbs) {
        pathsOf(ingress(chart)).forEach(({ path, pathType }, i) => {
          expect(pathType).toBe('ImplementationSpecific');
          locations.push({ path, intent: mine[i] });
        });
      }
      locations.push(...pathsOf(ingress(spoiler)));
      for (const path of [...requests, ...all.map(({ value }) => value)]) {
        if (!regex(regexPath).test(path)) {
          expect([path, chosen(locations, path)?.intent?.toString()]).toStrictEqual([path, expected(all, path)?.toString()]);
        }
      }
    }), { numRuns: 300 });
  });
});

describe('routes on the same host', () => {
  const regexes = { hosts: [HOST], paths: [RoutePath.regex('/9+')] };

  test('read their paths as patterns, also on an Ingress that was made before', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    lb.addRoute('regex', regexes);
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/(?-i)app(/.*)?$', pathType: 'ImplementationSpecific' }]);
    expect(ingress(chart).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
    expect(lb.report.verdicts[0].rendered).toBe('ImplementationSpecific /(?-i)app(/.*)?$');
  });

  test('do so in other load balancers and in other charts of the app, in whatever order they are synthesised', () => {
    const app = new App();
    const [first, second] = [chartIn(app, 'first'), chartIn(app, 'second')];
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, first);
    loadBalancer(regexes, second);
    expect(pathsOf(ingress(first))).toStrictEqual([{ path: '/(?-i)app(/.*)?$', pathType: 'ImplementationSpecific' }]);
    expect(ingress(first).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
  });

  test('do not in another app', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    loadBalancer(regexes, chartIn());
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/app', pathType: 'Prefix' }]);
  });

  test.each([
    ['another host', { hosts: ['other.example.com'] }],
    ['every host', { hosts: undefined }],
    ['a wildcard, which is a server of its own', { hosts: ['*.example.com'] }],
    ['a class of another name', { controller: IngressController.ingressNginx({ className: 'internal' }) }],
  ])('do not on %s', (_, props) => {
    const app = new App();
    const chart = chartIn(app, 'first');
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    loadBalancer({ ...regexes, ...props }, chartIn(app, 'second'));
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/app', pathType: 'Prefix' }]);
    expect(ingress(chart).metadata.annotations).toBeUndefined();
  });

  test('do so through routes in between, whose pattern makes their other hosts match by patterns as well', () => {
    const app = new App();
    const [a, b, c] = ['a', 'b', 'c'].map(id => chartIn(app, id));
    loadBalancer({ hosts: ['c.example.com'], paths: [RoutePath.prefix('/c')] }, c);
    loadBalancer({ hosts: ['b.example.com', 'c.example.com'], paths: [RoutePath.prefix('/b')] }, b);
    loadBalancer({ hosts: ['a.example.com', 'b.example.com'], paths: [RoutePath.regex('/9+')] }, a);
    expect(pathsOf(ingress(c))).toStrictEqual([{ path: '/(?-i)c(/.*)?$', pathType: 'ImplementationSpecific' }]);
    expect(ingress(c).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
    expect(ingress(b).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
  });

  test('without hosts share every host', () => {
    const app = new App();
    const chart = chartIn(app, 'first');
    loadBalancer({ paths: [RoutePath.prefix('/app')] }, chart);
    loadBalancer({ paths: [RoutePath.regex('/9+')] }, chartIn(app, 'second'));
    expect(pathsOf(ingress(chart))[0].pathType).toBe('ImplementationSpecific');
  });

  test('keep the annotations that a user added', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')], annotations: { 'example.com/a': 'b' } }, chart);
    lb.ingress!.metadata.addAnnotation('example.com/c', 'd');
    lb.addRoute('regex', regexes);
    expect(ingress(chart).metadata.annotations).toStrictEqual({ 'example.com/a': 'b', 'example.com/c': 'd', [USE_REGEX]: 'true' });
  });

  test('keep the value that a user gave an annotation after construction', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    lb.ingress!.metadata.addAnnotation(USE_REGEX, 'false');
    lb.addRoute('regex', regexes);
    expect(ingress(chart).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'false' });
  });

  test('look the same in every synthesis', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart).addRoute('regex', regexes);
    expect(synth(chart)).toStrictEqual(synth(chart));
  });
});

describe('a path that the controller refuses', () => {
  test.each(['/a~b', '/a!b', '/a&b', '/a\'b', '/a,b', '/a;b', '/a=b', '/a:b', '/a@b', '/a+b'])('is refused as prefix and as exact path: %s', path => {
    const message = `zl/Lb: paths: got "${path}", allowed is a path of letters, digits and / . _ - on ingress-nginx (its webhook refuses others); use RoutePath.regex() with the other characters escaped`;
    expect(failure(() => loadBalancer({ paths: [RoutePath.prefix(path)] }))).toBe(message);
    expect(failure(() => loadBalancer({ paths: [RoutePath.exact('/ok'), RoutePath.exact(path)] }))).toBe(message);
  });

  test('is taken as a regular expression', () => {
    expect(paths({ paths: [RoutePath.regex('/a~b'), RoutePath.regex('/a\\@b')] })).toStrictEqual(['ImplementationSpecific /a~b', 'ImplementationSpecific /a\\@b']);
  });

  test.each([
    ['/etc/passwd', RoutePath.prefix('/etc/passwd')],
    ['/etc/shadow', RoutePath.exact('/x/etc/shadow')],
    ['/etc/group', RoutePath.prefix('/etc/group')],
    ['/etc/nginx', RoutePath.prefix('/etc/nginx/x')],
    ['/etc/ingress-controller', RoutePath.prefix('/etc/ingress-controller')],
    ['/var/run/secrets', RoutePath.prefix('/var/run/secrets')],
    ['_by_lua', RoutePath.exact('/content_by_lua')],
    ['_by_lua in a regular expression', RoutePath.regex('/content_by_lua_block.*')],
    // The inspector's "alias …;" and "root …;".
    ['alias and a semicolon', RoutePath.regex('/alias/[^;]+')],
    ['root and a semicolon', RoutePath.regex('/root/x\\;(.*)')],
  ])('is refused where its inspector takes it for an attack: %s', (_, path) => {
    expect(failure(() => loadBalancer({ paths: [path] })))
      .toBe(`zl/Lb: paths: got ${JSON.stringify(path.value)}, allowed is a path that does not look like an attack on the controller (it inspects them and drops the Ingress); serve it under another path`);
  });

  test.each(['/etc', '/etc/app', '/var/run', '/lua', '/root', '/alias'])('is none that looks like it: %s', path => {
    expect(paths({ paths: [RoutePath.prefix(path)] })).toStrictEqual([`Prefix ${path}`]);
  });
});

describe('nginx reads no word of 4096 bytes or more, and the controller doubles every backslash', () => {
  test.each<[string, Parameters<typeof rendered>[0]]>([
    ['the longest prefix', { paths: [RoutePath.prefix(`/${'a'.repeat(2999)}`)], rewrite: Rewrite.stripPrefix() }],
    ['a prefix of dots', { paths: [RoutePath.prefix(`/${'a.'.repeat(1499)}`)], rewrite: Rewrite.stripPrefix() }],
    ['a regular expression of escapes', { paths: [RoutePath.regex(`/${'\\.'.repeat(1499)}`)] }],
    ['an exact path behind a prefix of dots', { paths: [RoutePath.prefix(`/${'a.'.repeat(900)}`), RoutePath.exact(`/${'a.'.repeat(900)}/`), RoutePath.regex('/9')] }],
  ])('%s is refused, or stays below', (_, props) => {
    let words: string[] = [];
    try {
      words = pathsOf(rendered({ hosts: [HOST], ...props })).map(({ path }) => `"(?i)${path.replace(/[\\"]/g, '\\$&')}"`);
    } catch (e) {
      expect((e as Error).message).toMatch(/^zl\/Lb: .*allowed is .*; /);
    }
    expect(words.map(word => word.length).filter(length => length >= 4096)).toStrictEqual([]);
  });
});
