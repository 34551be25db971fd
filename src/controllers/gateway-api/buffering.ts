import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_WORD = refused('Gateway API has no word on buffers', 'leave it out, and configure the implementation');

/** What is held of requests and responses. */
export const BUFFERING = {
  buffering: {
    declares: {
      requestBufferingOn: NO_WORD,
      requestBufferingOff: NO_WORD,
      responseBufferingOn: NO_WORD,
      responseBufferingOff: NO_WORD,
      responseBufferSize: NO_WORD,
      responseBuffers: NO_WORD,
      requestBufferSize: NO_WORD,
      responseFileSize: NO_WORD,
    },
  },
} satisfies Pick<GatewayRows, 'buffering'>;
