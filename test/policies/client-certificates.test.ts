import { checked } from '../../src/intent/from-options';
import { fault } from '../support';

const CA = { caSecret: 'clients-ca' };

test.each([[CA], [{ ...CA, optional: true }], [{ ...CA, verifyDepth: 1 }], [{ ...CA, verifyDepth: 100, forwardCertificate: false }]])('%j is taken', certificates => {
  expect(checked('clientCertificates', certificates)).toEqual(certificates);
});

test.each<[any, string]>([
  ['clients-ca', 'input.not-a-struct'],
  [{}, 'name.not-dns-1123-subdomain'],
  [{ caSecret: 'ns/clients-ca' }, 'name.not-dns-1123-subdomain'],
  [{ ...CA, option: true }, 'input.unknown-field'],
  [{ ...CA, optional: 'false' }, 'input.not-a-boolean'],
  [{ ...CA, forwardCertificate: 1 }, 'input.not-a-boolean'],
  [{ ...CA, verifyDepth: 0 }, 'client-certificates.depth'],
  [{ ...CA, verifyDepth: 101 }, 'client-certificates.depth'],
  [{ ...CA, verifyDepth: 1.5 }, 'client-certificates.depth'],
  [{ ...CA, verifyDepth: '1' }, 'client-certificates.depth'],
])('%j is refused', (certificates, code) => {
  expect(fault(() => checked('clientCertificates', certificates))).toMatchObject({ code });
});
