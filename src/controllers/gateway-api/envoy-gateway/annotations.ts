import { ADVICE_ON_ENVOY } from './annotation-advice';
import { ENVOY_GATEWAY } from '../../shared/annotations/controllers';
import { annotationsRow } from '../annotations';
import { GatewayRows } from '../contribution';

/**
 * The user's own annotations. Envoy Gateway passes those of its own prefix on to Envoy, as metadata of the route.
 *
 * @see https://gateway.envoyproxy.io/docs/concepts/gateway_api_extensions/
 */
export const ANNOTATIONS_ON_ENVOY = { annotations: annotationsRow(ADVICE_ON_ENVOY, ENVOY_GATEWAY) } satisfies Pick<GatewayRows, 'annotations'>;
