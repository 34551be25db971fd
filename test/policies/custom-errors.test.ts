import { checked } from '../../src/intent/from-options';
import { fault } from '../support';

const ERRORS = { codes: [502, 503], serviceName: 'errors', servicePort: 80 };

test('what is taken cannot be changed from outside', () => {
  const codes = [502];
  const taken = checked('customErrors', { ...ERRORS, codes });
  codes.push(200);
  expect(taken).toStrictEqual({ ...ERRORS, codes: [502] });
});

test.each<[any, string]>([
  ['errors', 'input.not-a-struct'],
  [{ ...ERRORS, service: 'errors' }, 'input.unknown-field'],
  [{ ...ERRORS, codes: undefined }, 'input.not-a-list'],
  [{ ...ERRORS, codes: 503 }, 'input.not-a-list'],
  [{ ...ERRORS, codes: [] }, 'custom-errors.no-code'],
  [{ ...ERRORS, codes: [399] }, 'custom-errors.code'],
  [{ ...ERRORS, codes: [600] }, 'custom-errors.code'],
  [{ ...ERRORS, codes: [502.5] }, 'custom-errors.code'],
  [{ ...ERRORS, codes: ['503'] }, 'custom-errors.code'],
  [{ ...ERRORS, codes: [502, 502] }, 'custom-errors.twice'],
  [{ ...ERRORS, serviceName: 'infra/errors' }, 'name.not-dns-1035-label'],
  [{ ...ERRORS, serviceName: undefined }, 'name.not-dns-1035-label'],
  [{ ...ERRORS, servicePort: '80' }, 'port.out-of-range'],
  [{ ...ERRORS, servicePort: undefined }, 'port.out-of-range'],
])('%j is refused', (errors, code) => {
  expect(fault(() => checked('customErrors', errors))).toMatchObject({ code });
});
