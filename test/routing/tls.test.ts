import { Tls, TlsType } from '../../src';
import { advice } from '../basics/advice';
import { fault } from '../support';

test('a certificate in a Secret is shown for the hosts of the route', () => {
  expect({ ...Tls.fromSecret('xxx.com') }).toStrictEqual({ type: TlsType.SECRET, secretName: 'xxx.com', clusterIssuer: undefined, issuer: undefined, hosts: undefined });
});

test('a certificate in a Secret may be shown for other hosts', () => {
  expect(Tls.fromSecret('xxx.com', { hosts: ['a.example.com', '*.example.com'] }).hosts).toStrictEqual(['a.example.com', '*.example.com']);
});

test.each([
  [{ clusterIssuer: 'letsencrypt' }, { type: TlsType.CERT_MANAGER, secretName: undefined, clusterIssuer: 'letsencrypt', issuer: undefined, hosts: undefined }],
  [{ issuer: 'ours' }, { type: TlsType.CERT_MANAGER, secretName: undefined, clusterIssuer: undefined, issuer: 'ours', hosts: undefined }],
  [{ issuer: 'ours', secretName: 'tls', hosts: ['a.b'] }, { type: TlsType.CERT_MANAGER, secretName: 'tls', clusterIssuer: undefined, issuer: 'ours', hosts: ['a.b'] }],
])('cert-manager is asked with %j', (options, tls) => {
  expect({ ...Tls.certManager(options) }).toStrictEqual(tls);
});

test('the certificate of the controller has no Secret, and no hosts of its own', () => {
  const { type, ...others } = Tls.controllerDefault();
  expect(type).toBe(TlsType.CONTROLLER_DEFAULT);
  expect(Object.values(others).filter(value => value !== undefined)).toStrictEqual([]);
});

const SUBDOMAIN = 'name.not-dns-1123-subdomain';
const HOST = 'host.not-a-dns-name';

test.each<[string, () => Tls, { code: string; prop: string; got: string }, string | undefined]>([
  ['a Secret of no valid name', () => Tls.fromSecret('My_Secret'), { code: SUBDOMAIN, prop: 'secretName of Tls.fromSecret()', got: '"My_Secret"' }, undefined],
  ['a Secret of another namespace', () => Tls.fromSecret('network/wildcard'), { code: SUBDOMAIN, prop: 'secretName of Tls.fromSecret()', got: '"network/wildcard"' }, 'wildcard'],
  ['no issuer', () => Tls.certManager({}), { code: 'tls.not-one-issuer', prop: 'Tls.certManager()', got: '{}' }, undefined],
  ['two issuers', () => Tls.certManager({ clusterIssuer: 'a', issuer: 'b' }),
    { code: 'tls.not-one-issuer', prop: 'Tls.certManager()', got: '{"clusterIssuer":"a","issuer":"b"}' }, undefined],
  ['a ClusterIssuer of no valid name', () => Tls.certManager({ clusterIssuer: 'A' }), { code: SUBDOMAIN, prop: 'clusterIssuer of Tls.certManager()', got: '"A"' }, undefined],
  ['an Issuer of no valid name', () => Tls.certManager({ issuer: 'A' }), { code: SUBDOMAIN, prop: 'issuer of Tls.certManager()', got: '"A"' }, undefined],
  ['an Issuer of another namespace', () => Tls.certManager({ issuer: 'pki/ca' }), { code: SUBDOMAIN, prop: 'issuer of Tls.certManager()', got: '"pki/ca"' }, 'ca'],
  ['an Issuer without a name', () => Tls.certManager({ issuer: '' }), { code: SUBDOMAIN, prop: 'issuer of Tls.certManager()', got: '""' }, undefined],
  ['a Secret of no valid name to write to', () => Tls.certManager({ issuer: 'a', secretName: 'A' }), { code: SUBDOMAIN, prop: 'secretName of Tls.certManager()', got: '"A"' }, 'a'],
  ['no hosts', () => Tls.fromSecret('a', { hosts: [] }), { code: 'tls.no-hosts', prop: 'hosts of Tls', got: '[]' }, undefined],
  ['a host without brackets', () => Tls.fromSecret('a', { hosts: 'a.example.com' as any }), { code: 'input.not-a-list', prop: 'hosts of Tls', got: '"a.example.com"' }, undefined],
  ['a host in upper case', () => Tls.fromSecret('a', { hosts: ['a.b', 'App.example.com'] }), { code: HOST, prop: 'hosts[1] of Tls', got: '"App.example.com"' }, 'app.example.com'],
  ['an IP address, which the API server would take', () => Tls.certManager({ issuer: 'a', hosts: ['10.254.18.46'] }),
    { code: HOST, prop: 'hosts[0] of Tls', got: '"10.254.18.46"' }, undefined],
  ['every host', () => Tls.fromSecret('a', { hosts: ['*'] }), { code: HOST, prop: 'hosts[0] of Tls', got: '"*"' }, undefined],
  ['an empty host', () => Tls.fromSecret('a', { hosts: [''] }), { code: HOST, prop: 'hosts[0] of Tls', got: '""' }, undefined],
])('is refused with %s', (_, make, expected, meant) => {
  expect(fault(make)).toStrictEqual(expected);
  expect(advice(make)).toBe(meant);
});

test('the certificate and its hosts cannot be changed, also through the list that was passed', () => {
  const hosts = ['a.example.com'];
  const tls = Tls.fromSecret('a', { hosts });
  hosts.push('b.example.com');
  expect(tls.hosts).toStrictEqual(['a.example.com']);
  expect(Object.isFrozen(tls.hosts)).toBe(true);
});
