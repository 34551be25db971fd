/** Manifests that the API server takes and the library refuses. */
export interface Refusal {
  readonly why: string;
  readonly code: string;
  readonly cases: string[];
}

export const REFUSALS: Refusal[] = [
  {
    why: 'controllers look external names up in DNS, where an address yields no backend',
    code: 'external-name.not-a-dns-name',
    cases: ['043-externalname-loopback-ip', '049-externalname-ip-leading-zeros'],
  },
  {
    why: 'no server can have the address',
    code: 'ip.unusable',
    cases: [
      '071-endpoints-ip-broadcast-v4', '152-slice-ipv4-ip-multicast-v4-other', '154-slice-ipv4-ip-zero-net-v4', '156-slice-ipv4-ip-class-e-v4',
      '162-slice-ipv6-ip-multicast-v6-global',
    ],
  },
  {
    why: 'IPv6 and readiness need EndpointSlices',
    code: 'backends.needs-slices',
    cases: ['079-endpoints-ip-doc-v6', '107-endpoints-notready-only'],
  },
  {
    why: 'EndpointSlices, also mirrored ones, take IPv6 in its canonical form only',
    code: 'ip.not-canonical',
    cases: ['081-endpoints-ip-v6-uncompressed'],
  },
  {
    why: 'a server that stands twice gets no more requests',
    code: 'backends.twice',
    cases: ['103-endpoints-dup-subset'],
  },
  {
    why: 'without a server every request gets 503',
    code: 'backends.none',
    cases: ['109-endpoints-subsets-missing', '200-slice-endpoints-empty'],
  },
  {
    why: 'no server listens on port 0',
    code: 'port.out-of-range',
    cases: ['577-svc-targetport-0'],
  },
  {
    why: 'a Service, and what bears its name, needs a name that Kubernetes before 1.36 takes, too',
    code: 'name.not-dns-1035-label',
    cases: ['144-endpoints-name-with-dots', '432-ing-backend-service-name-digits-only', '539-svc-name-digit-first', '551-svc-name-single-digit'],
  },
  {
    why: 'the label says whose the slice is, which the library says itself',
    code: 'label.reserved',
    cases: ['216-slice-managed-by-label'],
  },
  {
    why: 'an empty host is said by no host, and an address matches no certificate that a name asks for',
    code: 'host.not-a-dns-name',
    cases: ['290-ing-host-empty', '458-ing-tls-host-ip'],
  },
  {
    why: 'Prefix and Exact paths are compared letter by letter with decoded paths, where these match nothing or something else',
    code: 'path.stray-character',
    cases: [
      '320-ing-path-prefix-pct20', '322-ing-path-prefix-regex-seed', '324-ing-path-prefix-regex-char-class', '326-ing-path-prefix-star',
      '328-ing-path-prefix-query', '330-ing-path-prefix-unicode', '332-ing-path-prefix-semicolon-brace', '334-ing-path-prefix-newline',
      '336-ing-path-prefix-dollar', '354-ing-path-exact-pct20', '356-ing-path-exact-regex-seed', '358-ing-path-exact-regex-char-class',
      '360-ing-path-exact-star', '362-ing-path-exact-query', '364-ing-path-exact-unicode', '366-ing-path-exact-semicolon-brace',
      '368-ing-path-exact-newline', '370-ing-path-exact-dollar',
    ],
  },
  {
    why: 'a regular expression with what no decoded path holds',
    code: 'path-regex.percent',
    cases: ['386-ing-path-implem-pct2f', '388-ing-path-implem-pct20'],
  },
  {
    why: 'a regular expression with what no URL path holds as it is, or what would leave its place in the configuration',
    code: 'path-regex.stray-character',
    cases: ['398-ing-path-implem-unicode', '400-ing-path-implem-semicolon-brace', '402-ing-path-implem-newline'],
  },
  {
    why: 'nginx reads no word above 4096 bytes from its configuration',
    code: 'nginx.path-too-long',
    cases: ['340-ing-path-prefix-4096-long', '374-ing-path-exact-4096-long', '408-ing-path-implem-4096-long'],
  },
  {
    why: 'a path that is not there is written "/"',
    code: 'path.not-absolute',
    cases: ['380-ing-path-implem-missing'],
  },
  {
    why: 'a host without paths routes nothing',
    code: 'paths.none',
    cases: ['474-ing-rule-host-only'],
  },
  {
    why: 'of two rules for the same path, only one is followed',
    code: 'input.twice',
    cases: ['478-ing-dup-path'],
  },
  {
    why: 'without the name of a Secret the controller shows its default certificate',
    code: 'name.not-dns-1123-subdomain',
    cases: ['446-ing-tls-secret-empty', '466-ing-tls-empty-entry'],
  },
  {
    why: 'a certificate for other hosts than those of the route leaves these with the default certificate of the controller',
    code: 'tls.missing-host',
    cases: ['444-ing-tls-host-not-in-rules'],
  },
  {
    why: 'an annotation without a value is one that somebody forgot to fill in',
    code: 'annotation.not-a-string',
    cases: ['501-ing-annotation-null', '511-ing-annotation-tilde'],
  },
  {
    why: 'the controller ignores annotations that it does not have',
    code: 'annotations.unknown',
    cases: ['519-ing-annotationkey-name-uppercase', '525-ing-annotationkey-nginx-unknown'],
  },
];
