import { isIP } from 'node:net';
import { metadata } from './metadata';
import { anything, boolean, Fields, emptyOr, given, integer, list, object, oneOf, Refuse, show, text, textThat } from './schema';
import { checkPortNames, PORT, PROTOCOL } from './service';
import { checkAddress, dnsLabel, dnsSubdomain, qualifiedName } from './texts';
import { isDnsSubdomain } from '../../../../src/kubernetes/names';
import { Path } from '../../manifests';

const reference = object({ kind: text, namespace: text, name: text, uid: text, apiVersion: text, resourceVersion: text, fieldPath: text });

const address = object({
  ip: textThat((value, path, refuse) => checkAddress(value, path, refuse, false)),
  hostname: emptyOr(dnsLabel),
  nodeName: dnsSubdomain,
  targetRef: reference,
}, ['ip']);

const subset = object({
  addresses: list(address),
  notReadyAddresses: list(address),
  ports: (value, path, refuse) => {
    list(object({ name: emptyOr(dnsLabel), port: PORT, protocol: emptyOr(PROTOCOL), appProtocol: qualifiedName }, ['port']))(value, path, refuse);
    for (const [i, port] of (Array.isArray(value) && value.length > 1 ? value : []).entries()) {
      const { name } = (port ?? {}) as Fields;
      if (!given(name) || name === '') {
        refuse('missing', [...path, i], 'a port has no name: with several ports each needs one', 'name each port');
      }
    }
  },
}, [], (value, path, refuse) => {
  const count = [value.addresses, value.notReadyAddresses].reduce<number>((sum, each) => sum + (Array.isArray(each) ? each.length : 0), 0);
  if (count === 0) {
    refuse('missing', path, 'a subset has neither addresses nor notReadyAddresses', 'add the addresses of the servers');
  }
});

export const ENDPOINTS = object({ apiVersion: text, kind: text, metadata: metadata(dnsSubdomain), subsets: list(subset) }, ['metadata']);

const MAX_HINTS = 8;

const endpoint = object({
  addresses: list(anything, 100, 1),
  conditions: object({ ready: boolean, serving: boolean, terminating: boolean }),
  hostname: dnsLabel,
  targetRef: reference,
  deprecatedTopology: anything,
  nodeName: dnsSubdomain,
  zone: text,
  hints: object({ forZones: list(object({ name: text }), MAX_HINTS), forNodes: list(object({ name: text }), MAX_HINTS) }),
}, ['addresses']);

function checkSliceAddresses(value: Fields, path: Path, refuse: Refuse): void {
  const endpoints = Array.isArray(value.endpoints) ? value.endpoints : [];
  endpoints.forEach((each, i) => {
    const { addresses } = (each ?? {}) as Fields;
    (Array.isArray(addresses) ? addresses : []).forEach((ip, j) => {
      const at = [...path, 'endpoints', i, 'addresses', j];
      if (typeof ip !== 'string') {
        text(ip, at, refuse);
      } else if (value.addressType === 'FQDN') {
        const bare = ip.replace(/\.$/, '');
        if (!isDnsSubdomain(bare) || !bare.includes('.') || bare.split('.').some(label => label.length > 63)) {
          refuse('address', at, `${show(ip)} is no DNS name of two parts or more`, 'write the whole name in lower case');
        }
      } else {
        checkAddress(ip, at, refuse, true);
        const family = value.addressType === 'IPv4' ? 4 : value.addressType === 'IPv6' ? 6 : 0;
        if (family !== 0 && isIP(ip) !== 0 && isIP(ip) !== family) {
          refuse('address', at, `${show(ip)} is no ${String(value.addressType)} address, and the slice is for those`, `put it into a slice of addressType IPv${isIP(ip)}`);
        }
      }
    });
  });
}

export const ENDPOINT_SLICE = object({
  apiVersion: text,
  kind: text,
  metadata: metadata(dnsSubdomain),
  addressType: oneOf('IPv4', 'IPv6', 'FQDN'),
  endpoints: list(endpoint, 1000),
  ports: (value, path, refuse) => {
    list(object({ name: emptyOr(dnsLabel), protocol: PROTOCOL, port: integer, appProtocol: qualifiedName }), 20000)(value, path, refuse);
    checkDuplicates(value as never, path, refuse);
  },
}, ['metadata', 'addressType'], checkSliceAddresses);

/** A slice may have one port without a name, also beside others. */
function checkDuplicates(ports: readonly Fields[], path: Path, refuse: Refuse): void {
  if (Array.isArray(ports)) {
    checkPortNames(ports.map((port, i) => ({ ...port, name: ((port ?? {}) as Fields).name || `none ${ports.findIndex(each => !((each ?? {}) as Fields).name) === i ? i : 'again'}` })),
      path, (code, at, message, fix) => refuse(code, at, message.replace(/"none .*?"/, 'of a port that has none'), fix));
    const unnamed = ports.flatMap((port, i) => ((port ?? {}) as Fields).name ? [] : [i]);
    if (unnamed.length === 2) {
      refuse('value', [...path, unnamed[1]], 'two ports have no name', 'name each port');
    }
  }
}
