import { policy } from './policy';
import { invalid, listOf } from '../basics/errors';
import { checkStruct } from '../basics/structs';
import { checkServiceName, ofExisting } from '../kubernetes/names';
import { checkPort } from '../kubernetes/ports';

/**
 * Errors that a Service in the cluster answers in place of the backends, such as with a page for people. The report says how it learns of
 * the status, and which status clients get.
 */
export interface CustomErrors {
  /** The statuses of these errors, each once: 400 to 599. */
  readonly codes: number[];

  /** The name of the Service, in the namespace of the route. */
  readonly serviceName: string;

  /** Its port, which on ingress-nginx has to be its first one. */
  readonly servicePort: number;
}

const LOWEST = 400;
const HIGHEST = 599;

/** Errors that a Service in the cluster answers. */
export const CUSTOM_ERRORS = policy({
  features: { customErrors: '' },
  used: (_: CustomErrors) => ['customErrors'],
  check: (prop, errors) => {
    checkStruct(prop, errors, ['codes', 'serviceName', 'servicePort'], '{ codes: [502, 503], serviceName: "errors", servicePort: 80 }');
    const { codes, serviceName, servicePort } = errors;
    if (listOf(`codes of ${prop}`, codes).length === 0) {
      throw invalid('custom-errors.no-code', `codes of ${prop}`, codes, 'at least one status', `leave ${prop} out for the errors of the backends`);
    }
    codes.forEach((code, i) => {
      if (!Number.isInteger(code) || code < LOWEST || code > HIGHEST) {
        throw invalid('custom-errors.code', `codes of ${prop}`, code, `a status from ${LOWEST} to ${HIGHEST}`, 'name the statuses of errors one by one');
      }
      if (codes.indexOf(code) < i) {
        throw invalid('custom-errors.twice', `codes of ${prop}`, code, 'each status once', 'take the second one out');
      }
    });
    checkServiceName(`serviceName of ${prop}`, serviceName, ofExisting('Service', 'a route uses those of its own namespace'));
    checkPort(`servicePort of ${prop}`, servicePort);
    return { codes: [...codes], serviceName, servicePort };
  },
});
