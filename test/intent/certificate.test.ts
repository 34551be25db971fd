import { route } from './support';
import { Tls } from '../../src';
import { certificateFor, checkOneCertificate, inheritedCertificate, ownCertificate, shareHost, sourceOf } from '../../src/intent/certificate';
import { fault } from '../support';

const [A, B, C] = ['a.example.com', 'b.example.com', 'c.example.com'];

describe('the certificate that a route brings', () => {
  test('is none without tls', () => {
    expect(ownCertificate(route('a', { hosts: [A] }))).toBeUndefined();
  });

  test('is that of a Secret, for the hosts of the route', () => {
    const intent = route('a', { hosts: [A, B], tls: Tls.fromSecret('shared') });
    expect(ownCertificate(intent)).toStrictEqual({ hosts: [A, B], secretName: 'shared', issuer: undefined, route: intent });
  });

  test('is that of a Secret, for hosts of its own', () => {
    const intent = route('a', { hosts: [A], tls: Tls.fromSecret('shared', { hosts: [A, B] }) });
    expect(ownCertificate(intent)).toStrictEqual({ hosts: [A, B], secretName: 'shared', issuer: undefined, route: intent });
  });

  test.each([
    ['a ClusterIssuer', Tls.certManager({ clusterIssuer: 'ca' }), { secretName: 'a-tls', issuer: { kind: 'ClusterIssuer', name: 'ca' } }],
    ['an Issuer', Tls.certManager({ issuer: 'ca' }), { secretName: 'a-tls', issuer: { kind: 'Issuer', name: 'ca' } }],
    ['an Issuer, in a Secret of its own', Tls.certManager({ issuer: 'ca', secretName: 'mine' }), { secretName: 'mine', issuer: { kind: 'Issuer', name: 'ca' } }],
  ])('may come from %s', (_, tls, expected) => {
    const intent = route('a', { hosts: [A], tls });
    expect(ownCertificate(intent)).toStrictEqual({ hosts: [A], route: intent, ...expected });
  });

  test.each<[string, string[]]>([['hosts', [A, B]], ['every host', []]])('may be the one of the controller: for %s', (_, hosts) => {
    const intent = route('a', { hosts: hosts.length > 0 ? hosts : undefined, tls: Tls.controllerDefault() });
    expect(ownCertificate(intent)).toStrictEqual({ hosts, route: intent });
    expect(sourceOf(ownCertificate(intent)!)).toBe('the default certificate');
  });

  test('is stored under a name that a Secret can have', () => {
    const name = 'a'.repeat(250);
    expect(fault(() => ownCertificate(route(name, { hosts: [A], tls: Tls.certManager({ issuer: 'ca' }) }))))
      .toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'secretName of tls' });
    expect(ownCertificate(route(name.slice(1), { hosts: [A], tls: Tls.certManager({ issuer: 'ca' }) }))!.secretName).toHaveLength(253);
  });

  test.each([
    [Tls.fromSecret('shared'), '"shared"'],
    [Tls.certManager({ issuer: 'ca' }), '"cert-manager"'],
    [Tls.certManager({ issuer: 'ca', secretName: 'mine' }), '"mine"'],
  ])('is for hosts: %j', (tls, got) => {
    expect(fault(() => ownCertificate(route('a', { tls })))).toStrictEqual({ code: 'tls.no-host', prop: 'tls', got });
  });

  test('names its hosts where the route serves every host', () => {
    expect(ownCertificate(route('a', { tls: Tls.fromSecret('shared', { hosts: [A] }) }))!.hosts).toStrictEqual([A]);
  });

  test.each([
    ['all of them', [A, B], [B, A]],
    ['more', [A], [A, B]],
    ['a wildcard for the first label', [A, B], ['*.example.com']],
    ['the wildcard itself', ['*.example.com'], ['*.example.com']],
    ['a wildcard beside a name', [A, 'example.com'], ['*.example.com', 'example.com']],
  ])('covers the hosts of the route: %s', (_, hosts, names) => {
    expect(ownCertificate(route('a', { hosts, tls: Tls.fromSecret('shared', { hosts: names }) }))!.hosts).toStrictEqual(names);
  });

  test.each([
    ['one of two', [A, B], [A]],
    ['the first one of two', [A, B], [B]],
    ['a name below the first label of a wildcard', ['x.a.example.com'], ['*.example.com']],
    ['the name behind a wildcard', ['example.com'], ['*.example.com']],
    ['a wildcard, of which one name is there', ['*.example.com'], [A]],
    ['a wildcard below a wildcard', ['*.example.com'], ['*.com']],
    ['a name that ends alike', ['b-example.com'], ['*.example.com']],
    ['a label of one letter, which is no wildcard', ['x.example.com'], ['a.example.com', 'y.example.com']],
  ])('is refused where it misses a host: %s', (_, hosts, names) => {
    expect(fault(() => ownCertificate(route('a', { hosts, tls: Tls.fromSecret('shared', { hosts: names }) }))))
      .toStrictEqual({ code: 'tls.missing-host', prop: 'hosts of Tls', got: JSON.stringify(names) });
  });
});

describe('the certificate that a route inherits', () => {
  const secured = route('secured', { hosts: [A, B], tls: Tls.fromSecret('shared') });
  const plain = (...hosts: string[]) => route('plain', { hosts });

  test.each([[[A]], [[B]], [[B, A]]])('is that of another route of its hosts: %j', hosts => {
    expect(inheritedCertificate(plain(...hosts), [route('other', { hosts: [A] }), secured])).toStrictEqual(ownCertificate(secured));
  });

  test('is none where the route brings one', () => {
    expect(inheritedCertificate(route('own', { hosts: [A], tls: Tls.fromSecret('shared') }), [secured])).toBeUndefined();
    expect(inheritedCertificate(secured, [secured])).toBeUndefined();
  });

  test.each([
    ['the route has no hosts', route('plain'), [secured]],
    ['there is no other route', plain(A), []],
    ['there is none but itself', plain(A), [plain(A)]],
    ['no other route brings one', plain(A), [route('other', { hosts: [A] })]],
    ['it is for other hosts', plain(C), [secured]],
    ['it is for all names of a wildcard, which is another host', plain(A), [route('wild', { hosts: ['*.example.com'], tls: Tls.fromSecret('shared') })]],
    ['only the certificate has the host, and no route', plain(C), [route('more', { hosts: [A], tls: Tls.fromSecret('shared', { hosts: [A, C] }) })]],
  ])('is none where %s', (_, intent, sharing) => {
    expect(inheritedCertificate(intent, sharing)).toBeUndefined();
  });

  test('is that of another route for every host, where it serves every host as well', () => {
    const open = route('open', { tls: Tls.controllerDefault() });
    expect(inheritedCertificate(route('plain'), [secured, open])).toStrictEqual(ownCertificate(open));
    expect(inheritedCertificate(plain(A), [open])).toBeUndefined();
  });

  test('is refused where one host has a Secret, and another one the certificate of the controller', () => {
    const other = route('other', { hosts: [C], tls: Tls.controllerDefault() });
    expect(fault(() => inheritedCertificate(plain(A, C), [secured, other]))).toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: JSON.stringify([A, C]) });
  });

  test.each([
    ['the last host', [A, C]],
    ['the first host', [C, A]],
  ])('is refused where %s has none', (_, hosts) => {
    expect(fault(() => inheritedCertificate(plain(...hosts), [secured]))).toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: JSON.stringify(hosts) });
  });

  test('is refused where another host has another one', () => {
    const other = route('other', { hosts: [C], tls: Tls.fromSecret('another') });
    expect(fault(() => inheritedCertificate(plain(A, C), [secured, other]))).toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: JSON.stringify([A, C]) });
  });

  test('may come from several routes, where it is the same', () => {
    const other = route('other', { hosts: [C], tls: Tls.fromSecret('shared') });
    expect(inheritedCertificate(plain(C, A), [secured, other])).toStrictEqual(ownCertificate(other));
  });
});

test('the certificate of a route is its own, else that of its neighbours, else none', () => {
  const secured = route('secured', { hosts: [A], tls: Tls.fromSecret('shared') });
  const plain = route('plain', { hosts: [A] });
  expect(certificateFor(secured, [plain])).toStrictEqual(ownCertificate(secured));
  expect(certificateFor(plain, [secured])).toStrictEqual(ownCertificate(secured));
  expect(certificateFor(plain, [plain])).toBeUndefined();
});

describe('a host has one certificate', () => {
  const tls = (name: string, secretName: string, ...hosts: string[]) => route(name, { hosts, tls: Tls.fromSecret(secretName) });

  test.each([
    ['in one route', tls('a', 'one', A), []],
    ['in a route that is its own neighbour', tls('a', 'one', A), [tls('a', 'one', A)]],
    ['in two routes', tls('a', 'one', A), [tls('b', 'one', A, B)]],
    ['in one of two routes', tls('a', 'one', A), [route('b', { hosts: [A] })]],
    ['that of the controller, in two routes', route('a', { hosts: [A], tls: Tls.controllerDefault() }), [route('b', { hosts: [B, A], tls: Tls.controllerDefault() })]],
    ['in the other of two routes', route('a', { hosts: [A] }), [tls('b', 'one', A)]],
    ['or none', route('a', { hosts: [A] }), [route('b', { hosts: [A, B] })]],
  ])('%s', (_, intent, sharing) => {
    expect(() => checkOneCertificate(intent, sharing)).not.toThrow();
  });

  test('and a route that finds itself among its neighbours is none of them', () => {
    const intent = route('a', { hosts: [A], tls: Tls.certManager({ issuer: 'ca' }) });
    expect(() => checkOneCertificate(intent, [intent])).not.toThrow();
  });

  test.each([
    ['two Secrets', tls('a', 'one', B, A), [route('x', { hosts: [A, B] }), tls('b', 'two', A)], '"one"'],
    ['two that cert-manager asks for', route('a', { hosts: [A], tls: Tls.certManager({ issuer: 'ca' }) }), [route('b', { hosts: [A], tls: Tls.certManager({ issuer: 'ca' }) })], '"a-tls"'],
    ['two issuers that write to one Secret', route('a', { hosts: [A], tls: Tls.certManager({ issuer: 'ca', secretName: 's' }) }), [route('b', { hosts: [A], tls: Tls.certManager({ issuer: 'le', secretName: 's' }) })], '"s"'],
    ['a Secret and that of the controller', tls('a', 'one', A), [route('b', { hosts: [A], tls: Tls.controllerDefault() })], '"one"'],
    ['that of the controller and a Secret', route('a', { hosts: [A], tls: Tls.controllerDefault() }), [tls('b', 'one', A)], '"Tls.controllerDefault()"'],
    ['that of the controller and a Secret, of every host', route('a', { tls: Tls.controllerDefault() }), [route('b', { tls: Tls.fromSecret('one', { hosts: [A] }) })], '"Tls.controllerDefault()"'],
    ['two of every host', route('a', { tls: Tls.fromSecret('one', { hosts: [A] }) }), [route('b', { tls: Tls.fromSecret('two', { hosts: [A] }) })], '"one"'],
  ])('not %s', (_, intent, sharing, got) => {
    expect(fault(() => checkOneCertificate(intent, sharing))).toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got });
  });

  test('and says which host it is', () => {
    expect(() => checkOneCertificate(tls('a', 'one', B, A), [tls('b', 'two', C, A)])).toThrow(A);
  });

  test.each([
    ['without a certificate for the other', route('a', { hosts: [A, B] }), [tls('b', 'one', A)]],
    ['with another certificate for the other', route('a', { hosts: [A, B] }), [tls('b', 'one', A), tls('c', 'two', B)]],
  ])('and no route is served by that of one host %s', (_, intent, sharing) => {
    expect(fault(() => inheritedCertificate(intent, sharing))).toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: JSON.stringify([A, B]) });
  });
});

test.each<[string, string[] | undefined, string[] | undefined, boolean]>([
  ['one of their hosts', [A, B], [C, B], true],
  ['no host', [A], [B], false],
  ['every host', undefined, undefined, true],
  ['no host where one serves all others', [A], undefined, false],
  ['no host where the other serves all others', undefined, [A], false],
])('routes share %s', (_, one, other, shared) => {
  expect(shareHost(route('a', { hosts: one }), route('b', { hosts: other }))).toBe(shared);
});
