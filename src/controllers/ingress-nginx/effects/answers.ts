import { Effects, whenTrue } from './effect';
import { exists, ofCore } from '../../../checks';
import { bytesOf } from '../../../policies/body-size';
import { Requirement } from '../../../report';
import { CheckType } from '../../../requirement-check';
import { approximated, native } from '../../shared/declarations';
import { annotationOf } from '../user-annotations';

/** Response headers that CORS sets. */
const OF_CORS = /^access-control-(allow-(origin|credentials|methods|headers)|max-age|expose-headers)$/i;

function errorBackend(service: string | undefined, why: string, namespace?: string): Requirement {
  const object = service === undefined ? undefined : ofCore('Service', service, namespace);
  return {
    id: 'error-backend',
    where: service === undefined ? 'the default backend of the controller' : `the Service ${service}, in the namespace of the Ingress`,
    what: 'it exists, and a server of it answers',
    why,
    ...object && { checks: [exists(object), { type: CheckType.READY, ...object }] },
    unchecked: service === undefined ? 'which Service that is' : 'what its servers answer',
  };
}

/** Responses that annotations change. */
export const ANSWERS: Effects = {
  'custom-http-errors': {
    remark: (policy, value, { route }) => {
      const codes = value.split(',').map(code => code.trim());
      switch (policy) {
        case 'blockedUserAgents':
          return codes.includes('403') ? approximated('the answer is that of the default backend in place of 403, as custom-http-errors asks for') : undefined;
        case 'maxBodySize':
          return codes.includes('413') && bytesOf(route.maxBodySize!) > 0
            ? approximated('the answer is that of the default backend in place of 413, as custom-http-errors asks for') : undefined;
        case 'annotations':
          return native(`where this report speaks of an answer with ${codes.join(' or ')}, clients get that of the default backend`);
        default:
          return undefined;
      }
    },
    requirements: (_value, { route, options: { reader: { effects } } }) => {
      const service = annotationOf(route, 'default-backend');
      return [errorBackend(service, service === undefined ? effects.withoutErrorBackend : effects.withoutNamedErrorBackend, route.namespace)];
    },
  },
  'default-backend': {
    remark: (policy, value) => policy === 'annotations' ? native(`while the controller knows no server of the load balancer, the Service ${value} answers where this report speaks of 503`) : undefined,
    requirements: (value, { route }) => annotationOf(route, 'custom-http-errors') !== undefined ? []
      : [errorBackend(value, 'it answers while the controller knows no server of the load balancer; without it these requests get 503', route.namespace)],
  },
  'enable-cors': whenTrue({
    contradicts: (_value, { route }) => {
      const name = Object.keys(route.responseHeaders ?? {}).find(header => OF_CORS.test(header)
        && (!/expose/i.test(header) || annotationOf(route, 'cors-expose-headers') !== undefined)
        && (!/credentials/i.test(header) || annotationOf(route, 'cors-allow-credentials') !== 'false'));
      return name === undefined ? undefined : {
        allowed: `no ${name} in responseHeaders beside it: both set that header`,
        fix: `take ${name} out, and set it by an annotation cors-…, or take enable-cors out`,
      };
    },
    remark: policy => policy === 'blockedUserAgents' ? approximated('preflight requests of such agents are answered by enable-cors, which comes first') : undefined,
  }),
};
