import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_BALANCING = refused('Gateway API has no field for how requests are spread over the addresses of a Service', 'leave it out: implementations balance about evenly by default');
const NO_CHECKS = refused('Gateway API has no health checks', 'remove the address of a server before it goes down, or mark it as not ready');

/** How requests reach the backends. */
export const BACKEND_CONNECTION = {
  loadBalancing: {
    declares: {
      roundRobin: NO_BALANCING,
      peakEwma: NO_BALANCING,
      hashOfClientIp: NO_BALANCING,
      hashOfUri: NO_BALANCING,
      hashOfHeader: NO_BALANCING,
      hashOfCookie: NO_BALANCING,
      stickyCookie: NO_BALANCING,
      stickyCookieDomain: NO_BALANCING,
      stickyCookieChanges: NO_BALANCING,
      stickyCookieStays: NO_BALANCING,
      conditionalSameSiteNone: NO_BALANCING,
      clusterIp: NO_BALANCING,
    },
  },
  disableKeepAlive: { declares: { disableKeepAlive: refused('Gateway API has no field for the connections to the backends', 'leave it out, and let the servers close connections after a response') } },
  healthChecks: { declares: { activeHealthCheck: NO_CHECKS, passiveHealthCheck: NO_CHECKS } },
} satisfies Pick<GatewayRows, 'loadBalancing' | 'healthChecks' | 'disableKeepAlive'>;
