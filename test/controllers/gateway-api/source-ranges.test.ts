import { onGatewayApi } from './support';
import { fault } from '../../support';

test.each(['allowedSourceRanges', 'deniedSourceRanges'] as const)('no program can be asked for %s', prop => {
  expect(fault(() => onGatewayApi({ [prop]: ['10.0.0.0/8'] }))).toMatchObject({ code: `refused.${prop}`, prop });
});
