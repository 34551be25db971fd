import { checked } from '../../src/intent/from-options';
import { remainingRanges } from '../../src/policies/source-ranges';
import { fault, loadBalancer } from '../support';

describe.each(['allowedSourceRanges', 'deniedSourceRanges'] as const)('%s', prop => {
  test('are kept in their canonical form and order', () => {
    expect(checked(prop, ['FD00::/8', '10.0.0.1/32', '10.0.0.0/8', '0.0.0.0/0'])).toStrictEqual(['fd00::/8', '10.0.0.1', '10.0.0.0/8', '0.0.0.0/0']);
  });

  test.each<[any, string, string]>([
    [[], 'source-ranges.empty', prop],
    ['10.0.0.0/8', 'input.not-a-list', prop],
    [null, 'input.not-a-list', prop],
    [['10.0.0.0/8', '10.0.0.0/8'], 'source-ranges.twice', `${prop}[1]`],
    [['fd00::1', 'fd00:0::1/128'], 'source-ranges.twice', `${prop}[1]`],
    [['10.0.0.0/8', '10.0.0.1/8'], 'ip-range.host-bits', `${prop}[1]`],
    [[''], 'ip-range.not-a-range', `${prop}[0]`],
  ])('%j are refused', (ranges, code, place) => {
    expect(fault(() => checked(prop, ranges))).toMatchObject({ code, prop: place });
  });
});

test.each<[readonly string[] | undefined, readonly string[] | undefined, string[]]>([
  [undefined, undefined, ['0.0.0.0/0', '::/0']],
  [['10.0.0.0/8'], undefined, ['10.0.0.0/8']],
  [['10.0.0.0/30', 'fd00::/8'], ['10.0.0.1'], ['10.0.0.0', '10.0.0.2/31', 'fd00::/8']],
  [['10.0.0.0/8', '192.168.0.1'], ['192.168.0.0/16'], ['10.0.0.0/8']],
  [undefined, ['0.0.0.0/1', '::/0'], ['128.0.0.0/1']],
])('of %j without %j are left %j', (allowedSourceRanges, deniedSourceRanges, left) => {
  expect(remainingRanges({ allowedSourceRanges, deniedSourceRanges })).toStrictEqual(left);
});

test.each([
  [['10.1.0.0/16'], ['10.0.0.0/8']],
  [['10.1.0.0/16', 'fd00::1'], ['10.1.0.0/17', '10.1.128.0/17', 'fd00::/8']],
  [undefined, ['0.0.0.0/0', '::/0']],
  [undefined, ['0.0.0.0/1', '128.0.0.0/1', '::/0']],
])('a route of %j without %j is for nobody', (allowedSourceRanges, deniedSourceRanges) => {
  expect(fault(() => loadBalancer({ allowedSourceRanges, deniedSourceRanges }))).toMatchObject({ code: 'source-ranges.nobody', prop: 'deniedSourceRanges' });
});
