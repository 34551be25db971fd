import { annotations } from '../../../../support';
import { onTraefik, prefixed } from '../../support';

test.each([
  [{ allowedSourceRanges: ['10.0.0.0/8'] }, '10.0.0.0/8'],
  [{ deniedSourceRanges: ['0.0.0.0/1'] }, '128.0.0.0/1,::/0'],
  [{ allowedSourceRanges: ['10.0.0.0/30', 'fd00::/8'], deniedSourceRanges: ['10.0.0.1'] }, '10.0.0.0,10.0.0.2/31,fd00::/8'],
])('one list of who may come in: %j', (props, list) => {
  expect(annotations({ controller: onTraefik(), ...props })).toStrictEqual(prefixed({ 'allowlist-source-range': list }));
});
