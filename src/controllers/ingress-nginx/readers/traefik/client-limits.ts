import { countsApart, forgottenByTraefik } from '../../../shared/client-limits';
import { approximated, native } from '../../../shared/declarations';
import { CLIENT_LIMITS } from '../../client-limits';
import { NginxRow } from '../../contribution';

const REPLICAS = native('each replica of Traefik counts for itself, and anew whenever its routes change');
const FORGETS = approximated('each replica of Traefik counts for itself, and anew whenever its routes change, and forgets what a client has used of the burst once it sends nothing for a while');

/** Traefik answers 429, and has a counter for each host and path of an Ingress. */
export const rateLimit: NginxRow<'rateLimit'> = {
  declares: { rateLimitPerSecond: REPLICAS, rateLimitPerMinute: FORGETS, rateLimitBurst: FORGETS },
  render: (limit, context) => ({
    ...CLIENT_LIMITS.rateLimit.render(limit, context),
    instead: () => forgottenByTraefik(limit) ? undefined : [REPLICAS],
    remarks: () => [forgottenByTraefik(limit), countsApart(context.route, context.route.hosts)],
  }),
};

export const connectionLimit: NginxRow<'connectionLimit'> = {
  declares: { connectionLimit: REPLICAS },
  render: (limit, context) => ({
    ...CLIENT_LIMITS.connectionLimit.render(limit, context),
    remarks: () => [countsApart(context.route, context.route.hosts)],
  }),
};
