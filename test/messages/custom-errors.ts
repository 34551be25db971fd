import { Messages } from './support';
import { checked } from '../../src/intent/from-options';

const ERRORS = { codes: [502, 503], serviceName: 'errors', servicePort: 80 };

/** Errors of customErrors. */
export const CUSTOM_ERRORS_MESSAGES: Messages = {
  'custom-errors.no-code': [
    [
      () => checked('customErrors', { ...ERRORS, codes: [] }),
      'codes of customErrors: got [], allowed is at least one status; leave customErrors out for the errors of the backends [custom-errors.no-code]',
    ],
  ],
  'custom-errors.code': [
    [
      () => checked('customErrors', { ...ERRORS, codes: [502, 200] }),
      'codes of customErrors: got 200, allowed is a status from 400 to 599; name the statuses of errors one by one [custom-errors.code]',
    ],
  ],
  'custom-errors.twice': [
    [
      () => checked('customErrors', { ...ERRORS, codes: [502, 502] }),
      'codes of customErrors: got 502, allowed is each status once; take the second one out [custom-errors.twice]',
    ],
  ],
};
