import type { NoteRow } from './notes';
import { ENVOY_GATEWAY, Messages, Requirements, TRAEFIK, traefikReads } from './support';
import { HttpsRedirect, RateLimit, RoutePath, Tls } from '../../src';
import { loadBalancer, loadBalancerOfTwo } from '../support';

const allowing = (...allowedSourceRanges: any[]) => () => loadBalancer({ allowedSourceRanges });

/** Errors of what goes by the addresses of clients. */
export const CLIENT_ADDRESSES_MESSAGES: Messages = {
  'ip-range.not-a-range': [
    [allowing('10.0.0.0/8', ' 10.0.0.1'), 'zl/Lb: allowedSourceRanges[1]: got " 10.0.0.1", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; take the white space away [ip-range.not-a-range]'],
    [allowing('10.0.0.0/8,fd00::/8'), 'zl/Lb: allowedSourceRanges[0]: got "10.0.0.0/8,fd00::/8", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; write one range in each string [ip-range.not-a-range]'],
    [allowing('fe80::1%eth0'), 'zl/Lb: allowedSourceRanges[0]: got "fe80::1%eth0", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; leave the zone out [ip-range.not-a-range]'],
    [allowing('10.0.0/8'), 'zl/Lb: allowedSourceRanges[0]: got "10.0.0/8", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; write an address of IPv4 in four numbers from 0 to 255 without leading zeros [ip-range.not-a-range]'],
    [allowing('10.0.0.0/8/8'), 'zl/Lb: allowedSourceRanges[0]: got "10.0.0.0/8/8", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; write one "/" and a number behind it [ip-range.not-a-range]'],
    [allowing('10.0.0.0-10.0.0.9'), 'zl/Lb: allowedSourceRanges[0]: got "10.0.0.0-10.0.0.9", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; write it as one or several ranges with a prefix, such as 10.0.0.0/24 for 10.0.0.0 to 10.0.0.255 [ip-range.not-a-range]'],
    [allowing('*'), 'zl/Lb: allowedSourceRanges[0]: got "*", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; write "0.0.0.0/0" and "::/0" for every address, or leave the list out [ip-range.not-a-range]'],
    [allowing('office.example.com'), 'zl/Lb: allowedSourceRanges[0]: got "office.example.com", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; pass addresses: controllers do not look names up [ip-range.not-a-range]'],
    [allowing('[fd00::1]'), 'zl/Lb: allowedSourceRanges[0]: got "[fd00::1]", allowed is an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8; correct it [ip-range.not-a-range]'],
  ],
  'ip-range.mapped': [
    [allowing('::ffff:10.0.0.1'), 'zl/Lb: allowedSourceRanges[0]: got "::ffff:10.0.0.1", allowed is no IPv4-mapped address (::ffff:0:0/96): no controller compares addresses in that form; write the IPv4 form [ip-range.mapped]'],
  ],
  'ip-range.prefix': [
    [allowing('10.0.0.0/255.0.0.0'), 'zl/Lb: allowedSourceRanges[0]: got "10.0.0.0/255.0.0.0", allowed is a whole number from 0 to 32 behind "/" for IPv4, without leading zeros; write how many of the 32 bits the addresses have in common, such as /24 for 255.255.255.0 [ip-range.prefix]'],
    [allowing('fd00::/129'), 'zl/Lb: allowedSourceRanges[0]: got "fd00::/129", allowed is a whole number from 0 to 128 behind "/" for IPv6, without leading zeros; write how many of the 128 bits the addresses have in common, such as /64 [ip-range.prefix]'],
  ],
  'ip-range.host-bits': [
    [allowing('10.1.2.3/8'), 'zl/Lb: allowedSourceRanges[0]: got "10.1.2.3/8", allowed is a range that starts with its first address, and 10.1.2.3 lies within 10.0.0.0/8; write "10.0.0.0/8", or "10.1.2.3" for that address alone [ip-range.host-bits]'],
  ],
  'ip-range.unspecified': [
    [allowing('0.0.0.0'), 'zl/Lb: allowedSourceRanges[0]: got "0.0.0.0", allowed is an address that a client can have; write "0.0.0.0/0" for every address of IPv4 [ip-range.unspecified]'],
  ],
  'source-ranges.empty': [
    [allowing(), 'zl/Lb: allowedSourceRanges: got [], allowed is at least one address or range; leave it out to let every address in [source-ranges.empty]'],
  ],
  'source-ranges.twice': [
    [allowing('10.0.0.1', '10.0.0.1/32'), 'zl/Lb: allowedSourceRanges[1]: got "10.0.0.1/32", allowed is each range once; take the second one out [source-ranges.twice]'],
  ],
  'source-ranges.nobody': [
    [
      () => loadBalancer({ allowedSourceRanges: ['10.1.0.0/16'], deniedSourceRanges: ['10.0.0.0/8'] }),
      'zl/Lb: deniedSourceRanges: got ["10.0.0.0/8"], allowed is ranges that leave some of allowedSourceRanges over; narrow them, or leave the route out [source-ranges.nobody]',
    ],
    [
      () => loadBalancer({ deniedSourceRanges: ['0.0.0.0/0', '::/0'] }),
      'zl/Lb: deniedSourceRanges: got ["0.0.0.0/0","::/0"], allowed is ranges that leave some of all addresses over; narrow them, or leave the route out [source-ranges.nobody]',
    ],
  ],
  'rate-limit.requests': [
    [
      () => RateLimit.perSecond(0),
      'RateLimit.perSecond(): got 0, allowed is a whole number of requests from 1 to 1000000; choose a number in this range, or leave rateLimit out for no limit [rate-limit.requests]',
    ],
    [
      () => RateLimit.perMinute(60, { burst: 1.5 }),
      'burst of RateLimit.perMinute(): got 1.5, allowed is a whole number of requests from 1 to 1000000; choose a number in this range, or leave rateLimit out for no limit [rate-limit.requests]',
    ],
  ],
  'connection-limit.number': [
    [
      () => loadBalancer({ connectionLimit: 65_536 }),
      'zl/Lb: connectionLimit: got 65536, allowed is a whole number from 1 to 65535; choose a number in this range, or leave it out for no limit [connection-limit.number]',
    ],
  ],
  'nginx.burst-multiple': [
    [
      () => loadBalancer({ rateLimit: RateLimit.perSecond(20, { burst: 50 }) }),
      'zl/Lb: burst of rateLimit: got 50, allowed is a multiple of the rate of 20, since the annotation limit-burst-multiplier says how many times the rate it is; choose 40 or 60 [nginx.burst-multiple]',
    ],
    [
      () => loadBalancer({ rateLimit: RateLimit.perSecond(20, { burst: 5 }) }),
      'zl/Lb: burst of rateLimit: got 5, allowed is a multiple of the rate of 20, since the annotation limit-burst-multiplier says how many times the rate it is; choose 20 [nginx.burst-multiple]',
    ],
  ],
};

const WHY = 'behind a load balancer or proxy that hides them, lists of addresses and limits take all clients for one; where a header of anybody is believed, whoever writes it has the address that he likes';
const IN_TRAEFIK = 'the controller sees the addresses of the clients, and believes no header about them that a client can write: its Service has externalTrafficPolicy: Local, or the load balancer before it speaks the PROXY protocol and proxyProtocol.trustedIPs of the entry points lists it; X-Forwarded-For is not read';

/** What must hold of the addresses of clients. */
export const CLIENT_ADDRESSES_REQUIREMENTS: Requirements = {
  'client-addresses': [
    {
      of: () => loadBalancerOfTwo({ controller: TRAEFIK, allowedSourceRanges: ['10.0.0.0/8'], connectionLimit: 1 }),
      where: 'the static configuration of Traefik',
      what: IN_TRAEFIK,
      why: WHY,
    },
    {
      of: () => loadBalancerOfTwo({ controller: traefikReads(), deniedSourceRanges: ['10.0.0.0/8'] }),
      where: 'the static configuration of Traefik',
      what: `${IN_TRAEFIK}, unless providers.kubernetesIngressNGINX.ipAllowListStrategy says so for lists of addresses`,
      why: WHY,
    },
    {
      of: () => loadBalancerOfTwo({ controller: ENVOY_GATEWAY, rateLimit: RateLimit.perSecond(1) }),
      where: 'the ClientTrafficPolicy of the Gateway wetwin/edge',
      what: 'the controller sees the addresses of the clients, and believes no header about them that a client can write: the Service of Envoy has externalTrafficPolicy: Local (the default of Envoy Gateway), or the load balancer before it speaks the PROXY protocol and proxyProtocol is set; X-Forwarded-For is not read unless clientIPDetection says so, which has to list or count the proxies to believe',
      why: WHY,
    },
  ],
};

const FEW = 'each replica of Traefik counts for itself, and anew whenever its routes change';
const FORGETFUL = `${FEW}, and forgets what a client has used of the burst once it sends nothing for a while`;

/** What depends on the route. */
export const CLIENT_ADDRESSES_NOTES: readonly NoteRow[] = [
  {
    of: () => loadBalancer({ appRoot: '/app', allowedSourceRanges: ['10.0.0.0/8'] }),
    policy: 'allowedSourceRanges',
    note: 'it takes the place of whitelist-source-range in the ConfigMap of ingress-nginx; clients of every address are redirected from /: appRoot answers first',
  },
  ...[TRAEFIK, traefikReads()].flatMap((controller): NoteRow[] => [
    {
      of: () => loadBalancer({ controller, rateLimit: RateLimit.perSecond(20, { burst: 100 }) }),
      policy: 'rateLimit',
      note: `${FORGETFUL}; a client that sends nothing for 1 s to 2 s may send 100 at once again: with burst: 20 the rate always holds`,
    },
    {
      of: () => loadBalancer({ controller, rateLimit: RateLimit.perMinute(6) }),
      policy: 'rateLimit',
      note: `${FORGETFUL}; a client that sends nothing for 10 s to 11 s may send 6 at once again: with burst: 1 the rate always holds`,
    },
  ]),
  {
    of: () => loadBalancer({ controller: TRAEFIK, rateLimit: RateLimit.perMinute(120, { burst: 2 }) }),
    policy: 'rateLimit',
    note: FEW,
  },
  {
    of: () => loadBalancer({
      controller: TRAEFIK,
      rateLimit: RateLimit.perSecond(1),
      hosts: ['a.com', 'b.com', '*.c.com'],
      paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')],
      tls: Tls.fromSecret('s'),
      httpsRedirect: HttpsRedirect.NEVER,
    }),
    policy: 'rateLimit',
    note: `${FEW}; the whole limit holds for each of these: each path, exact hosts, wildcards, http, https`,
  },
  {
    of: () => loadBalancer({ controller: traefikReads(), connectionLimit: 1, hosts: ['a.com', 'b.com'] }),
    policy: 'connectionLimit',
    note: `${FEW}; the whole limit holds for each of these: a.com, b.com`,
  },
];
