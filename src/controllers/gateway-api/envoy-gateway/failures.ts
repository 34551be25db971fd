import { errorsBefore } from './health-checks';
import { Addition } from '../../rows';
import { native } from '../../shared/declarations';
import { Contribution, Options } from '../contribution';

/** Another attempt may meet the same backend again: there are more of them than backends, and enough until one is ejected. */
const MIN_RETRIES = 8;

/**
 * Another attempt for requests that no backend has seen anything of.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/retry/
 */
export const retries: Addition<Options, Contribution> = ({ route }) => {
  const { backends } = route.service;
  if (backends < 2) {
    return undefined;
  }
  const numRetries = Math.max(backends, MIN_RETRIES, errorsBefore(route) ?? 0);
  return {
    policy: 'retries',
    contribution: {
      traffic: {
        retry: {
          numRetries,
          retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
          perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
        },
      },
    },
    words: () => `retry: numRetries ${numRetries}`,
    remarks: () => [native('a request that has not reached its backend is sent to another one')],
  };
};
