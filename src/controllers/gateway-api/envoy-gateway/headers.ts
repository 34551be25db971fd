import { RouteIntent } from '../../../intent/route-intent';
import { HeaderSource, HeaderValue } from '../../../policies/response-headers';
import { native } from '../../shared/declarations';
import { GatewayRows } from '../contribution';
import { checkSpaces, HEADERS, renderHeaders } from '../headers';

/**
 * Headers that every response gets, with the variables of Envoy.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/advanced/substitution_formatter
 */
export const HEADERS_ON_ENVOY = {
  responseHeaders: {
    declares: { ...HEADERS.responseHeaders.declares, clientIpHeader: native(), backendAddressHeader: native() },
    render: (headers, context) => renderHeaders(headers, context, valueOf),
  },
} satisfies Pick<GatewayRows, 'responseHeaders'>;

function valueOf(route: RouteIntent, name: string, { source, text }: HeaderValue): string {
  switch (source) {
    case HeaderSource.SERVICE_NAME:
      return route.service.name;
    case HeaderSource.LITERAL:
      checkSpaces(name, text!);
      // A plain "%" is written twice.
      return text!.replace(/%/g, '%%');
    case HeaderSource.CLIENT_IP:
      return '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%';
    case HeaderSource.BACKEND_ADDRESS:
      return '%UPSTREAM_REMOTE_ADDRESS%';
  }
}
