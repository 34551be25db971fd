import { PREFIX } from './contribution';
import { checkLimitName } from './limit-name';
import { checkWordLength } from './nginx-words';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';

type Annotations = { readonly [key: string]: string };

/** nginx counts bursts in thousandths, in 64 bits with a sign. */
const MAX_BURST = 2 ** 63 / 1000;

const SIGN_IN_REST = '=$pass_access_scheme://$http_host$escaped_request_uri'.length + 1;
const AUTH_LOCATION = '/_external-auth--ImplementationSpecific'.length;

/**
 * Checks what annotations come to together, against numbers, words and names that nginx takes: beyond them it loads no
 * configuration, for all tenants.
 *
 * @param annotations The user's own.
 * @param paths The paths of the Ingress.
 */
export function checkLimits(annotations: Annotations, route: RouteIntent, paths: readonly string[]): void {
  const of = (name: string) => annotations[PREFIX + name];
  checkCanaryWeight(of('canary-weight'), of('canary-weight-total'));
  checkRates(of, route);
  checkWords(of, route, paths);
}

/** The length of the word that the controller makes of a key for the answers of a service, its host and its path. */
export function cacheKeyLength(key: string, { hosts }: RouteIntent, paths: readonly string[]): number {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(text => text.length));
  return key.length + longest(hosts) + AUTH_LOCATION + Math.ceil(longest(paths) * 4 / 3);
}

/** Above the total, every request goes to the canary. */
function checkCanaryWeight(weight: string | undefined, total = '100'): void {
  if (weight !== undefined && Number(weight) > Number(total)) {
    throw invalid('annotations.canary-weight', `annotations["${PREFIX}canary-weight"]`, weight, `at most the total, which is ${total}`, 'lower it, or raise canary-weight-total');
  }
}

function checkRates(of: (name: string) => string | undefined, route: RouteIntent): void {
  for (const name of ['limit-rps', 'limit-rpm', 'limit-connections']) {
    const limit = of(name);
    if (limit === undefined || Number(limit) === 0) {
      continue;
    }
    const burst = Number(limit) * Number(of('limit-burst-multiplier') ?? 5);
    if (name !== 'limit-connections' && burst > MAX_BURST) {
      throw invalid('nginx.burst', `annotations["${PREFIX}${name}"]`, limit, `a limit that gives, times limit-burst-multiplier, at most ${Math.floor(MAX_BURST)} requests, and this is ${burst}`, 'lower one of them');
    }
    checkLimitName(`annotations["${PREFIX}${name}"]`, limit, route);
  }
}

/** Words that the controller puts together of several texts, or writes with escapes. */
function checkWords(of: (name: string) => string | undefined, route: RouteIntent, paths: readonly string[]): void {
  const check = (name: string, length: (value: string) => number) => {
    const value = of(name);
    if (value !== undefined) {
      checkWordLength('annotations.too-long', `annotations["${PREFIX}${name}"]`, value, length(value));
    }
  };
  check('auth-tls-match-cn', value => JSON.stringify(value).length);
  check('auth-signin', value => value.length + (of('auth-signin-redirect-param') ?? 'rd').length + SIGN_IN_REST);
  check('auth-cache-key', value => cacheKeyLength(value, route, paths));
  check('cors-allow-origin', value => value.replace(/\./g, '\\.').replace(/\*/g, '[A-Za-z0-9\\-]+').replace(/, */g, ')|(').length + '(())$'.length);
}
