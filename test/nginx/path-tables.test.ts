import { ExternalLoadBalancerProps, Rewrite, RoutePath } from '../../src';
import { serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';

type Props = Omit<ExternalLoadBalancerProps, 'backends'>;

/** What the backend sees of each path; null where no route answers. */
interface Table {
  readonly intent: string;
  readonly props: Props;
  readonly sees: { readonly [path: string]: string | null };
  /** Puts a regular expression beside the route, so that the controller reads all paths of the host as such. */
  readonly regexNeighbour?: boolean;
}

const tables: Table[] = [
  {
    intent: 'strip a prefix',
    props: { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() },
    sees: { '/lb': '/', '/lb/': '/', '/lb/x': '/x', '/lb/lb/x': '/lb/x', '/lb/a%0Ab': '/a%0Ab', '/lb/%0A': '/%0A', '/lb%0A': null, '/lbx': null, '/LB/x': null, '/a/lb/x': null, '/': null },
  },
  {
    intent: 'replace a prefix',
    props: { paths: [RoutePath.prefix('/old')], rewrite: Rewrite.replacePrefix('/new') },
    sees: { '/old': '/new', '/old/': '/new/', '/old/x': '/new/x', '/old/old/x': '/new/old/x', '/old/a%0Ab%0A': '/new/a%0Ab%0A', '/old%0A': null, '/older': null, '/OLD/x': null },
  },
  {
    intent: 'one path under another name',
    props: { paths: [RoutePath.exact('/ping')], rewrite: Rewrite.fullPath('/healthz') },
    sees: { '/ping': '/healthz', '/ping%0A': null, '/ping/': null, '/ping/x': null, '/PING': null },
  },
  {
    intent: 'a prefix on a host that has a regular expression',
    props: { paths: [RoutePath.prefix('/app')] },
    regexNeighbour: true,
    sees: { '/app': '/app', '/app/a%0Ab%0A': '/app/a%0Ab%0A', '/app%0A': null, '/app/': '/app/', '/app/x': '/app/x', '/apple': null, '/APP/x': null },
  },
  {
    intent: 'a prefix on a host that has none',
    props: { paths: [RoutePath.prefix('/app')] },
    sees: { '/app': '/app', '/app/': '/app/', '/app/x': '/app/x', '/apple': null, '/APP/x': null },
  },
  {
    intent: 'an exact path on a host that has a regular expression',
    props: { paths: [RoutePath.exact('/exact')] },
    regexNeighbour: true,
    sees: { '/exact': '/exact', '/exact%0A': null, '/exact/': null, '/EXACT': null, '/exactly': null },
  },
  {
    intent: 'an exact path on a host that has none',
    props: { paths: [RoutePath.exact('/exact')] },
    sees: { '/exact': '/exact', '/exact/': null, '/EXACT': null, '/exactly': null },
  },
  {
    intent: 'every path as another',
    props: { rewrite: Rewrite.replacePrefix('/new') },
    sees: { '/': '/new/', '/x': '/new/x', '/a%0Ab': '/new/a%0Ab', '/%0A': '/new/%0A' },
  },
  {
    intent: 'a prefix under one name',
    props: { paths: [RoutePath.prefix('/ping')], rewrite: Rewrite.fullPath('/healthz') },
    sees: { '/ping': '/healthz', '/ping/': '/healthz', '/ping/a%0Ab': '/healthz', '/ping%0A': null, '/pings': null },
  },
  {
    intent: 'a dot in a prefix',
    props: { paths: [RoutePath.prefix('/v1.2')], rewrite: Rewrite.stripPrefix() },
    sees: { '/v1.2/x': '/x', '/v1x2/x': null },
  },
  {
    intent: 'a prefix with a slash at its end, which means the same as one without',
    props: { paths: [RoutePath.prefix('/app/')] },
    sees: { '/app': '/app', '/app/': '/app/', '/app/x': '/app/x', '/apple': null },
  },
  {
    intent: 'the longer of two prefixes, and the exact path before both',
    props: { paths: [RoutePath.prefix('/'), RoutePath.prefix('/a/b'), RoutePath.exact('/a/b')], rewrite: Rewrite.stripPrefix() },
    sees: { '/': '/', '/a': '/a', '/a/b': '/', '/a/b/': '/', '/a/b/c': '/c', '/a/bc': '/a/bc' },
  },
  {
    intent: 'a regular expression with a group',
    props: { paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') },
    sees: {
      '/lb/zl/foo': '/zl/foo',
      '/lb/zl/foo?x=1&y=a%20b': '/zl/foo?x=1&y=a%20b',
      // Known of the controller: regular expressions disregard case, and paths are decoded before they are matched.
      '/LB/zl/foo': '/zl/foo',
      '/lb/zl/a%2Fb': '/zl/a/b',
      '/lb//zl/foo': '/zl/foo',
      '/lb/zl/a%0Ab': '/zl/a',
      '/': null,
      '/lb/': null,
      '/lb/zl': null,
      '/lb/zx/foo': null,
      '/x/lb/zl/foo': null,
      '/lb/zl/../../etc': null,
    },
  },
  {
    intent: 'a regular expression without a rewrite, where "." stops at a newline',
    props: { paths: [RoutePath.regex('/a.b')] },
    sees: { '/axb': '/axb', '/a%0Ab': null },
  },
];

test.each(tables)('$intent', async ({ props, sees, regexNeighbour }) => {
  const ingresses = render(chart => {
    const lb = loadBalancer(chart, 'shop', { hosts: ['shop.test'], ...props });
    if (regexNeighbour) {
      lb.addRoute('neighbour', { hosts: ['shop.test'], paths: [RoutePath.regex('/neighbour/(.*)')], rewrite: Rewrite.regexTarget('/$1') });
    }
  });
  await serving(ingresses, async door => {
    const seen: { [path: string]: string | number | null } = {};
    for (const path of Object.keys(sees)) {
      const answer = await door.get('shop.test', path);
      seen[path] = answer.status === 404 ? null : answer.seen?.url ?? answer.status;
    }
    expect(seen).toEqual(sees);
  });
});
