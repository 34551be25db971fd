import { byAnnotations, prefixed } from './by-annotations';
import { NginxRows } from './contribution';
import { ofCore, value } from '../../checks';
import { CheckType } from '../../requirement-check';
import { approximated, native } from '../shared/declarations';

/**
 * Errors that a Service in the cluster answers. Without that Service beside them the codes would all become 404.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-http-errors
 */
export const CUSTOM_ERRORS = {
  customErrors: {
    declares: {
      customErrors: native('the Service gets GET / with the status in the header X-Code, and clients get the status of its answer; it also answers in place of the controller\'s own errors with one of the codes, such as 401, 403 and 413, and for every request while the controller knows no server of the load balancer'),
    },
    render: ({ codes, serviceName, servicePort }, { route, options: { reader } }) => byAnnotations(prefixed({ 'custom-http-errors': codes.join(','), 'default-backend': serviceName }), {
      remarks: () => [route.responseHeaders && approximated('its answers have none of the responseHeaders')],
      requirements: () => [{
        id: 'error-backend',
        where: `the Service ${serviceName}, in the namespace of the Ingress`,
        what: `it exists, its first port is ${servicePort}, and a server of it answers GET / with the status that clients are to get, which stands in X-Code`,
        why: reader.effects.withoutNamedErrorBackend,
        checks: [
          value(ofCore('Service', serviceName, route.namespace), 'spec.ports[0].port', String(servicePort)),
          { type: CheckType.READY, ...ofCore('Service', serviceName, route.namespace) },
        ],
        unchecked: 'what its servers answer',
      }],
    }),
  },
} satisfies Pick<NginxRows, 'customErrors'>;
