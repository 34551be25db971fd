import { reportOn } from './support';
import { Support } from '../../../src';

test('the report tells of wildcards, which stand for one label', () => {
  expect(reportOn({ hosts: ['a.example.com', '*.example.com'] }).verdicts[0]).toStrictEqual({
    route: 'zl/Lb', policy: 'hosts', support: Support.NATIVE, rendered: 'HostRegexp(`^[^.]+\\.example\\.com$`)', note: undefined,
  });
  expect(reportOn({ hosts: ['a.example.com'] }).verdicts[0].policy).toBe('paths');
});
