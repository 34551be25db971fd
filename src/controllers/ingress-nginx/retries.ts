import { byAnnotations, prefixed } from './by-annotations';
import { Contribution, NginxRow, NginxRows, Options } from './contribution';
import { annotationOf, protocolOf, redirectOf } from './user-annotations';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { meetsSameBackend, retriesOf, unaskedRetriesOf } from '../../intent/failover';
import { RouteIntent } from '../../intent/route-intent';
import { connectsSoon, Retries, RetriesType, RetryOn, statusesOf } from '../../policies/retries';
import { Support } from '../../report';
import { Addition, Context } from '../rows';
import { ANY_SERVER_AGAIN } from '../shared/cluster-ip';
import { approximated, Declaration, native, omitted } from '../shared/declarations';

/** How long a connection may take, in seconds: nginx takes no shorter time. */
const CONNECT_TIMEOUT = 1;

/** Of many requests at once several attempts may meet the same server: with so many, as measured, none fails. */
const TRIES = 10;

/** So many attempts at a silent server leave time for those at others. */
const SILENT_TRIES = 8;

/** The annotations that say when a request is tried again. */
export const NEXT_UPSTREAM = ['proxy-next-upstream', 'proxy-next-upstream-tries', 'proxy-next-upstream-timeout'] as const;

const WAITS = 'nothing leaves a silent server out: nearly every request waits for it until the connect timeout, as long as it is silent';

const UNSAFE = 'a request other than POST, PATCH and LOCK also';

const retries: NginxRow<'retries'> = {
  declares: {
    retriesOff: native(),
    retriesForExternalServers: approximated(WAITS),
    retryOnConnectFailure: native(`${UNSAFE} where the connection breaks before the answer`),
    retryOnTimeout: native(`${UNSAFE} where the answer does not begin within proxy-read-timeout`),
    retryOnStatus: native(),
    retryNonIdempotent: native('where the connection breaks or the answer does not come in time, too, if they are among the failures'),
  },
  render: (asked, context) => {
    const annotations = annotationsFor(asked, context);
    return byAnnotations(prefixed(annotations), {
      instead: () => hasOtherDirectives(context) ? [omitted(`the directives for ${protocolOf(context.route)} are others, which the annotations of retries do not change`)]
        : asked.type === RetriesType.FOR_EXTERNAL_SERVERS ? [costOn(context)] : undefined,
      remarks: () => [
        !hasOtherDirectives(context) && asked.type === RetriesType.ON && (staysWithServer(context) || goesToClusterIp(context.route))
          ? costOn(context) : undefined,
      ],
    });
  },
};

/**
 * Further attempts at requests.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream
 */
export const RETRIES = { retries } satisfies Pick<NginxRows, 'retries'>;

/** What finds another server soon, where nobody asks for that or otherwise. */
export const unaskedRetries: Addition<Options, Contribution> = context => {
  const unasked = unaskedRetriesOf(context.route);
  const annotations = !unasked || isIdle(context) ? {} : withoutGiven(annotationsFor(unasked, context), context);
  return Object.keys(annotations).length === 0 ? undefined : {
    policy: 'retries',
    ...byAnnotations(prefixed(annotations)),
    remarks: () => [
      native(`a request that has not reached its server is sent ${goesToClusterIp(context.route) ? 'again' : 'to another one'}, unless Retries.none() is asked for`),
      // Nobody has asked for more.
      { ...costOn(context), support: Support.NATIVE },
    ],
  };
};

/** Whether all attempts at a request go to the same server. */
function staysWithServer({ route, options: { reader } }: Context<Options>): boolean {
  return meetsSameBackend(route) && (!reader.effects.changesServer || route.loadBalancing!.cookie?.changeOnFailure === false);
}

/** What servers that are down cost all the same. */
function costOn(context: Context<Options>): Declaration {
  const { route, options: { reader } } = context;
  return goesToClusterIp(route) ? ANY_SERVER_AGAIN : staysWithServer(context)
    ? approximated(`${reader.program} makes all attempts at a request with a ${route.loadBalancing!.cookie ? 'cookie' : 'key'} at the same server: while that is down, they fail`)
    : approximated(WAITS);
}

/** The annotations that say how servers are tried, by their names: those of the user's, and those that are rendered. */
export function effectiveRetries(context: Context<Options>): (name: string) => string | undefined {
  const { route } = context;
  const asked = retriesOf(route);
  const rendered = asked === undefined || (route.retries === undefined && isIdle(context)) ? {}
    : route.retries ? annotationsFor(asked, context) : withoutGiven(annotationsFor(asked, context), context);
  const connect = connectSeconds(route);
  return name => annotationOf(route, name) ?? (name === 'proxy-connect-timeout' && connect !== undefined ? String(connect) : rendered[name]);
}

type Annotations = { [name: string]: string };

function annotationsFor(asked: Retries, context: Context<Options>): Annotations {
  const { route } = context;
  const asProp = connectSeconds(route);
  const connect: Annotations = connectsSoon(asked) && asProp === undefined ? { 'proxy-connect-timeout': String(CONNECT_TIMEOUT) } : {};
  switch (asked.type) {
    case RetriesType.NONE:
      return { 'proxy-next-upstream': 'off' };
    case RetriesType.FOR_EXTERNAL_SERVERS:
      // More attempts would meet the same server.
      return staysWithServer(context) ? connect : {
        'proxy-next-upstream-tries': String(Math.max(TRIES, route.service.backends)),
        'proxy-next-upstream-timeout': String(SILENT_TRIES * Number(asProp ?? annotationOf(route, 'proxy-connect-timeout') ?? CONNECT_TIMEOUT)),
        ...connect,
      };
    case RetriesType.ON:
      return {
        'proxy-next-upstream': [
          ...asked.failures.includes(RetryOn.CONNECT_FAILURE) ? ['error'] : [],
          ...asked.failures.includes(RetryOn.TIMEOUT) ? ['timeout'] : [],
          ...statusesOf(asked).map(status => `http_${status}`),
          ...asked.nonIdempotent ? ['non_idempotent'] : [],
        ].join(' '),
        'proxy-next-upstream-tries': String(asked.attempts),
        ...asked.within !== undefined && { 'proxy-next-upstream-timeout': String(asked.within) },
        ...connect,
      };
  }
}

/** The connect timeout that is asked for by the prop: whole seconds, or else refused. */
function connectSeconds({ timeouts }: RouteIntent): number | undefined {
  return timeouts?.connect && Math.ceil(timeouts.connect.toMilliseconds() / 1000);
}

/** Whether annotations of the user's leave nothing to try again, or nothing that the other ones could change. */
function isIdle(context: Context<Options>): boolean {
  const { route } = context;
  return redirectOf(route) !== undefined
    || ['canary', 'ssl-passthrough', 'service-upstream'].some(name => annotationOf(route, name) === 'true')
    || hasOtherDirectives(context);
}

/** What nginx speaks by other directives, which the annotations do not change. */
function hasOtherDirectives({ route, options: { reader } }: Context<Options>): boolean {
  return reader.effects.speaksFastCgi && /^(FCGI|GRPCS?)$/.test(protocolOf(route) ?? 'HTTP');
}

/** The annotations of the user's win over what nobody asks for. */
function withoutGiven(annotations: Annotations, { route }: Context<Options>): Annotations {
  if (route.annotations === undefined) {
    return annotations;
  }
  const saysWhen = NEXT_UPSTREAM.some(name => annotationOf(route, name) !== undefined);
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => (
    annotationOf(route, name) === undefined && !(saysWhen && (NEXT_UPSTREAM as readonly string[]).includes(name))
  )));
}
