import { requirementLiterals } from './sources';
import { TOLD } from './tables-of-requirements';
import { CheckType, ConfiguredProgram, Requirement } from '../../src';

test.each(requirementLiterals())('$file:$line: the requirement $id says how a machine checks it, or why none can', ({ fields }) => {
  expect(fields.some(field => field === 'checks' || field === 'unchecked' || field === '...')).toBe(true);
});

describe.each(TOLD)('the requirement $id of $of', ({ requirement }) => {
  test('has checks, or a reason why there are none', () => {
    expect((requirement.checks ?? []).length > 0 || (requirement.unchecked ?? '') !== '').toBe(true);
  });

  test('names in each check what that needs', () => {
    expect((requirement.checks ?? []).filter(check => !isWhole(check))).toStrictEqual([]);
  });
});

/** The fields that a check of a type cannot do without. */
const NEEDED: { readonly [type in CheckType]: readonly (keyof Check)[] } = {
  [CheckType.EXISTS]: ['apiVersion', 'kind'],
  [CheckType.VALUE]: ['path', 'values'],
  [CheckType.NOT_VALUE]: ['path', 'values'],
  [CheckType.PRESENT]: ['path'],
  [CheckType.ABSENT]: ['path'],
  [CheckType.LISTS]: ['path', 'values'],
  [CheckType.UNSET_OR_LISTS]: ['path', 'values'],
  [CheckType.AT_LEAST]: ['apiVersion', 'kind', 'name', 'path', 'values'],
  [CheckType.CERTIFICATE]: ['values'],
  [CheckType.USERS]: ['apiVersion', 'kind', 'name', 'values'],
  [CheckType.ALLOWED]: ['apiVersion', 'kind', 'values'],
  [CheckType.SERVED]: ['apiVersion'],
  [CheckType.LISTENER]: ['apiVersion', 'kind', 'name', 'values', 'fromKind'],
  [CheckType.FEATURE]: ['apiVersion', 'kind', 'name', 'values'],
  [CheckType.GRANTED]: ['apiVersion', 'kind', 'name', 'fromKind'],
  [CheckType.READY]: ['apiVersion', 'kind', 'name'],
  [CheckType.MIRRORED]: ['apiVersion', 'kind', 'name'],
  [CheckType.CONNECTS]: ['values'],
  [CheckType.NOT_EXCLUDED]: ['apiVersion', 'kind'],
  [CheckType.NO_OTHER]: ['apiVersion', 'kind', 'selectorPath', 'selectorValues'],
  [CheckType.OTHERS]: [],
};

type Check = NonNullable<Requirement['checks']>[number];

/** Whether it has what its type needs, and either an object or a program where that is read. */
function isWhole(check: Check): boolean {
  const isFlag = check.path?.startsWith('--') ?? false;
  const program = check.program;
  return NEEDED[check.type].every(field => check[field] !== undefined)
    && (check.path === undefined || program !== undefined || check.kind !== undefined)
    && (!isFlag || program === ConfiguredProgram.INGRESS_NGINX || program === ConfiguredProgram.EXTERNAL_DNS);
}
