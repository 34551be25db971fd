import { Middleware, TraefikRows } from './contribution';
import { ofCore, ofTraefik, value } from '../../checks';
import { CheckType } from '../../requirement-check';
import { approximated } from '../shared/declarations';

/**
 * Errors that a Service in the cluster answers.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/errorpages/
 */
export const CUSTOM_ERRORS = {
  customErrors: {
    declares: {
      customErrors: approximated('the Service gets GET /503.html for a 503, without a header X-Code, and clients get that status whatever the one of its answer is; errors of Traefik itself that come before a backend is asked, such as 401, 403 and 413, stay as they are'),
    },
    render: ({ codes, serviceName, servicePort }, { route: { namespace } }) => {
      const middleware: Middleware = {
        id: 'Errors',
        suffix: 'errors',
        spec: { errors: { status: codes.map(String), service: { name: serviceName, port: servicePort }, query: '/{status}.html' } },
      };
      return {
        contribution: { chain: { customErrors: () => middleware } },
        words: () => `errors: ${codes.join(', ')} by ${serviceName}`,
        requirements: () => [{
          id: 'error-backend',
          where: `the Service ${serviceName}, in the namespace of the IngressRoute`,
          what: `it exists and has the port ${servicePort}, and a server of it answers requests such as GET /${codes[0]}.html`,
          why: 'without it Traefik leaves the route out: every request gets 404, or goes to another route that matches it',
          checks: [value(ofCore('Service', serviceName, namespace), 'spec.ports[*].port', String(servicePort)), { type: CheckType.READY, ...ofCore('Service', serviceName, namespace) }],
          unchecked: 'what its servers answer',
        }, {
          id: 'empty-services',
          where: 'the static configuration of Traefik',
          what: `Services without a server are allowed, unless ${serviceName} always has one`,
          why: 'by default Traefik leaves out a route whose Service for errors has no server, so that an outage of the pages is one of the route',
          settings: { 'providers.kubernetesCRD.allowEmptyServices': 'true' },
          checks: [ofTraefik(CheckType.VALUE, 'providers.kubernetesCRD.allowEmptyServices', 'true')],
          unless: `${serviceName} always has a server`,
        }],
      };
    },
  },
} satisfies Pick<TraefikRows, 'customErrors'>;
