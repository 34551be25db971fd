import { Duration } from 'cdk8s';
import { Asked, forAll, Said } from './concern';
import { Timeouts } from '../../../src';

const TIMEOUTS: { readonly [name: string]: keyof Timeouts } = { 'proxy-connect-timeout': 'connect', 'proxy-send-timeout': 'send', 'proxy-read-timeout': 'read' };

/** Measured: without any time, every request gets 504, and below that nginx loads no configuration. */
export function timeouts({ own }: Asked): Said {
  const works = Object.entries(own).filter(([, seconds]) => Number(seconds) >= 1);
  const fails = Object.fromEntries(Object.entries(own).filter(([, seconds]) => Number(seconds) < 1));
  return {
    ...works.length > 0 && {
      options: { timeouts: Object.fromEntries(works.map(([name, seconds]) => [TIMEOUTS[name], Duration.seconds(Number(seconds))])) },
    },
    unsaid: forAll(fails, 'no time at all: every request gets 504, or nginx loads no configuration'),
  };
}

export function hostHeader({ own: { 'upstream-vhost': host } }: Asked): Said {
  return host.includes('$') ? { unsaid: { 'upstream-vhost': 'no prop: variables of nginx in the Host header' } } : {
    options: { hostHeader: host.toLowerCase() },
    ...host !== host.toLowerCase() && { changed: { 'upstream-vhost': 'in lower case, as names in DNS are the same' } },
  };
}

