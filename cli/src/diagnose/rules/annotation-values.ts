import { ruleOf } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { checkBuffers } from '../../../../src/controllers/ingress-nginx/buffers';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { Effect, effectOf, protects } from '../annotation-effects';
import { Cluster } from '../cluster';
import { annotation } from '../fields';
import { Ingress } from '../ingresses';
import { Hit, Rule } from '../rule';
import { ingress, nginx } from './examples';
import { Manifest } from '../../manifests';

/** The Ingresses that ingress-nginx itself serves. */
export function ofNginx(object: Manifest, cluster: Cluster): Ingress | undefined {
  const ingress_ = cluster.ingress(object);
  return ingress_ && cluster.controllerOf(ingress_) === 'ingress-nginx' ? ingress_ : undefined;
}

/** The annotations that ingress-nginx reads on an object, by their names without the prefix. */
export function nginxOf(object: Manifest, cluster: Cluster): [name: string, value: string][] {
  return Object.entries(ofNginx(object, cluster)?.nginx ?? {});
}

/** What is known of values that people write often. */
const FIXES: { readonly [name: string]: (value: string) => string | undefined } = {
  'load-balance': value => /round/.test(value) ? 'Write round_robin, or leave the annotation out: it is the default.' : undefined,
  'proxy-body-size': value => /^\s*\d+\s*[kmg]/i.test(value) ? `Write ${/\d+/.exec(value)![0]}${/[kmg]/i.exec(value)![0].toLowerCase()}.` : undefined,
  ...Object.fromEntries(['connect', 'send', 'read'].map(kind => [`proxy-${kind}-timeout`, secondsOf])),
};

function secondsOf(value: string): string | undefined {
  const [, number, unit] = /^\s*(\d+)\s*(s|m|h)[a-z]*\s*$/.exec(value) ?? [];
  return number === undefined ? undefined : `Write "${Number(number) * { s: 1, m: 60, h: 3600 }[unit as 's']}": whole seconds without a unit.`;
}

function fixOf(name: string, value: string): string {
  const { allowed } = ruleOf(name)!;
  return FIXES[name]?.(value) ?? (/^"true", "false"$/.test(allowed) && /^(yes|on|y|enabled?)$/i.test(value) ? 'Write "true".'
    : /^"on", "off"$/.test(allowed) && /^(true|false)$/i.test(value) ? `Write "${/true/i.test(value) ? 'on' : 'off'}".` : `Write ${allowed}.`);
}

function valueRule(effect: Effect, rule: Pick<Rule, 'id' | 'severity' | 'what' | 'why'>, happens: (name: string, value: string) => string, bad: string, good: string): Rule {
  return {
    ...rule,
    kinds: ['Ingress'],
    fix: 'Write a value that the annotation takes: the reference of annotations lists them.',
    find: (object, cluster) => nginxOf(object, cluster).filter(([name, value]) => effectOf(name, value) === effect).map(([name, value]): Hit => ({
      path: annotation(PREFIX + name),
      message: `${name}: ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value)} ${happens(name, value)}.`,
      fix: fixOf(name, value),
      ...effect === 'ignores' && (protects(name) || isBreaking(name, value)) && { severity: 'error' },
    })),
    bad: ingress({ annotations: nginx(bad) }),
    good: ingress({ annotations: nginx(good) }),
  };
}

/** Values that nobody can want: every request gets 504, or reaches the backend in place of being redirected. */
function isBreaking(name: string, value: string): boolean {
  return name === 'temporal-redirect' || (/^proxy-(connect|send|read)-timeout$/.test(name) && Number(value) === 0);
}

function outcome(name: string, value: string): string {
  return isBreaking(name, value) ? name === 'temporal-redirect' ? 'is ignored: no redirect, the backend answers' : 'makes nginx answer 504 to every request'
    : name === 'cors-allow-origin' ? originsOf(value)
      : protects(name) ? 'is ignored: what it should keep out gets in' : 'is ignored: the default holds';
}

/** What is left of a list of origins: one without a scheme is dropped, and a star or nothing stands for all. */
function originsOf(value: string): string {
  const origins = value.split(',').map(origin => origin.trim()).filter(origin => origin !== '');
  return origins.length === 0 || origins.includes('*') ? 'allows every origin'
    : origins.some(origin => origin.includes('://')) ? 'loses its origins without a scheme: the others are allowed' : 'has no origin with a scheme: no other site is allowed';
}

/** Values of annotations that ingress-nginx does not take as they are meant. */
export const ANNOTATION_VALUES: readonly Rule[] = [
  valueRule('drops', {
    id: 'annotation.drops-ingress',
    severity: 'error',
    what: 'A value that ingress-nginx refuses: its webhook refuses the Ingress, and without the webhook the whole Ingress is ignored, and its hosts answer 404.',
    why: 'ingress-nginx validates annotations; of some, a bad value takes the whole Ingress with it, without an event.',
  }, () => 'is refused by ingress-nginx, together with the whole Ingress', 'load-balance: round-robin', 'load-balance: round_robin'),
  valueRule('denies', {
    id: 'annotation.answers-503',
    severity: 'error',
    what: 'A value with which ingress-nginx answers 503 to every request.',
    why: 'Rather than serving a route that is not protected as it says, ingress-nginx serves none.',
  }, () => 'makes ingress-nginx answer 503 to every request', 'allowlist-source-range: internal', 'allowlist-source-range: 10.0.0.0/8'),
  valueRule('opens', {
    id: 'annotation.opens',
    severity: 'error',
    what: 'A value with which ingress-nginx leaves the external authentication out: everybody gets in.',
    why: 'ingress-nginx drops the whole setting of auth-url where one of these annotations has a bad value, without a word: 401 becomes 200.',
  }, () => 'makes ingress-nginx leave the external authentication out: everybody gets in', 'auth-url: http://auth.example.com/verify\nnginx.ingress.kubernetes.io/auth-always-set-cookie: "yes"',
  'auth-url: http://auth.example.com/verify\nnginx.ingress.kubernetes.io/auth-always-set-cookie: "true"'),
  valueRule('stops', {
    id: 'annotation.stops-nginx',
    severity: 'error',
    what: 'A value that ingress-nginx takes and nginx does not: nginx loads no configuration any more, for nobody.',
    why: 'The webhook does not run nginx on the result. From then on no change of any tenant takes effect, and after a restart nothing listens.',
  }, () => 'stops nginx from loading any configuration, for all tenants', 'limit-rps: "5"\nnginx.ingress.kubernetes.io/limit-burst-multiplier: "0"', 'limit-rps: "5"\nnginx.ingress.kubernetes.io/limit-burst-multiplier: "2"'),
  valueRule('ignores', {
    id: 'annotation.ignored-value',
    severity: 'warning',
    what: 'A value that ingress-nginx ignores: the default holds. An error where the annotation should keep somebody out.',
    why: 'ingress-nginx falls back to its default where a value is of another form, with a line in its log at most.',
  }, outcome, 'proxy-read-timeout: 300s', 'proxy-read-timeout: "300"'),
  {
    id: 'annotation.buffers',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'Sizes of buffers that do not fit together: nginx loads no configuration any more, for nobody.',
    why: 'nginx wants proxy-busy-buffers-size between one buffer and all but one, and temporary files of at least a buffer; the webhook does not check it.',
    fix: 'Leave proxy-busy-buffers-size out, and at least 3 buffers.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      const names = ['proxy-busy-buffers-size', 'proxy-max-temp-file-size', 'proxy-buffers-number', 'proxy-buffer-size'];
      const given = names.filter(name => ingress_?.nginx[name] !== undefined);
      if (!ingress_ || given.length === 0 || given.some(name => effectOf(name, ingress_.nginx[name]) !== undefined)) {
        return [];
      }
      const fault = faultOf(() => checkBuffers(ingress_.annotations));
      const name = fault?.code === 'nginx.temporary-file-size' ? 'proxy-max-temp-file-size' : given[0];
      return fault ? [{ path: annotation(PREFIX + name), message: `${name} does not fit the other sizes of buffers, allowed is ${fault.allowed}: nginx loads no configuration any more, for all tenants.` }] : [];
    },
    bad: ingress({ annotations: nginx('proxy-busy-buffers-size: 64k') }),
    good: ingress({ annotations: nginx('proxy-busy-buffers-size: 8k') }),
  },
];

/** What the library's own check says against it; nothing where it takes it. */
export function faultOf(check: () => void): { readonly code: string; readonly allowed: string; readonly fix: string } | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string' && 'allowed' in (error as object)) {
      return error as never;
    }
    throw error;
  }
}
