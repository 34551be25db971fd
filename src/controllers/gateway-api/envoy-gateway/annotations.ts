import { ENVOY_GATEWAY } from '../../shared/annotations/controllers';
import { adviceOf, Declared } from '../../shared/annotations/on-demand';
import { annotationsRow } from '../annotations';
import { GatewayRow } from '../contribution';

/* eslint-disable @typescript-eslint/no-require-imports -- few apps have annotations that nobody reads */
const own = () => (require('./annotation-advice') as typeof import('./annotation-advice')).ADVICE_ON_ENVOY;

/**
 * The user's own annotations. Envoy Gateway passes those of its own prefix on to Envoy, as metadata of the route.
 *
 * @param declared What is declared of the other policies.
 * @see https://gateway.envoyproxy.io/docs/concepts/gateway_api_extensions/
 */
export function annotationsOnEnvoy(declared: Declared): { readonly annotations: GatewayRow<'annotations'> } {
  return { annotations: annotationsRow(adviceOf(own, declared), ENVOY_GATEWAY) };
}
