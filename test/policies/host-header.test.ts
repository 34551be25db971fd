import { checked } from '../../src/intent/from-options';
import { fault } from '../support';

test.each(['backend.vendor.example', 'db', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example`])('%s is taken', host => {
  expect(checked('hostHeader', host)).toBe(host);
});

test.each<[any, string]>([
  ['', 'host.not-a-dns-name'],
  ['*', 'host.not-a-dns-name'],
  ['10.254.18.46', 'host.not-a-dns-name'],
  ['backend.vendor.example:8443', 'host.not-a-dns-name'],
  ['https://backend.vendor.example', 'host.not-a-dns-name'],
  ['Backend.vendor.example', 'host.not-a-dns-name'],
  ['a\nb', 'host.not-a-dns-name'],
  ['$http_host', 'host.not-a-dns-name'],
  [5, 'host.not-a-dns-name'],
  [null, 'host.not-a-dns-name'],
  ['*.vendor.example', 'host-header.wildcard'],
  [`${'a'.repeat(64)}.example`, 'host-header.label'],
])('%j is refused', (host, code) => {
  expect(fault(() => checked('hostHeader', host))).toMatchObject({ code, prop: 'hostHeader' });
});
