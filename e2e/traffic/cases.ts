import { Duration, Size } from 'cdk8s';
import { FAST_SERVERS } from './servers';
import { BackendProtocol, Backends, BackendTls, Cors, HeaderValue, Retries, RetryOn, Rewrite, RoutePath } from '../../src';
import { Building } from '../../test/building';
import { MANY_SERVERS } from '../support/addresses';
import { Running } from '../support/running';
import { AUTHORIZED, HTPASSWD, usersSecret } from '../support/users';

/** A route whose cost is measured. */
export interface TrafficCase {
  readonly what: string;
  readonly props: Partial<Building>;
  readonly beside?: (running: Running) => readonly object[];
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
}

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };

/** Names that have nothing in common. */
const unlike = (count: number) => Array.from({ length: count }, (_, i) => `${(i * 7919 % 46656).toString(36).padStart(3, '0')}Bot${i}`);

const range = (i: number) => `172.${16 + Math.floor(i / 256)}.${i % 256}.0/24`;
const CORS: Cors = { allowOrigins: ['https://a.example.com', 'https://b.example.com'], allowCredentials: true };

export const TRAFFIC_CASES: readonly TrafficCase[] = [
  { what: 'nothing but servers and a host', props: {} },
  { what: 'nothing but that, and no retries', props: { retries: Retries.none() } },
  { what: 'a pattern and a rewrite', props: { paths: [RoutePath.regex('/app/(.*)')], rewrite: Rewrite.regexTarget('/$1') }, path: '/app/x' },
  { what: '4 user agents', props: { blockedUserAgents: ['Scrapy', 'Go-http-client', 'HttpClient', 'curl'] }, headers: BROWSER },
  { what: '500 user agents', props: { blockedUserAgents: unlike(500) }, headers: BROWSER },
  {
    what: 'headers',
    props: {
      responseHeaders: { 'X-A': HeaderValue.literal('a'), 'X-B': HeaderValue.literal('b') },
      requestHeaders: { 'X-C': HeaderValue.literal('c') },
      removeRequestHeaders: ['X-D'],
    },
  },
  { what: 'a limit of bodies', props: { maxBodySize: Size.mebibytes(1) } },
  { what: 'retries', props: { retries: Retries.on([RetryOn.CONNECT_FAILURE], { attempts: 3 }) } },
  { what: 'timeouts', props: { timeouts: { connect: Duration.seconds(5), read: Duration.seconds(30) } } },
  { what: 'CORS', props: { cors: CORS }, headers: { origin: 'https://a.example.com' } },
  { what: '1,000 ranges of clients', props: { allowedSourceRanges: [...Array.from({ length: 999 }, (_, i) => range(i)), '10.254.18.0/24'] } },
  { what: 'basic auth', props: { basicAuth: { secret: 'users' } }, headers: AUTHORIZED, beside: running => [usersSecret(running, 'users', HTPASSWD)] },
  { what: 'TLS to the servers', props: { backendProtocol: BackendProtocol.https(BackendTls.unverified()), backends: Backends.fromIps(FAST_SERVERS, { port: 443 }) } },
  { what: '100 servers', props: { backends: Backends.fromIps(MANY_SERVERS, { port: 80 }) } },
  { what: '1,000 hosts', props: { hosts: Array.from({ length: 1000 }, (_, i) => `h${i}.traffic.example.com`) } },
];
