import { AnnotationReader } from './annotation-reader';
import { ANNOTATION_NAMES, isSnippet, PREFIX, ruleOf } from './annotations';
import { checkBuffers } from './buffers';
import { Piece, Setting } from './piece';
import { MAX_WORD } from './snippet';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { native, verdictOn } from '../features';
import { checkNotRendered } from '../rendered-annotations';

/** What becomes of the user's own annotations. */
export const ANNOTATIONS_OF_USER = { annotations: native() };

/** Annotations that Traefik passes over, as measured. */
const IGNORED_BY_TRAEFIK = /^(load-balance|denylist-source-range|limit-rate|limit-whitelist|proxy-cookie-.*|proxy-redirect-.*|mirror-.*|satisfy|stream-snippet|ssl-ciphers)$/;

/** Annotations that recipes tell of and no controller knows, with the prop that does what they promise. */
const INVENTED: { [name: string]: string } = {
  'load-balancing-scheme': 'set the prop loadBalancing, such as LoadBalancing.roundRobin()',
  'real-ip-header': 'set the prop responseHeaders with HeaderValue.clientIp(); the backend gets X-Real-IP anyway',
  'service-name-header': 'set the prop responseHeaders with HeaderValue.serviceName() or HeaderValue.backendAddress()',
};

/** Annotations that change what other routes match or are rewritten to, so that they have to come from the props. */
const BY_PROP: { [key: string]: string } = {
  [`${PREFIX}rewrite-target`]: 'set the prop rewrite',
  [`${PREFIX}use-regex`]: 'set the prop paths with RoutePath.regex()',
  'kubernetes.io/ingress.class': 'set className of IngressController.ingressNginx(); the annotation is deprecated',
};

/**
 * The user's own annotations: those of the controller only by their real names, with values that work, and none that a
 * prop renders.
 *
 * @param rendered What the props render, by the whole key.
 */
export function extraAnnotationsPiece(route: RouteIntent, rendered: { [key: string]: string }, setting: Setting): Piece {
  const keys = Object.keys(route.annotations);
  if (keys.length === 0) {
    return {};
  }
  for (const [key, value] of Object.entries(route.annotations)) {
    const prop = `annotations["${key}"]`;
    checkNotRendered(key, value, rendered);
    if (Object.hasOwn(BY_PROP, key)) {
      throw invalid(prop, value, 'an annotation that no prop renders', BY_PROP[key]);
    }
    if (key.toLowerCase().startsWith(PREFIX)) {
      if (!key.startsWith(PREFIX)) {
        throw invalid(prop, value, 'the prefix in lower case, as ingress-nginx reads it', `write "${PREFIX}${key.slice(PREFIX.length)}"`);
      }
      check(prop, key.slice(PREFIX.length), value, setting);
      checkNeeds(prop, key.slice(PREFIX.length), value, { ...rendered, ...route.annotations });
    }
  }
  checkBuffers(route.annotations);
  return {
    annotations: route.annotations,
    verdict: () => verdictOn(route, 'annotations', keys.join(', '), [setting.declared.annotations]),
  };
}

function check(prop: string, name: string, value: string, setting: Setting): void {
  const rule = ruleOf(name);
  if (!rule) {
    throw invalid(prop, value, 'an annotation that ingress-nginx has, and it ignores this one',
      Object.hasOwn(INVENTED, name) ? INVENTED[name] : `the nearest is ${PREFIX}${nearest(name)}`);
  }
  if (setting.reader === AnnotationReader.TRAEFIK && IGNORED_BY_TRAEFIK.test(name)) {
    throw invalid(prop, value, 'an annotation that Traefik reads, and it passes this one over', 'take it out');
  }
  if (!isSnippet(name) && value.length > MAX_WORD) {
    throw invalid(prop, value, `at most ${MAX_WORD} characters (nginx reads no longer word), and these are ${value.length}`, 'shorten the value');
  }
  if (!rule.accepts(value)) {
    throw invalid(prop, value, rule.allowed, 'correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration');
  }
  if (isSnippet(name) && setting.snippetAnnotations === false) {
    throw invalid(prop, value, 'nothing that needs a snippet where snippetAnnotations is false', 'allow snippets, or ask for the same with a prop');
  }
}

/** Annotations that the controller ignores without another one. */
const NEEDS: [RegExp, string][] = [
  [/^proxy-ssl-(?!secret$)/, 'proxy-ssl-secret'],
  [/^x-forwarded-prefix$/, 'rewrite-target'],
  [/^auth-(secret|secret-type|realm)$/, 'auth-type'],
  [/^auth-tls-(?!secret$)/, 'auth-tls-secret'],
  [/^auth-(?!secret|type$|realm$|tls-|url$|snippet$)/, 'auth-url'],
  [/^cors-/, 'enable-cors'],
  [/^canary-/, 'canary'],
  [/^(session-cookie-|affinity-)/, 'affinity'],
  [/^upstream-hash-by-/, 'upstream-hash-by'],
  [/^fastcgi-/, 'backend-protocol'],
];

function checkNeeds(prop: string, name: string, value: string, all: { [key: string]: string }): void {
  const needed = NEEDS.find(([pattern]) => pattern.test(name))?.[1];
  if (needed !== undefined && all[PREFIX + needed] === undefined) {
    throw invalid(prop, value, `nothing without the annotation ${PREFIX}${needed}: ingress-nginx would ignore it`,
      needed === 'rewrite-target' ? 'set the prop rewrite, or take it out' : needed === 'affinity' ? 'set the prop loadBalancing with LoadBalancing.stickyCookie(), or take it out' : 'add that one, or take this one out');
  }
}

/** The real name with the fewest letters to change. */
function nearest(name: string): string {
  return ANNOTATION_NAMES.map(candidate => ({ candidate, d: distance(name.toLowerCase(), candidate) })).sort((a, b) => a.d - b.d)[0].candidate;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
