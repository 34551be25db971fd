import { NoteRow } from './notes';
import { HeaderValue } from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

/** Notes of customErrors. */
export const CUSTOM_ERRORS_NOTES: readonly NoteRow[] = [
  {
    of: () => loadBalancer({ customErrors: { codes: [502], serviceName: 'errors', servicePort: 80 }, responseHeaders: { 'X-A': HeaderValue.literal('a') } }),
    policy: 'customErrors',
    note: 'the Service gets GET / with the status in the header X-Code, and clients get the status of its answer; it also answers in place of the controller\'s own errors with one of the codes, such as 401, 403 and 413, and for every request while the controller knows no server of the load balancer; its answers have none of the responseHeaders',
  },
];
