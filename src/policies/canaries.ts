import { policy } from './policy';
import { invalid } from '../basics/errors';

/** Which requests a canary gets: the header decides first, then the cookie, and of all others the weight. At least one of the three is needed. */
export interface CanaryRouting {
  /**
   * The share of requests that the canary gets, in percent: a whole number from 0 to 100.
   *
   * @default 0
   */
  readonly weight?: number;

  /**
   * The request header that decides, of letters, digits and hyphens: requests with the value `always` go to the canary, and those
   * with the value `never` do not.
   *
   * @default - no header decides
   */
  readonly header?: string;

  /**
   * The value of the header that leads requests to the canary, in place of `always` and `never`: of letters, digits and `/ - . _ ~ :`.
   *
   * @default - the values `always` and `never`
   */
  readonly headerValue?: string;

  /**
   * The cookie that decides, of letters, digits, `-` and `_`: requests with the value `always` go to the canary, and those with the value
   * `never` do not.
   *
   * @default - no cookie decides
   */
  readonly cookie?: string;
}

/** The weights of a load balancer's own backends and of all its canaries together. */
export const TOTAL_WEIGHT = 100;

/** Other sets of servers that get a part of the requests. */
export const CANARIES = policy({
  features: {
    canaryByWeight: 'addCanary() with weight',
    canaryByHeader: 'addCanary() with header',
    canaryByHeaderValue: 'addCanary() with headerValue',
    canaryByCookie: 'addCanary() with cookie',
  },
  used: (canaries: readonly CanaryRouting[]) => {
    const features = canaries.flatMap(({ weight, header, headerValue, cookie }) => [
      ...weight === undefined ? [] : ['canaryByWeight' as const],
      ...header === undefined ? [] : [headerValue === undefined ? 'canaryByHeader' as const : 'canaryByHeaderValue' as const],
      ...cookie === undefined ? [] : ['canaryByCookie' as const],
    ]);
    return [...new Set(features)];
  },
});

/**
 * Checks which requests a canary gets.
 *
 * @param others The canaries that are there already.
 * @throws if a controller would ignore a value, or the canary would get no request
 */
export function checkRouting({ weight, header, headerValue, cookie }: CanaryRouting, others: readonly CanaryRouting[]): void {
  if (weight === undefined && header === undefined && cookie === undefined) {
    throw invalid('canary.no-requests', 'options of addCanary()', { headerValue }, 'at least one of weight, header and cookie', 'say which requests the canary gets');
  }
  if (weight !== undefined && !(Number.isInteger(weight) && weight >= 0 && weight <= TOTAL_WEIGHT)) {
    throw invalid('canary.weight', 'weight of addCanary()', weight, `a whole number from 0 to ${TOTAL_WEIGHT}: the percentage of requests`, 'choose a number in this range');
  }
  const total = [...others.map(other => other.weight ?? 0), weight ?? 0].reduce((sum, each) => sum + each);
  if (total > TOTAL_WEIGHT) {
    throw invalid('canary.weights', 'weight of addCanary()', weight, `weights of all canaries that are at most ${TOTAL_WEIGHT} together, and these are ${total}`, 'lower one of them');
  }
  checkWord('header', header, /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'the name of a header: letters, digits and hyphens between them');
  checkWord('headerValue', headerValue, /^[A-Za-z0-9/._~:-]+$/, 'letters, digits and / - . _ ~ :');
  checkWord('cookie', cookie, /^[A-Za-z0-9_-]+$/, 'the name of a cookie: letters, digits, "-" and "_"');
  if (headerValue !== undefined && header === undefined) {
    throw invalid('canary.no-header', 'headerValue of addCanary()', headerValue, 'a header beside it', 'name the header that has the value');
  }
}

const MAX_LENGTH = 128;

function checkWord(option: string, value: string | undefined, form: RegExp, allowed: string): void {
  if (value !== undefined && (typeof value !== 'string' || value.length > MAX_LENGTH || !form.test(value))) {
    throw invalid('canary.word', `${option} of addCanary()`, value, `${allowed}, at most ${MAX_LENGTH} characters`, 'choose another one, which every controller can compare');
  }
}

/** A part of a request that decides where it goes. */
export interface Decision<C> {
  readonly by: 'header' | 'cookie';
  readonly name: string;
  readonly value: string;
  /** The canary that it leads to; undefined for the load balancer's own backends. */
  readonly to?: C;
}

/** What decides where requests go, in the order of precedence; the rest goes by weight. */
export function decisionsOf<C extends CanaryRouting>(canaries: readonly C[]): Decision<C>[] {
  const headers = canaries.flatMap((to): Decision<C>[] => {
    const { header: name, headerValue } = to;
    return name === undefined ? [] : headerValue !== undefined ? [{ by: 'header', name, value: headerValue, to }] : alwaysAndNever('header', name, to);
  });
  const cookies = canaries.flatMap(to => to.cookie === undefined ? [] : alwaysAndNever('cookie', to.cookie, to));
  const decisions = [...headers, ...cookies];
  // Where nothing else leads to a canary, those that say so lead where the rest goes.
  const last = decisions.reduce((found, { to }, i) => to === undefined ? found : i, -1);
  return weighs(canaries) ? decisions : decisions.slice(0, last + 1);
}

function alwaysAndNever<C>(by: Decision<C>['by'], name: string, to: C): Decision<C>[] {
  return [{ by, name, value: 'always', to }, { by, name, value: 'never' }];
}

/** Whether some requests go to a canary by its weight. */
export function weighs(canaries: readonly CanaryRouting[]): boolean {
  return canaries.some(({ weight = 0 }) => weight > 0);
}

/** The weight that is left for the load balancer's own backends. */
export function ownWeight(canaries: readonly CanaryRouting[]): number {
  return canaries.reduce((rest, { weight = 0 }) => rest - weight, TOTAL_WEIGHT);
}

/** Which requests a canary gets, in a few words. */
export function routingWords({ weight, header, headerValue, cookie }: CanaryRouting): string {
  return [
    ...header === undefined ? [] : [`header ${header}: ${headerValue ?? 'always'}`],
    ...cookie === undefined ? [] : [`cookie ${cookie}=always`],
    ...weight === undefined ? [] : [`weight ${weight}`],
  ].join(', ');
}
