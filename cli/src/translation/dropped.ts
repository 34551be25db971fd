import { hostsIn, IngressObject } from './ingress';
import { pathsIn } from './rewriting';
import { Remark } from './translation';

/** What ingress-nginx takes for configuration of nginx, or for a way to its files, in hosts and paths. */
const SUSPICIOUS = /alias\s[^]*;|root\s[^]*;|\/etc\/(passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets|_by_lua/;

/** Why ingress-nginx drops a whole Ingress, as it does by default. */
export function droppedBy(ingress: IngressObject): Remark | undefined {
  const value = [...hostsIn(ingress), ...pathsIn(ingress)].find(text => SUSPICIOUS.test(text));
  return value === undefined ? undefined : { of: 'spec.rules', value, why: 'ingress-nginx drops the whole Ingress for this text' };
}
