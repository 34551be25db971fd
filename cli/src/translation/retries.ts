import { Duration } from 'cdk8s';
import { Asked, forAll, Said } from './concern';
import { Reading } from './readings';
import { Retries, RetryOn } from '../../../src';

/** What nginx takes for a failure, where a prop has it as well. */
const FAILURES: { readonly [word: string]: RetryOn } = {
  error: RetryOn.CONNECT_FAILURE,
  timeout: RetryOn.TIMEOUT,
  http_429: RetryOn.STATUS_429,
  http_500: RetryOn.STATUS_500,
  http_502: RetryOn.STATUS_502,
  http_503: RetryOn.STATUS_503,
  http_504: RetryOn.STATUS_504,
};

/** Words that no prop has. */
const OTHERS = ['invalid_header', 'http_403', 'http_404'];

/** The largest values of the props: more attempts than there are servers, and more time than a request takes. */
const MOST = { attempts: 100, seconds: 86_400 };

/** In force where ingress-nginx does not ignore it; words may touch there, which nginx itself does not take. */
export const listOfFailures: Reading = value => (
  /^((error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent|off)\s?)+$/.test(value) ? undefined
    : 'ignored by ingress-nginx: it is no list of failures'
);

/** When a request is tried again. What is not given is the default of ingress-nginx: after "error timeout", three times. */
export function retries({ own, all }: Asked): Said {
  const { 'proxy-next-upstream': text = 'error timeout', 'proxy-next-upstream-tries': tries = '3', 'proxy-next-upstream-timeout': time = '0' } = own;
  const words = text.split(/\s/).filter(word => word !== '');
  const failures = words.filter(word => Object.hasOwn(FAILURES, word));
  const other = words.find(word => OTHERS.includes(word));
  const strange = words.find(word => !failures.includes(word) && !OTHERS.includes(word) && word !== 'off' && word !== 'non_idempotent');
  if (strange !== undefined || Number(tries) < 0 || Number(time) < 0) {
    return { unsaid: forAll(own, 'nginx loads no configuration with one of these values') };
  }
  if (words.includes('off') && words.length > 1) {
    return { unsaid: forAll(own, 'no prop: "off" beside failures') };
  }
  if (other !== undefined) {
    return { unsaid: forAll(own, `no prop: another attempt after ${other}`) };
  }
  if (failures.length === 0 || tries === '1') {
    const [first] = failures.length === 0 ? ['proxy-next-upstream'] : ['proxy-next-upstream-tries'];
    const { [first]: _, ...others } = own;
    return { options: { retries: Retries.none() }, idle: forAll(others, 'without effect: a request is sent once') };
  }
  const attempts = Number(tries) === 0 ? MOST.attempts : Math.min(Number(tries), MOST.attempts);
  return {
    options: {
      retries: Retries.on([...new Set(failures)].map(word => FAILURES[word]), {
        attempts,
        ...Number(time) > 0 && Number(time) <= MOST.seconds && { within: Duration.seconds(Number(time)) },
        ...words.includes('non_idempotent') && { nonIdempotent: true },
      }),
    },
    changed: {
      ...Number(time) > MOST.seconds && { 'proxy-next-upstream-timeout': 'longer than a request takes, and so left out' },
      ...attempts !== Number(tries) && { 'proxy-next-upstream-tries': `said as ${attempts} attempts, which is as many as there can be` },
      ...failures.includes('timeout') && !('proxy-connect-timeout' in all) && {
        [Object.keys(own)[0]]: 'a connection may take about 1 s, and 5 s on ingress-nginx: set timeouts.connect for another time',
      },
    },
  };
}
