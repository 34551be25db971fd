import { byAnnotations } from './by-annotations';
import { NginxRows, Options } from './contribution';
import { checkLimitName } from './limit-name';
import { clientAddresses } from './source-ranges';
import { invalid } from '../../basics/errors';
import { RateLimit, RateLimitUnit } from '../../policies/rate-limit';
import { Context } from '../rows';
import { approximated } from '../shared/declarations';

const LIMITED = approximated('requests above the limit get 503, unless limit-req-status-code is "429" in the ConfigMap of ingress-nginx; one request more than the burst may come at once; each replica of the controller counts for itself');

/**
 * How much a client may send.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rate-limiting
 */
export const CLIENT_LIMITS = {
  rateLimit: {
    declares: { rateLimitPerSecond: LIMITED, rateLimitPerMinute: LIMITED, rateLimitBurst: LIMITED },
    render: (limit, context) => byAnnotations(rateAnnotations(limit, context), { requirements: () => [clientAddresses(context.options.reader)] }),
  },
  connectionLimit: {
    declares: {
      connectionLimit: approximated('requests above the limit get 503, unless limit-conn-status-code is "429" in the ConfigMap of ingress-nginx; each replica of the controller counts for itself'),
    },
    render: (limit, context) => {
      checkLimitName('connectionLimit', limit, context.route);
      return byAnnotations({ 'nginx.ingress.kubernetes.io/limit-connections': String(limit) }, { requirements: () => [clientAddresses(context.options.reader)] });
    },
  },
} satisfies Pick<NginxRows, 'rateLimit' | 'connectionLimit'>;

function rateAnnotations({ unit, requests, burst }: RateLimit, { route }: Context<Options>): { [annotation: string]: string } {
  checkLimitName('rateLimit', requests, route);
  if (burst % requests !== 0) {
    const least = Math.max(1, Math.floor(burst / requests)) * requests;
    throw invalid('nginx.burst-multiple', 'burst of rateLimit', burst, `a multiple of the rate of ${requests}, since the annotation limit-burst-multiplier says how many times the rate it is`,
      `choose ${least}${burst > requests ? ` or ${least + requests}` : ''}`);
  }
  return {
    [`nginx.ingress.kubernetes.io/${unit === RateLimitUnit.SECOND ? 'limit-rps' : 'limit-rpm'}`]: String(requests),
    'nginx.ingress.kubernetes.io/limit-burst-multiplier': String(burst / requests),
  };
}
