import { Tls } from '../../src';
import { failure } from '../support';

const SUBDOMAIN = 'a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit';
const HOST = 'a DNS name in lower case, like app.example.com or *.example.com';

test('a certificate in a Secret is shown for the hosts of the route', () => {
  expect({ ...Tls.fromSecret('xxx.com') }).toStrictEqual({ secretName: 'xxx.com', clusterIssuer: undefined, issuer: undefined, hosts: undefined });
});

test('a certificate in a Secret may be shown for other hosts', () => {
  expect(Tls.fromSecret('xxx.com', { hosts: ['a.example.com', '*.example.com'] }).hosts).toStrictEqual(['a.example.com', '*.example.com']);
});

test.each([
  [{ clusterIssuer: 'letsencrypt' }, { secretName: undefined, clusterIssuer: 'letsencrypt', issuer: undefined, hosts: undefined }],
  [{ issuer: 'ours' }, { secretName: undefined, clusterIssuer: undefined, issuer: 'ours', hosts: undefined }],
  [{ issuer: 'ours', secretName: 'tls', hosts: ['a.b'] }, { secretName: 'tls', clusterIssuer: undefined, issuer: 'ours', hosts: ['a.b'] }],
])('cert-manager is asked with %j', (options, tls) => {
  expect({ ...Tls.certManager(options) }).toStrictEqual(tls);
});

test.each([
  ['a Secret of no valid name', () => Tls.fromSecret('My_Secret'), `secretName of Tls.fromSecret(): got "My_Secret", allowed is ${SUBDOMAIN}; write "my-secret"`],
  ['no issuer', () => Tls.certManager({}), 'Tls.certManager(): got {}, allowed is exactly one of clusterIssuer and issuer; name the one that issues the certificate'],
  ['two issuers', () => Tls.certManager({ clusterIssuer: 'a', issuer: 'b' }),
    'Tls.certManager(): got {"clusterIssuer":"a","issuer":"b"}, allowed is exactly one of clusterIssuer and issuer; name the one that issues the certificate'],
  ['a ClusterIssuer of no valid name', () => Tls.certManager({ clusterIssuer: 'A' }), `clusterIssuer of Tls.certManager(): got "A", allowed is ${SUBDOMAIN}; write "a"`],
  ['an Issuer of no valid name', () => Tls.certManager({ issuer: 'A' }), `issuer of Tls.certManager(): got "A", allowed is ${SUBDOMAIN}; write "a"`],
  ['an Issuer without a name', () => Tls.certManager({ issuer: '' }), `issuer of Tls.certManager(): got "", allowed is ${SUBDOMAIN}; pass a name of that form`],
  ['a Secret of no valid name to write to', () => Tls.certManager({ issuer: 'a', secretName: 'A' }), `secretName of Tls.certManager(): got "A", allowed is ${SUBDOMAIN}; write "a"`],
  ['no hosts', () => Tls.fromSecret('a', { hosts: [] }), 'hosts of Tls: got [], allowed is at least one host; leave hosts out to take those of the route'],
  ['a host without brackets', () => Tls.fromSecret('a', { hosts: 'a.example.com' as any }), 'hosts of Tls: got "a.example.com", allowed is a list; put it in brackets'],
  ['a host in upper case', () => Tls.fromSecret('a', { hosts: ['a.b', 'App.example.com'] }), `hosts[1] of Tls: got "App.example.com", allowed is ${HOST}; write "app.example.com"`],
  ['an IP address, which the API server would take', () => Tls.certManager({ issuer: 'a', hosts: ['10.254.18.46'] }),
    `hosts[0] of Tls: got "10.254.18.46", allowed is ${HOST}; take it out: clients ask for certificates by name only`],
  ['every host', () => Tls.fromSecret('a', { hosts: ['*'] }), `hosts[0] of Tls: got "*", allowed is ${HOST}; leave hosts out to take those of the route`],
  ['an empty host', () => Tls.fromSecret('a', { hosts: [''] }), `hosts[0] of Tls: got "", allowed is ${HOST}; leave hosts out to take those of the route`],
])('is refused with %s', (_, make, message) => {
  expect(failure(make)).toBe(message);
});

test('the certificate and its hosts cannot be changed, also through the list that was passed', () => {
  const hosts = ['a.example.com'];
  const tls = Tls.fromSecret('a', { hosts });
  hosts.push('b.example.com');
  expect(tls.hosts).toStrictEqual(['a.example.com']);
  expect(Object.isFrozen(tls.hosts)).toBe(true);
});
