import { Middleware, TraefikRows } from './contribution';
import { HeaderSource } from '../../policies/response-headers';
import { approximated, native, omitted } from '../shared/declarations';

/**
 * Headers that every response gets, errors included.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/
 */
export const HEADERS = {
  responseHeaders: {
    declares: {
      literalHeader: native(),
      serviceNameHeader: native(),
      clientIpHeader: omitted('the header with the client\'s address is left out: Traefik has no variables in headers'),
      backendAddressHeader: omitted('the header with the backend\'s address is left out: Traefik has no variables in headers'),
    },
    render: (headers, { route, options }) => {
      const customResponseHeaders: { [name: string]: string } = {};
      for (const [name, { source, text }] of Object.entries(headers)) {
        if (source === HeaderSource.LITERAL) {
          customResponseHeaders[name] = text!;
        } else if (source === HeaderSource.SERVICE_NAME) {
          customResponseHeaders[name] = route.service.name;
        }
      }
      const names = Object.keys(customResponseHeaders);
      const middleware: Middleware | undefined = names.length === 0 ? undefined : { id: 'Headers', suffix: 'headers', spec: { headers: { customResponseHeaders } } };
      return {
        contribution: { chain: { headers: () => middleware } },
        words: () => `customResponseHeaders: ${names.join(', ') || 'nothing'}`,
        remarks: () => [options.middlewares && middleware && approximated('responses that the existing Middlewares give by themselves, such as 401, do not get the headers')],
      };
    },
  },
} satisfies Pick<TraefikRows, 'responseHeaders'>;
