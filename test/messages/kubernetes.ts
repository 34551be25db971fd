import { cut, Messages } from './support';
import { checkExternalName, checkHost } from '../../src/kubernetes/hosts';
import { checkIp } from '../../src/kubernetes/ips';
import { checkAnnotations, checkLabels } from '../../src/kubernetes/metadata';
import { checkNamespace, checkDnsSubdomain, checkServiceName } from '../../src/kubernetes/names';
import { checkAbsolute, checkLiteralPath, checkPlainPath } from '../../src/kubernetes/paths';
import { checkPort } from '../../src/kubernetes/ports';
import { checkText } from '../../src/kubernetes/yaml-scalars';
import { Tls } from '../../src/routing/tls';

/** Errors of what the API server would refuse. */
export const KUBERNETES_MESSAGES: Messages = {
  'annotation.not-a-string': [
    [
      () => checkAnnotations('annotations', { a: true as any }),
      'annotations["a"]: got true, allowed is a string, also for numbers and booleans; write "true" in quotes [annotation.not-a-string]',
    ],
    [
      () => checkAnnotations('annotations', { a: null as any }),
      'annotations["a"]: got null, allowed is a string, also for numbers and booleans; leave it out [annotation.not-a-string]',
    ],
  ],
  'annotations.too-large': [
    [
      () => checkAnnotations('annotations', { abc: 'x'.repeat(100_000), de: 'y'.repeat(162_140) }),
      'annotations: got "262145 bytes", allowed is at most 262144 bytes in the keys and values of one object; shorten the values [annotations.too-large]',
    ],
  ],
  'external-name.not-a-dns-name': [
    [
      () => checkExternalName('Backends.fromHostname()', 'https://nas.lan:5001/photo/'),
      'Backends.fromHostname(): got "https://nas.lan:5001/photo/", allowed is a DNS name in lower case, like db.example.com; write "nas.lan", set the port to 5001, set backendProtocol to BackendProtocol.https(), set the prop rewrite for the path "/photo" [external-name.not-a-dns-name]',
    ],
    [
      () => checkExternalName('Backends.fromHostname()', '10.254.18.46'),
      'Backends.fromHostname(): got "10.254.18.46", allowed is a DNS name in lower case, like db.example.com; use Backends.fromIps() for an IP address [external-name.not-a-dns-name]',
    ],
    [
      () => checkExternalName('Backends.fromHostname()', 'localhost'),
      'Backends.fromHostname(): got "localhost", allowed is a DNS name in lower case, like db.example.com; that is the controller itself; pass the name of the server outside the cluster [external-name.not-a-dns-name]',
    ],
    [
      () => checkExternalName('Backends.fromHostname()', 'http://example.com'),
      'Backends.fromHostname(): got "http://example.com", allowed is a DNS name in lower case, like db.example.com; write "example.com" [external-name.not-a-dns-name]',
    ],
    [
      () => checkExternalName('Backends.fromHostname()', 'bücher.example'),
      'Backends.fromHostname(): got "bücher.example", allowed is a DNS name in lower case, like db.example.com; write the name in punycode (xn--...) [external-name.not-a-dns-name]',
    ],
    [
      () => checkExternalName('Backends.fromHostname()', 'a'.repeat(254)),
      `Backends.fromHostname(): got ${cut('a'.repeat(254))}, allowed is a DNS name in lower case, like db.example.com; shorten it to 253 characters, and these are 254 [external-name.not-a-dns-name]`,
    ],
    [
      () => checkExternalName('Backends.fromHostname()', '*.example.com'),
      'Backends.fromHostname(): got "*.example.com", allowed is a DNS name in lower case, like db.example.com; pass the name that stands in DNS [external-name.not-a-dns-name]',
    ],
  ],
  'host.not-a-dns-name': [
    [
      () => checkHost('hosts[0]', ''),
      'hosts[0]: got "", allowed is a DNS name in lower case, like app.example.com or *.example.com; leave hosts out to serve every host [host.not-a-dns-name]',
    ],
    [
      () => checkHost('hosts[0]', '*'),
      'hosts[0]: got "*", allowed is a DNS name in lower case, like app.example.com or *.example.com; leave hosts out to serve every host [host.not-a-dns-name]',
    ],
    [
      () => checkHost('hosts[0]', '10.254.18.46'),
      'hosts[0]: got "10.254.18.46", allowed is a DNS name in lower case, like app.example.com or *.example.com; an Ingress matches names only; leave hosts out to serve requests that name an IP [host.not-a-dns-name]',
    ],
    [
      () => checkHost('hosts[0]', 'https://Foo.com:443/a/b'),
      'hosts[0]: got "https://Foo.com:443/a/b", allowed is a DNS name in lower case, like app.example.com or *.example.com; write "foo.com", set tls for https, pass "/a/b" in paths, leave the port to the controller, which listens on its own [host.not-a-dns-name]',
    ],
    [
      () => checkHost('hosts[0]', 'bücher.example'),
      'hosts[0]: got "bücher.example", allowed is a DNS name in lower case, like app.example.com or *.example.com; write the name in punycode (xn--...) [host.not-a-dns-name]',
    ],
    [
      () => checkHost('hosts[0]', 'a'.repeat(254)),
      `hosts[0]: got ${cut('a'.repeat(254))}, allowed is a DNS name in lower case, like app.example.com or *.example.com; shorten it to 253 characters, and these are 254 [host.not-a-dns-name]`,
    ],
    [
      () => checkHost('hosts[0]', 'foo_bar.com'),
      'hosts[0]: got "foo_bar.com", allowed is a DNS name in lower case, like app.example.com or *.example.com; pass the name that stands in DNS [host.not-a-dns-name]',
    ],
  ],
  'ip.not-an-address': [
    [
      () => checkIp('ip', '10.254.018.046'),
      'ip: got "10.254.018.046", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; write "10.254.18.46", without leading zeros [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', '10.254.18.256'),
      'ip: got "10.254.18.256", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; no part of an IPv4 address is above 255 [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', ' 10.254.18.46'),
      'ip: got " 10.254.18.46", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; take the white space away [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', '10.254.18.46/32'),
      'ip: got "10.254.18.46/32", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; pass each address itself, neither a range nor a URL [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', 'fe80::1%eth0'),
      'ip: got "fe80::1%eth0", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; leave the zone out: link-local addresses cannot be reached from a cluster [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', '[2001:db8::1]'),
      'ip: got "[2001:db8::1]", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; leave the brackets out [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', '10.254.18.46:80'),
      'ip: got "10.254.18.46:80", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; pass the port separately [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', 'zl-1.example.com'),
      'ip: got "zl-1.example.com", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; use Backends.fromHostname() for a DNS name [ip.not-an-address]',
    ],
    [
      () => checkIp('ip', ''),
      'ip: got "", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; pass the server\'s static IP [ip.not-an-address]',
    ],
  ],
  'ip.not-canonical': [
    [
      () => checkIp('ip', '2001:DB8::1'),
      'ip: got "2001:DB8::1", allowed is the canonical form of an IPv6 address (EndpointSlices take no other); write "2001:db8::1" [ip.not-canonical]',
    ],
  ],
  'ip.unusable': [
    [
      () => checkIp('ip', '0.0.0.0'),
      'ip: got "0.0.0.0", allowed is an address that a server outside the cluster can have, and this is the unspecified address; pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '0.0.0.1'),
      'ip: got "0.0.0.1", allowed is an address that a server outside the cluster can have, and this is a reserved address (0.0.0.0/8); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '127.0.0.1'),
      'ip: got "127.0.0.1", allowed is an address that a server outside the cluster can have, and this is a loopback address (127.0.0.0/8), which in a cluster is the controller itself; pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '169.254.169.254'),
      'ip: got "169.254.169.254", allowed is an address that a server outside the cluster can have, and this is a link-local address (169.254.0.0/16); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '224.0.0.0'),
      'ip: got "224.0.0.0", allowed is an address that a server outside the cluster can have, and this is a multicast address (224.0.0.0/4); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '255.255.255.255'),
      'ip: got "255.255.255.255", allowed is an address that a server outside the cluster can have, and this is the broadcast address; pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '240.0.0.0'),
      'ip: got "240.0.0.0", allowed is an address that a server outside the cluster can have, and this is a reserved address (240.0.0.0/4); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '::'),
      'ip: got "::", allowed is an address that a server outside the cluster can have, and this is the unspecified address; pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '::1'),
      'ip: got "::1", allowed is an address that a server outside the cluster can have, and this is the loopback address, which in a cluster is the controller itself; pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '::2'),
      'ip: got "::2", allowed is an address that a server outside the cluster can have, and this is a reserved address (::/96); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', '::ffff:10.254.18.46'),
      'ip: got "::ffff:10.254.18.46", allowed is an address that a server outside the cluster can have, and this is an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant; pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', 'fe80::'),
      'ip: got "fe80::", allowed is an address that a server outside the cluster can have, and this is a link-local address (fe80::/10); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', 'fec0::'),
      'ip: got "fec0::", allowed is an address that a server outside the cluster can have, and this is a reserved address (fec0::/10, once site-local); pass the server\'s static IP [ip.unusable]',
    ],
    [
      () => checkIp('ip', 'ff02::1'),
      'ip: got "ff02::1", allowed is an address that a server outside the cluster can have, and this is a multicast address (ff00::/8); pass the server\'s static IP [ip.unusable]',
    ],
  ],
  'label.invalid-value': [
    [
      () => checkLabels('labels', { app: 'a b' }),
      'labels["app"]: got "a b", allowed is a string of at most 63 letters, digits, "-", "_" and ".", first and last a letter or digit; shorten or simplify the value, or use an annotation [label.invalid-value]',
    ],
  ],
  'metadata.invalid-key': [
    [
      () => checkLabels('labels', { 'a b': 'x' }),
      'key of labels: got "a b", allowed is a name of at most 63 letters, digits, "-", "_" and ".", with or without a DNS name and "/" before it; correct the key [metadata.invalid-key]',
    ],
  ],
  'metadata.unwritable-key': [
    [
      () => checkLabels('labels', { constructor: 'x' } as any),
      'key of labels: got "constructor", allowed is any other key: cdk8s cannot write an object that has this one; put a prefix before it, like example.com/constructor [metadata.unwritable-key]',
    ],
  ],
  'name.not-dns-1035-label': [
    [
      () => checkServiceName('name', '1abc'),
      'name: got "1abc", allowed is a DNS-1035 label of at most 63 characters: lower-case letters, digits and hyphens, first a letter, last a letter or digit; write "abc" [name.not-dns-1035-label]',
    ],
    [
      () => checkServiceName('name', '123'),
      'name: got "123", allowed is a DNS-1035 label of at most 63 characters: lower-case letters, digits and hyphens, first a letter, last a letter or digit; pass a name of that form [name.not-dns-1035-label]',
    ],
  ],
  'name.not-dns-1123-label': [
    [
      () => checkNamespace('namespace', 'wet.win'),
      'namespace: got "wet.win", allowed is a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit; pass the name of the namespace as kubectl lists it [name.not-dns-1123-label]',
    ],
    [
      () => checkNamespace('namespace', ''),
      'namespace: got "", allowed is a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit; pass the name of the namespace as kubectl lists it [name.not-dns-1123-label]',
    ],
  ],
  'name.not-dns-1123-subdomain': [
    [
      () => Tls.fromSecret('network/wildcard'),
      'secretName of Tls.fromSecret(): got "network/wildcard", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; write "wildcard" alone: a route uses those of its own namespace, so it has to be there [name.not-dns-1123-subdomain]',
    ],
    [
      () => Tls.certManager({ clusterIssuer: 'pki/ca' }),
      'clusterIssuer of Tls.certManager(): got "pki/ca", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; write "ca" alone: a ClusterIssuer belongs to no namespace [name.not-dns-1123-subdomain]',
    ],
    [
      () => checkDnsSubdomain('ingressName', 'a'.repeat(254)),
      `ingressName: got ${cut('a'.repeat(254))}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten it: these are 254 characters [name.not-dns-1123-subdomain]`,
    ],
    [
      () => checkDnsSubdomain('ingressName', 'A_b.Com'),
      'ingressName: got "A_b.Com", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; write "a-b.com" [name.not-dns-1123-subdomain]',
    ],
    [
      () => checkDnsSubdomain('ingressName', '..'),
      'ingressName: got "..", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; pass a name of that form [name.not-dns-1123-subdomain]',
    ],
  ],
  'path.not-absolute': [
    [
      () => checkAbsolute('path', 'lb'),
      'path: got "lb", allowed is an absolute path, which starts with "/"; write "/lb" [path.not-absolute]',
    ],
    [
      () => checkAbsolute('path', '*'),
      'path: got "*", allowed is an absolute path, which starts with "/"; write "/" for every path [path.not-absolute]',
    ],
    [
      () => checkAbsolute('path', 'https://app.example.com/lb'),
      'path: got "https://app.example.com/lb", allowed is an absolute path, which starts with "/"; pass the path alone, from its first slash on [path.not-absolute]',
    ],
  ],
  'path.not-normal': [
    [
      () => checkLiteralPath('path', '/a//b'),
      'path: got "/a//b", allowed is a path without "//"; write "/a/b" [path.not-normal]',
    ],
    [
      () => checkLiteralPath('path', '/a/./b'),
      'path: got "/a/./b", allowed is a path without "/./"; write "/a/b" [path.not-normal]',
    ],
    [
      () => checkLiteralPath('path', '/a/../b'),
      'path: got "/a/../b", allowed is a path without "/../"; write "/b" [path.not-normal]',
    ],
    [
      () => checkLiteralPath('path', '/a/b/..'),
      'path: got "/a/b/..", allowed is a path that does not end in "/." or "/.."; write "/a/" [path.not-normal]',
    ],
  ],
  'path.not-plain': [
    [
      () => checkPlainPath('appRoot', '/$host'),
      'appRoot: got "/$host", allowed is a path of letters, digits and / - . _ ~ :; take the other characters out [path.not-plain]',
    ],
  ],
  'path.stray-character': [
    [
      () => checkLiteralPath('path', '/lb/(zl/.*)'),
      'path: got "/lb/(zl/.*)", allowed is a literal path of letters, digits and / . _ ~ ! & \' , ; = : @ + -, and here stands "("; use RoutePath.regex() for a regular expression [path.stray-character]',
    ],
    [
      () => checkLiteralPath('path', '/a?b=c'),
      'path: got "/a?b=c", allowed is a literal path of letters, digits and / . _ ~ ! & \' , ; = : @ + -, and here stands "?"; take the query out, which is no part of a path, or use RoutePath.regex() for a regular expression [path.stray-character]',
    ],
    [
      () => checkLiteralPath('path', '/a%2fb'),
      'path: got "/a%2fb", allowed is a literal path of letters, digits and / . _ ~ ! & \' , ; = : @ + -, and here stands "%"; controllers match the decoded path; use RoutePath.regex() for characters beyond these [path.stray-character]',
    ],
    [
      () => checkLiteralPath('path', '/ü'),
      'path: got "/ü", allowed is a literal path of letters, digits and / . _ ~ ! & \' , ; = : @ + -, and here stands "ü"; a path holds neither query, fragment, white space nor letters beyond ASCII [path.stray-character]',
    ],
  ],
  'port.out-of-range': [
    [
      () => checkPort('servicePort', 0),
      'servicePort: got 0, allowed is a whole number from 1 to 65535; pass the port that the server listens on [port.out-of-range]',
    ],
  ],
  'yaml.forbidden-character': [
    [
      () => checkText('p', 'a\u0085b'),
      'p: got "a\u0085b", allowed is a text without control characters, line separators and halves of characters, and here stands U+0085; take it out: YAML does not carry it to the cluster [yaml.forbidden-character]',
    ],
  ],
  'yaml.leading-white-space': [
    [
      () => checkText('p', '\ta\nb'),
      'p: got "\\ta\\nb", allowed is a text of several lines that starts with something other than a tab, and is more than white space; start it with " " in place of the tab: YAML does not carry it to the cluster [yaml.leading-white-space]',
    ],
    [
      () => checkText('p', ' \n'),
      'p: got " \\n", allowed is a text of several lines that starts with something other than a tab, and is more than white space; leave it out: YAML does not carry it to the cluster [yaml.leading-white-space]',
    ],
  ],
};
