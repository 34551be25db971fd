import { Messages } from './support';
import { checkStruct } from '../../src/basics/structs';
import { checked } from '../../src/intent/from-options';

/** Errors of structs that came without type checks. */
export const STRUCTS_MESSAGES: Messages = {
  'input.not-a-struct': [
    [
      () => checkStruct('prop', 'errors', ['a', 'b'], '{ a: 1 }'),
      'prop: got "errors", allowed is an object with a, b; write for example { a: 1 } [input.not-a-struct]',
    ],
  ],
  'input.unknown-field': [
    [
      () => checked('customErrors', { codes: [502], serviceName: 'errors', servicePort: 80, service: 'errors' } as any),
      'customErrors: got "service", allowed is the fields codes, serviceName, servicePort; take it out, or correct its name [input.unknown-field]',
    ],
  ],
};
