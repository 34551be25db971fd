import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { IngressController, PathType, Rewrite, RoutePath, TargetCluster } from '../../../src';
import { chartIn, fault, ingress, loadBalancer, pathsOf, rendered, synth } from '../../support';

const HOST = 'app.example.com';
const USE_REGEX = 'nginx.ingress.kubernetes.io/use-regex';

/** The paths of a route, as `pathType path`. */
function paths(props: Parameters<typeof rendered>[0]): string[] {
  return pathsOf(rendered(props)).map(({ path, pathType }) => `${pathType} ${path}`);
}

/** A pattern as the controller compiles it. JavaScript regards case anyway, and knows neither such flags nor `\\z`. */
function regex(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/^\/\(\?s?(?:-i)?\)/, '/').replace('\\z', '$')}`, 's');
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
});

describe('a host with regular expressions gets patterns that mean what the paths say, in the form that was measured', () => {
  test.each<[string, Parameters<typeof rendered>[0], string, string | undefined]>([
    ['strip a prefix', { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() }, '/(?s-i)lb(/|\\z)(.*)', '/$2'],
    ['strip a prefix with a slash last', { paths: [RoutePath.prefix('/lb/')], rewrite: Rewrite.stripPrefix() }, '/(?s-i)lb(/|\\z)(.*)', '/$2'],
    ['strip a prefix with a dot', { paths: [RoutePath.prefix('/v1.2')], rewrite: Rewrite.stripPrefix() }, '/(?s-i)v1\\.2(/|\\z)(.*)', '/$2'],
    ['strip a prefix without letters', { paths: [RoutePath.prefix('/1-2_3')], rewrite: Rewrite.stripPrefix() }, '/(?s)1-2_3(/|\\z)(.*)', '/$2'],
    ['strip the root', { paths: [RoutePath.prefix('/')], rewrite: Rewrite.stripPrefix() }, '/(?s)()(.*)', '/$2'],
    ['strip an exact path', { paths: [RoutePath.exact('/lb')], rewrite: Rewrite.stripPrefix() }, '/(?-i)lb()()\\z', '/$2'],
    ['replace a prefix', { paths: [RoutePath.prefix('/old')], rewrite: Rewrite.replacePrefix('/new') }, '/(?s-i)old(/.*)?\\z', '/new$1'],
    ['replace the root', { paths: [RoutePath.prefix('/')], rewrite: Rewrite.replacePrefix('/new') }, '/(?s)(.*)', '/new/$1'],
    ['replace an exact path', { paths: [RoutePath.exact('/old')], rewrite: Rewrite.replacePrefix('/new') }, '/(?-i)old()\\z', '/new$1'],
    ['an exact path as another', { paths: [RoutePath.exact('/ping')], rewrite: Rewrite.fullPath('/healthz') }, '/(?-i)ping\\z', '/healthz'],
    ['a prefix as one path', { paths: [RoutePath.prefix('/ping')], rewrite: Rewrite.fullPath('/healthz') }, '/(?s-i)ping(?:/.*)?\\z', '/healthz'],
    ['everything as one path', { rewrite: Rewrite.fullPath('/healthz') }, '/(?s).*', '/healthz'],
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
      'ImplementationSpecific /(?-i)app(?:/|\\z)',
      'ImplementationSpecific /(?-i)exact\\z',
      'ImplementationSpecific /(?-i)v1\\.2(?:/|\\z)',
    ]);
  });

  test.each<[string, Parameters<typeof rendered>[0], { [request: string]: string | number }]>([
    ['strip /lb', { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() },
      { '/lb': '/', '/lb/': '/', '/lb/x': '/x', '/lb/lb/x': '/lb/x', '/lb/a\nb': '/a\nb', '/lb/\n': '/\n', '/lb\n': 404, '/lbx': 404, '/LB/x': 404, '/a/lb/x': 404 }],
    ['strip everything', { rewrite: Rewrite.stripPrefix() }, { '/': '/', '/x': '/x', '/x/y': '/x/y', '/a\nb': '/a\nb' }],
    ['strip an exact path', { paths: [RoutePath.exact('/lb')], rewrite: Rewrite.stripPrefix() }, { '/lb': '/', '/lb/': 404, '/lb/x': 404, '/lb\n': 404 }],
    ['replace /old by /new', { paths: [RoutePath.prefix('/old')], rewrite: Rewrite.replacePrefix('/new') },
      { '/old': '/new', '/old/': '/new/', '/old/x': '/new/x', '/old/old/x': '/new/old/x', '/old/a\nb': '/new/a\nb', '/old\n': 404, '/older': 404, '/OLD/x': 404 }],
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
    expect(path).toMatch(/^\/\(\?-i\)a\\z(\(\?:\))+$/);
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
      // Of one host, the exact path and the prefix of one text belong to one route.
      const ownerOf = (path: RoutePath) => owners[all.findIndex(({ value }) => value === path.value)];
      const lbs = [0, 1, 2].map(owner => {
        const mine = all.filter(path => ownerOf(path) === owner);
        const root = mine.some(path => path.type === PathType.PREFIX && path.value === '/') && mine.length > 1;
        return { mine, owner, rewrite: root ? Rewrite.stripPrefix() : rewriteOf[owner] };
      }).filter(({ mine }) => mine.length > 0).map(({ mine, owner, rewrite }) => {
        const chart = chartIn(app, `chart-${owner}`);
        const name = `lb-${owner}`;
        loadBalancer({ name, hosts: [HOST], paths: mine, rewrite }, chart);
        return { chart, mine, name };
      });
      const spoiler = chartIn(app, 'spoiler');
      loadBalancer({ name: 'spoiler', hosts: [HOST], paths: [RoutePath.regex(regexPath)] }, spoiler);
      for (const { chart, mine, name } of lbs) {
        pathsOf(ingress(chart, name)).forEach(({ path, pathType }, i) => {
          expect(pathType).toBe('ImplementationSpecific');
          locations.push({ path, intent: mine[i] });
        });
      }
      locations.push(...pathsOf(ingress(spoiler, 'spoiler')));
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
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/(?-i)app(?:/|\\z)', pathType: 'ImplementationSpecific' }]);
    expect(ingress(chart).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
    expect(lb.report.verdicts[0].rendered).toBe('ImplementationSpecific /(?-i)app(?:/|\\z)');
  });

  test('do so in other load balancers and in other charts of the app, in whatever order they are synthesised', () => {
    const app = new App();
    const [first, second] = [chartIn(app, 'first'), chartIn(app, 'second')];
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, first);
    loadBalancer({ ...regexes, name: 'other' }, second);
    expect(pathsOf(ingress(first))).toStrictEqual([{ path: '/(?-i)app(?:/|\\z)', pathType: 'ImplementationSpecific' }]);
    expect(ingress(first).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
  });

  test('do not in another app', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    loadBalancer(regexes, chartIn());
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/app', pathType: 'Prefix' }]);
  });

  test('do not in another cluster', () => {
    const app = new App();
    const [first, second] = [chartIn(app, 'first'), chartIn(app, 'second')];
    TargetCluster.set(second, 'second');
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, first);
    loadBalancer(regexes, second);
    expect(pathsOf(ingress(first))).toStrictEqual([{ path: '/app', pathType: 'Prefix' }]);
  });

  test('look the same again when the one that made patterns of them is removed', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    lb.addRoute('regex', regexes);
    expect(pathsOf(ingress(chart))[0].pathType).toBe('ImplementationSpecific');
    lb.node.tryRemoveChild('regex');
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/app', pathType: 'Prefix' }]);
    expect(lb.report.verdicts.map(({ route }) => route)).toStrictEqual(['zl/Lb']);
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
    loadBalancer({ ...regexes, name: 'other', ...props }, chartIn(app, 'second'));
    expect(pathsOf(ingress(chart))).toStrictEqual([{ path: '/app', pathType: 'Prefix' }]);
    expect(ingress(chart).metadata.annotations).toBeUndefined();
  });

  test('do so through routes in between, whose pattern makes their other hosts match by patterns as well', () => {
    const app = new App();
    const [a, b, c] = ['a', 'b', 'c'].map(id => chartIn(app, id));
    loadBalancer({ hosts: ['c.example.com'], paths: [RoutePath.prefix('/c')] }, c);
    loadBalancer({ name: 'b', hosts: ['b.example.com', 'c.example.com'], paths: [RoutePath.prefix('/b')] }, b);
    loadBalancer({ name: 'a', hosts: ['a.example.com', 'b.example.com'], paths: [RoutePath.regex('/9+')] }, a);
    expect(pathsOf(ingress(c))).toStrictEqual([{ path: '/(?-i)c(?:/|\\z)', pathType: 'ImplementationSpecific' }]);
    expect(ingress(c).metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
    expect(ingress(b, 'b').metadata.annotations).toStrictEqual({ [USE_REGEX]: 'true' });
  });

  test('without hosts share every host', () => {
    const app = new App();
    const chart = chartIn(app, 'first');
    loadBalancer({ paths: [RoutePath.prefix('/app')] }, chart);
    loadBalancer({ name: 'other', paths: [RoutePath.regex('/9+')] }, chartIn(app, 'second'));
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
    const refused = { code: 'nginx.path-characters', prop: 'paths', got: JSON.stringify(path), place: 'zl/Lb' };
    expect(fault(() => loadBalancer({ paths: [RoutePath.prefix(path)] }))).toStrictEqual(refused);
    expect(fault(() => loadBalancer({ paths: [RoutePath.exact('/ok'), RoutePath.exact(path)] }))).toStrictEqual(refused);
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
    expect(fault(() => loadBalancer({ paths: [path] }))).toStrictEqual({ code: 'nginx.inspected-path', prop: 'paths', got: JSON.stringify(path.value), place: 'zl/Lb' });
  });

  test.each(['/etc', '/etc/app', '/var/run', '/lua', '/root', '/alias'])('is none that looks like it: %s', path => {
    expect(paths({ paths: [RoutePath.prefix(path)] })).toStrictEqual([`Prefix ${path}`]);
  });
});

describe('nginx reads no word of 4096 bytes or more, and the controller escapes every backslash and quote, and writes "$" as a variable', () => {
  type Props = Parameters<typeof rendered>[0];

  /** The length of the longest word that a path is written as. */
  const longest = (object: any) => Math.max(...pathsOf(object).map(({ path }) => path.replace(/[\\"]/g, '\\$&').replace(/\$/g, '${literal_dollar}').length));

  test.each<[string, Props, number]>([
    ['the longest prefix', { paths: [RoutePath.prefix(`/${'a'.repeat(2999)}`)], rewrite: Rewrite.stripPrefix() }, 3017],
    ['a regular expression of 1333 escapes', { paths: [RoutePath.regex(`/${'\\.'.repeat(1333)}`)] }, 4000],
    ['a regular expression of 210 dollars', { paths: [RoutePath.regex(`/(${'a$|'.repeat(210)}b)`)] }, 3994],
    ['a prefix of dots, whose pattern is two times as long', { paths: [RoutePath.prefix(`/${'.'.repeat(1300)}`)], rewrite: Rewrite.fullPath('/x') }, 3916],
    ['an exact path behind a prefix of dots', { paths: [RoutePath.prefix(`/${'a.'.repeat(900)}`), RoutePath.exact(`/${'a.'.repeat(900)}/`), RoutePath.regex('/9')] }, 3618],
  ])('%s stays below', (_, props, length) => {
    expect(longest(rendered({ hosts: [HOST], ...props }))).toBe(length);
  });

  test.each<[string, Props]>([
    ['a prefix of dots', { paths: [RoutePath.prefix(`/${'a.'.repeat(1499)}`)], rewrite: Rewrite.stripPrefix() }],
    ['a regular expression of 1334 escapes', { paths: [RoutePath.regex(`/${'\\.'.repeat(1334)}`)] }],
    ['a regular expression of 211 dollars', { paths: [RoutePath.regex(`/(${'a$|'.repeat(211)}b)`)] }],
    ['an exact path behind a prefix of dots', { paths: [RoutePath.prefix(`/${'a.'.repeat(1000)}`), RoutePath.exact(`/${'a.'.repeat(1000)}/`), RoutePath.regex('/9')] }],
  ])('%s is refused', (_, props) => {
    expect(fault(() => loadBalancer({ hosts: [HOST], ...props }))).toMatchObject({ code: 'nginx.path-too-long', prop: 'paths', place: 'zl/Lb' });
  });
});

describe('a path that a neighbour makes a pattern of', () => {
  const dots = { hosts: [HOST], paths: [RoutePath.prefix(`/${'a.'.repeat(1499)}`)] };

  test('is taken where there is none', () => {
    expect(paths(dots)).toStrictEqual([`Prefix /${'a.'.repeat(1499)}`]);
  });

  test('is refused by name where its pattern is longer than nginx reads', () => {
    const chart = chartIn();
    loadBalancer(dots, chart).addRoute('regex', { hosts: [HOST], paths: [RoutePath.regex('/9+')] });
    expect(fault(() => synth(chart))).toMatchObject({ code: 'nginx.path-too-long', prop: 'paths', place: 'zl/Lb' });
  });
});

describe('the order of regular expressions and literal paths', () => {
  const patternsOf = (...all: RoutePath[]) => pathsOf(rendered({ hosts: ['h.com'], paths: all })).map(({ path }) => path);

  test('regular expressions among themselves stay as they are, also where they may match the same requests', () => {
    const patterns = ['/lb/(zl/.*)', '/lb/(zx/.*)', '/lb/.*', '/lb/(zl/.*)/more'];
    expect(patternsOf(...patterns.map(pattern => RoutePath.regex(pattern)))).toStrictEqual(patterns);
  });

  test('a regular expression that is longer than a prefix as written stays ahead of what the prefix becomes', () => {
    expect(patternsOf(RoutePath.prefix('/lb'), RoutePath.regex('/lb/(zl/.*)'))).toStrictEqual(['/(?-i)lb(?:/|\\z)', '/lb/(zl/.*)(?:)(?:)']);
  });

  test('one that cannot match the same requests stays as it is', () => {
    expect(patternsOf(RoutePath.prefix('/app'), RoutePath.regex('/lb/(zl/.*)'))).toStrictEqual(['/(?-i)app(?:/|\\z)', '/lb/(zl/.*)']);
  });

  test('an exact path comes before a longer regular expression that matches it, too', () => {
    expect(patternsOf(RoutePath.exact('/lb/zl/x'), RoutePath.regex('/lb/(zl/.*)'))).toStrictEqual(['/(?-i)lb/zl/x\\z', '/lb/(zl/.*)']);
    const [exact, regexPath] = patternsOf(RoutePath.exact('/lb'), RoutePath.regex('/lb(?:/.*)?(?:[^?]*)'));
    expect(exact).toBe('/(?-i)lb\\z(?:)(?:)(?:)');
    expect(exact.length).toBeGreaterThan(regexPath.length);
  });

  test('the same paths in two clusters are the same patterns in both', () => {
    const app = new App();
    const charts = ['a', 'b'].map(cluster => {
      const chart = chartIn(app, cluster);
      TargetCluster.set(chart, cluster);
      loadBalancer({ hosts: ['h.com'], paths: [RoutePath.prefix('/app'), RoutePath.regex('/zl/.*')] }, chart);
      return chart;
    });
    const [first, second] = charts.map(chart => ingress(chart).spec);
    expect(first).toStrictEqual(second);
    expect(pathsOf({ spec: first }).map(({ path }) => path)).toStrictEqual(['/(?-i)app(?:/|\\z)', '/zl/.*']);
  });
});
