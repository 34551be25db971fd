import { onGatewayApi, specsOf, THERE, verdictOf } from './support';
import { Support } from '../../../src';
import { failure } from '../../support';

const HOSTS = ['a.example.com', '*.b.example.com', '*.example.com'];

test('hosts are taken as they are', () => {
  expect(specsOf('HTTPRoute', { hosts: HOSTS })['zl-lb'].hostnames).toStrictEqual(HOSTS);
});

test('a route of every host names none', () => {
  expect(specsOf('HTTPRoute', {})['zl-lb']).not.toHaveProperty('hostnames');
});

test('the report tells of wildcards, which take more than one label', () => {
  expect(verdictOf('hosts', { hosts: HOSTS })).toStrictEqual({
    route: 'zl/Lb',
    policy: 'hosts',
    support: Support.APPROXIMATED,
    rendered: 'hostnames: *.b.example.com, *.example.com',
    note: 'names with more labels in place of the "*" match, too',
  });
  expect(verdictOf('hosts', { hosts: ['a.example.com'] })).toBeUndefined();
});

test('they are refused where approximations are', () => {
  expect(failure(() => onGatewayApi({ hosts: ['*.example.com'], acceptApproximations: false }, THERE))).toBe(
    'zl/Lb: hosts: got "hostnames: *.example.com", allowed is what Gateway API (Gateway edge) does just as it is asked, and here '
    + 'names with more labels in place of the "*" match, too; leave it out, or set acceptApproximations to true');
});
