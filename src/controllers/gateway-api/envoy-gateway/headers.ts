import { RouteIntent } from '../../../intent/route-intent';
import { HeaderSource, HeaderValue } from '../../../policies/header-value';
import { addressBehind } from '../../shared/cluster-ip';
import { native } from '../../shared/declarations';
import { GatewayRows } from '../contribution';
import { checkSpaces, HEADERS, renderHeaders, renderRequestHeaders } from '../headers';

/**
 * Headers of requests and of responses, with the variables of Envoy.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/advanced/substitution_formatter
 */
export const HEADERS_ON_ENVOY = {
  requestHeaders: {
    declares: { ...HEADERS.requestHeaders.declares, clientIpRequestHeader: native() },
    render: (headers, context) => renderRequestHeaders(headers, context, valueOf),
  },
  responseHeaders: {
    declares: { ...HEADERS.responseHeaders.declares, clientIpHeader: native(), backendAddressHeader: native() },
    render: (headers, context) => ({ remarks: () => [addressBehind(context.route, headers)], ...renderHeaders(headers, context, valueOf) }),
  },
} satisfies Pick<GatewayRows, 'requestHeaders' | 'responseHeaders'>;

function valueOf(prop: string, route: RouteIntent, name: string, { source, text }: HeaderValue): string {
  switch (source) {
    case HeaderSource.SERVICE_NAME:
      return route.service.name;
    case HeaderSource.LITERAL:
      checkSpaces(prop, name, text!);
      // A plain "%" is written twice.
      return text!.replace(/%/g, '%%');
    case HeaderSource.CLIENT_IP:
      return '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%';
    case HeaderSource.BACKEND_ADDRESS:
      return '%UPSTREAM_REMOTE_ADDRESS%';
  }
}
