import { ofNginx } from './annotation-values';
import { all, ingress, nginx } from './examples';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { compiles, compilesInPcre } from '../../../../src/controllers/ingress-nginx/value-patterns';
import { isExponential, isPolynomial } from '../../../../src/routing/ambiguity';
import { parsePathRegex } from '../../../../src/routing/path-regex';
import { Manifest } from '../../manifests';
import { Cluster } from '../cluster';
import { annotation } from '../fields';
import { Ingress, IngressPath } from '../ingresses';
import { Hit, Rule } from '../rule';

const PATTERN = /[()[\]{}*+?|^$\\]/;
const isPattern = (path: string): boolean => PATTERN.test(path);
const isLiteral = ({ type }: IngressPath): boolean => type === 'Prefix' || type === 'Exact';

/** The Ingress that makes ingress-nginx read the paths of a host as patterns. */
function patternsOf(host: string, cluster: Cluster): Ingress | undefined {
  return cluster.once(`patterns of ${host}`, () => cluster.ofHost(host).find(each => cluster.readsNginx(each) && each.makesPatterns));
}

const readsPatterns = (host: string, cluster: Cluster): boolean => patternsOf(host, cluster) !== undefined;

function isBroken(path: string): boolean {
  const bare = path.replace(/\\[zZAQE]/g, '$').replace(/\(\?[a-z]*-?[a-z]*\)/g, '');
  return !compiles(bare) && !compilesInPcre(bare);
}

/** Whether something can be asked about a pattern: of those alone that the library reads. */
function isReadable(path: string): boolean {
  try {
    parsePathRegex(path);
    return true;
  } catch {
    return false;
  }
}

function groupsIn(pattern: string): number {
  const bare = pattern.replace(/\\[^]/g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  return bare.match(/\((?!\?)|\(\?P?<(?![=!])/g)?.length ?? 0;
}

const served = (object: Manifest, cluster: Cluster): Ingress | undefined => {
  const ingress_ = cluster.ingress(object);
  return ingress_ && cluster.readsNginx(ingress_) ? ingress_ : undefined;
};

/** The paths of an Ingress that are read as patterns. */
const patternsIn = (ingress_: Ingress | undefined, cluster: Cluster): readonly IngressPath[] => (
  ingress_?.paths.filter(path => path.type === 'ImplementationSpecific' && readsPatterns(path.host, cluster)) ?? []
);

/** Those that ingress-nginx itself compares with PCRE. */
const inPcre = (object: Manifest, cluster: Cluster): readonly IngressPath[] => (
  patternsIn(ofNginx(object, cluster), cluster).filter(({ value }) => isReadable(value))
);

const target = (ingress_: Ingress): string => ingress_.nginx['rewrite-target'] ?? '';

const keyOf = ({ host, value, type }: IngressPath): string => JSON.stringify([host, value, type]);

/** The paths that canaries can join. */
function mainPaths(cluster: Cluster): ReadonlySet<string> {
  return cluster.once('main paths', () => new Set(cluster.ingresses.filter(each => !each.isCanary).flatMap(each => each.paths.map(keyOf))));
}

/** What is wrong with paths and rewrites. */
export const PATHS: readonly Rule[] = [
  {
    id: 'path.pattern-of-other-type',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A regular expression, or another character beyond letters, digits and / . _ -, in a path of type Prefix or Exact: the webhook of ingress-nginx refuses the Ingress, Traefik skips it.',
    why: 'Only ImplementationSpecific leaves a path to the controller (strict-validate-path-type, on by default). The API server takes all of these.',
    fix: 'Write pathType: ImplementationSpecific, and use-regex: "true".',
    find: (object, cluster) => served(object, cluster)?.paths.flatMap((path): Hit[] => {
      const strict = cluster.controllerOf(cluster.ingress(object)!) === 'ingress-nginx';
      return isLiteral(path) && path.value.startsWith('/') && (strict ? !/^\/[A-Za-z0-9._\-/]*$/.test(path.value) : isPattern(path.value)) ? [{
        path: [...path.at, isPattern(path.value) && !/^[^()[\]{}+?|^$\\*]*\*$/.test(path.value) ? 'pathType' : 'path'],
        message: isPattern(path.value) ? `The path ${path.value} is a regular expression, and cannot be used with pathType ${path.type}: ${strict ? 'the webhook of ingress-nginx refuses the Ingress' : 'Traefik skips the whole Ingress, and its hosts answer 404'}.`
          : `The path ${path.value} has characters that the webhook of ingress-nginx refuses with pathType ${path.type}.`,
        ...!isPattern(path.value) && { fix: 'Write pathType: ImplementationSpecific, or a path of letters, digits and / . _ - alone.' },
      }] : [];
    }) ?? [],
    bad: ingress({ path: '/lb/(zl/.*)', annotations: nginx('use-regex: "true"') }),
    good: ingress({ path: '/lb/(zl/.*)', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
  },
  {
    id: 'path.pattern-not-read',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A regular expression in a path that nobody reads as one: it is compared letter by letter, and matches nothing.',
    why: 'ingress-nginx reads paths of a host as patterns where an Ingress of that host has use-regex: "true" or a rewrite-target; Traefik\'s provider for Ingresses never does.',
    fix: 'Add nginx.ingress.kubernetes.io/use-regex: "true" with pathType: ImplementationSpecific, or write a plain prefix.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      const controller = cluster.controllerOf(ingress_);
      return ingress_.paths.filter(path => isPattern(path.value) && (controller === 'traefik' || (cluster.readsNginx(ingress_) && path.type === 'ImplementationSpecific' && !readsPatterns(path.host, cluster))))
        .map(path => ({
          path: [...path.at, 'path'],
          message: `The path ${path.value} is compared letter by letter, and no request has it: ${controller === 'traefik' ? 'Traefik reads no regular expressions in an Ingress' : 'nothing turns regular expressions on for this host'}.`,
          ...controller === 'traefik' && { fix: 'Write a plain prefix, or an IngressRoute with PathRegexp.' },
        }));
    },
    bad: ingress({ path: '/api/.*', pathType: 'ImplementationSpecific' }),
    good: ingress({ path: '/api/.*', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
  },
  {
    id: 'path.broken-pattern',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A regular expression that does not compile: nginx loads no configuration any more, for nobody.',
    why: 'The webhook does not run nginx on the result, so the Ingress is admitted; from then on no change of any tenant takes effect.',
    fix: 'Close what is open: brackets, groups and repetitions.',
    find: (object, cluster) => patternsIn(served(object, cluster), cluster).filter(({ value }) => isBroken(value))
      .map(path => ({ path: [...path.at, 'path'], message: `The path ${path.value} is no regular expression that compiles: nginx loads no configuration any more, for all tenants.` })),
    bad: ingress({ path: '/lb/(zl/.*', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
    good: ingress({ path: '/lb/(zl/.*)', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
  },
  {
    id: 'path.exponential-pattern',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A pattern whose repeated group reads the same text in several ways: a single request keeps nginx busy, and gets 500.',
    why: 'PCRE tries one way after the other, and they double with every character, until it gives up after millions of steps.',
    fix: 'Repeat the group or what is in it, not both, and keep its alternatives apart: /(a+)+b is /a+b.',
    find: (object, cluster) => inPcre(object, cluster).filter(({ value }) => isExponential(value))
      .map(path => ({ path: [...path.at, 'path'], message: `The path ${path.value} can be read in so many ways that a single request keeps nginx busy.` })),
    bad: ingress({ path: '/api/(?:[a-z]+/?)+$', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
    good: ingress({ path: '/api/(?:[a-z]+/)+$', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
  },
  {
    id: 'path.slow-pattern',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'A pattern with two repeated parts that read the same text: a path of 8 kB that nearly fits costs nginx 20 ms to 1 s of CPU, and may get 500.',
    why: 'PCRE tries every place where the first part could end, and from each of them every place where the second one could: their number grows with the square of the length of a path, and faster where there are more parts.',
    fix: 'Let the parts read different characters, such as [^/]+ between slashes.',
    find: (object, cluster) => inPcre(object, cluster).filter(({ value }) => isPolynomial(value) && !isExponential(value))
      .map(path => ({ path: [...path.at, 'path'], message: `A path of 8 kB that nearly fits ${path.value} costs nginx 20 ms to 1 s of CPU.` })),
    bad: ingress({ path: '/(.*)/(.*)\\.php$', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
    good: ingress({ path: '/([^/]*)/([^/]*)\\.php$', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
  },
  {
    id: 'path.bare-alternative',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A "|" outside a group: its second half matches anywhere in a path.',
    why: 'The controller puts "^" before the whole pattern, which then belongs to the first half alone: /a|/b also matches /x/b.',
    fix: 'Put the alternatives into a group: /(a|b).',
    find: (object, cluster) => patternsIn(served(object, cluster), cluster).filter(({ value }) => hasBareAlternative(value))
      .map(path => ({ path: [...path.at, 'path'], message: `The path ${path.value} matches its second half anywhere in a path, not only at its start.` })),
    bad: ingress({ path: '/api|/v2', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
    good: ingress({ path: '/(api|v2)', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }),
  },
  {
    id: 'path.inspected',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A path that looks like an attack on ingress-nginx: it drops the Ingress.',
    why: 'ingress-nginx inspects paths for alias, root, /etc/passwd and the like, in its webhook and when it reads Ingresses.',
    fix: 'Serve it under another path.',
    find: (object, cluster) => ofNginx(object, cluster)?.paths.filter(({ value }) => /\/etc\/(passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets|_by_lua|(alias|root).*;/.test(value))
      .map(path => ({ path: [...path.at, 'path'], message: `ingress-nginx drops the Ingress: the path ${path.value} looks like an attack.` })) ?? [],
    bad: ingress({ path: '/etc/nginx' }),
    good: ingress({ path: '/nginx' }),
  },
  {
    id: 'path.patterns-spread',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'use-regex or rewrite-target on a host with plain paths: those become regular expressions without regard to case and without an end, in every Ingress of the host.',
    why: 'ingress-nginx decides by host: one Ingress with regular expressions turns every path of that host into one, also Exact and Prefix ones, of any namespace. /plain then matches /PLAINx as well.',
    fix: 'Write the plain paths of that host as patterns with an end, such as /app(/|$)(.*), pathType: ImplementationSpecific, or give the patterns a host of their own.',
    find: (object, cluster) => {
      const ingress_ = served(object, cluster);
      return ingress_?.paths.filter(path => isLiteral(path) && !isPattern(path.value) && path.value !== '/' && !(ingress_.paths.length === 1 && ingress_.makesPatterns))
        .flatMap((path): Hit[] => {
          const cause = patternsOf(path.host, cluster);
          return cause === undefined ? [] : [{
            path: [...path.at, 'path'],
            message: `${cause.patternAnnotation} of the Ingress "${cause.object.name}" makes a regular expression of ${path.value} as well, without regard to case and without an end: ${path.value}x and ${path.value.toUpperCase()} match too.`,
          }];
        }) ?? [];
    },
    bad: all(ingress({ name: 'patterns', path: '/api/(.*)', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }), ingress({ name: 'plain', path: '/app' })),
    good: all(ingress({ name: 'patterns', path: '/api/(.*)', pathType: 'ImplementationSpecific', annotations: nginx('use-regex: "true"') }), ingress({ name: 'plain', path: '/app', host: 'app.example.com' })),
  },
  {
    id: 'rewrite.missing-group',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A rewrite-target with $1, $2 … for which the path has no group: the backend is asked for a path without that part, or every request gets 500.',
    why: 'Each $n stands for the n-th group in brackets of the path.',
    fix: 'Put the part that is to stay into a group: /app(/|$)(.*) with rewrite-target: /$2.',
    find: (object, cluster) => {
      const ingress_ = served(object, cluster);
      const wanted = Math.max(0, ...[...target(ingress_ ?? new Ingress(object)).matchAll(/\$(\d)/g)].map(([, group]) => Number(group)));
      return !ingress_ ? [] : ingress_.paths.filter(path => groupsIn(path.value) < wanted).slice(0, 1).map(path => ({
        path: annotation(`${PREFIX}rewrite-target`),
        message: `The path ${path.value || '/'} has ${groupsIn(path.value)} groups, and rewrite-target: ${target(ingress_)} asks for group ${wanted}: that part is empty.`,
      }));
    },
    bad: ingress({ path: '/app', pathType: 'ImplementationSpecific', annotations: nginx('rewrite-target: /$1') }),
    good: ingress({ path: '/app/(.*)', pathType: 'ImplementationSpecific', annotations: nginx('rewrite-target: /$1') }),
  },
  {
    id: 'rewrite.everything',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A rewrite-target without a group: every request below the path reaches the backend with one and the same path.',
    why: 'rewrite-target takes the place of the whole path, not of its front: with / and the path /app, /app/style.css is asked for as /. It also turns the path into a pattern, so that /apple matches.',
    fix: 'To strip the front, write the path /app(/|$)(.*) with pathType: ImplementationSpecific, and rewrite-target: /$2.',
    find: (object, cluster) => {
      const ingress_ = served(object, cluster);
      const to = target(ingress_ ?? new Ingress(object));
      return !ingress_ || to === '' || /\$\d/.test(to) || !ingress_.paths.some(path => path.type !== 'Exact' && !isPattern(path.value) && path.value !== to) ? [] : [{
        path: annotation(`${PREFIX}rewrite-target`),
        message: `Every request below ${ingress_.paths.filter(path => !isPattern(path.value) && path.value !== to).map(path => path.value || '/').join(', ')} reaches the backend as ${to}, whatever stands behind.`,
      }];
    },
    bad: ingress({ path: '/app', annotations: nginx('rewrite-target: /') }),
    good: ingress({ path: '/app(/|$)(.*)', pathType: 'ImplementationSpecific', annotations: nginx('rewrite-target: /$2') }),
  },
  {
    id: 'canary.without-main',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A canary without an Ingress of the same host, path and type: its requests get 404.',
    why: 'A canary only joins the backends of a path that another Ingress has; path and type have to be equal.',
    fix: 'Add the main Ingress, or give the canary its path and type.',
    find: (object, cluster) => {
      const ingress_ = served(object, cluster);
      return !ingress_?.isCanary ? [] : ingress_.paths.filter(path => !mainPaths(cluster).has(keyOf(path)))
        .slice(0, 1).map(path => ({ path: annotation(`${PREFIX}canary`), message: `No other Ingress here has ${path.host || 'every host'} with the path ${path.value || '/'} and the type ${path.type}: the canary gets no requests.` }));
    },
    bad: ingress({ annotations: nginx('canary: "true"', 'canary-weight: "10"') }),
    good: all(ingress(), ingress({ name: 'next', service: 'next', annotations: nginx('canary: "true"', 'canary-weight: "10"') })),
  },
  {
    id: 'canary.own-policies',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'Settings on a canary that are ignored: those of the main Ingress hold.',
    why: 'A canary brings a backend alone; its own rewrite, authentication, lists of addresses, body size, CORS and affinity are not read.',
    fix: 'Set them on the main Ingress.',
    find: (object, cluster) => {
      const ingress_ = served(object, cluster);
      return !ingress_?.isCanary ? [] : Object.keys(ingress_.nginx).filter(name => /^(rewrite-target|auth-|(allow|white|deny)list-|proxy-body-size|cors-|enable-cors|affinity$|affinity-mode|session-cookie|limit-|.*-snippet$|(permanent|temporal)-redirect)/.test(name))
        .map(name => ({ path: annotation(PREFIX + name), message: `${name} is not read on a canary: what the main Ingress says holds.` }));
    },
    bad: all(ingress(), ingress({ name: 'next', service: 'next', annotations: nginx('canary: "true"', 'canary-weight: "10"', 'proxy-body-size: 10m') })),
    good: all(ingress(), ingress({ name: 'next', service: 'next', annotations: nginx('canary: "true"', 'canary-weight: "10"') })),
  },
];

function hasBareAlternative(pattern: string): boolean {
  let depth = 0;
  for (const character of pattern.replace(/\\[^]/g, 'x').replace(/\[[^\]]*\]/g, 'x')) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === '|' && depth === 0) {
      return true;
    }
  }
  return false;
}
