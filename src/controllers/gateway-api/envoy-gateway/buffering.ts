import { invalid } from '../../../basics/errors';
import { approximated, native, omitted, refused } from '../../shared/declarations';
import { checkNotHeld, holdsRequests, limitOf } from '../../shared/held-bodies';
import { GatewayRows } from '../contribution';

const NO_BUFFERS = omitted('the sizes are left out: Envoy Gateway has no buffers for responses to size, and Envoy takes response headers of 60 KiB by itself');

/**
 * What is held of requests and responses: by itself, nothing.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/request-buffering/
 */
export const BUFFERING_ON_ENVOY = {
  buffering: {
    declares: {
      requestBufferingOn: approximated('a WebSocket gets 403, and request bodies are held in memory until they are whole'),
      requestBufferingOff: native('Envoy passes requests on as they come by itself'),
      responseBufferingOn: refused('Envoy Gateway passes responses on as they come', 'leave response out'),
      responseBufferingOff: native('Envoy passes responses on as they come by itself'),
      responseBufferSize: NO_BUFFERS,
      responseBuffers: NO_BUFFERS,
      requestBufferSize: omitted('the size is left out: Envoy keeps a body that is held in memory as a whole'),
      responseFileSize: omitted('the size is left out: Envoy writes no files'),
    },
    render: ({ request }, { route }) => {
      if (request === true && limitOf(route) === undefined) {
        throw invalid('envoy-gateway.buffer-needs-limit', 'buffering.request', request, 'true only beside maxBodySize on Envoy Gateway, which holds bodies up to a limit', 'set maxBodySize, or leave it out');
      }
      if (holdsRequests(route)) {
        checkNotHeld('request', route, 'Envoy Gateway', 'BodySizeCheck.EVERY_BODY');
      }
      return { words: () => request ? 'the requestBuffer of maxBodySize' : 'nothing' };
    },
  },
} satisfies Pick<GatewayRows, 'buffering'>;
