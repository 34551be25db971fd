import { Duration } from 'cdk8s';
import { byAnnotations } from './by-annotations';
import { NginxRow, NginxRows, PREFIX } from './contribution';
import { invalid } from '../../basics/errors';
import { native, refused } from '../shared/declarations';

/** The annotation of each timeout. */
const NAMES = { connect: 'proxy-connect-timeout', send: 'proxy-send-timeout', read: 'proxy-read-timeout' } as const;

export const NO_REQUEST_TIMEOUT = refused('the annotations have no timeout of a request as a whole',
  'set read: it ends a response that pauses for longer than that');

/**
 * How long nginx waits for a backend: in whole seconds without a unit; it ignores everything else, and answers 504 to every
 * request where one is 0.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts
 */
const timeouts: NginxRow<'timeouts'> = {
  declares: {
    connectTimeout: native(),
    sendTimeout: native(),
    readTimeout: native('a request without an answer in time is sent again, unless it is POST, LOCK or PATCH: by default it is answered with 504 after the third time, so that its client waits three times as long'),
    requestTimeout: NO_REQUEST_TIMEOUT,
  },
  render: asked => {
    const annotations: { [name: string]: string } = {};
    for (const [field, name] of Object.entries(NAMES)) {
      const timeout = asked[field as keyof typeof NAMES];
      if (timeout !== undefined) {
        annotations[PREFIX + name] = secondsOf(field, timeout);
      }
    }
    return byAnnotations(annotations);
  },
};

export const TIMEOUTS = { timeouts } satisfies Pick<NginxRows, 'timeouts'>;

function secondsOf(field: string, timeout: Duration): string {
  const milliseconds = timeout.toMilliseconds();
  if (milliseconds % 1000 !== 0) {
    throw invalid('nginx.timeout', `${field} of timeouts`, `${milliseconds} ms`, 'whole seconds with annotations of ingress-nginx', `write Duration.seconds(${Math.ceil(milliseconds / 1000)})`);
  }
  return String(milliseconds / 1000);
}
