import { cut, Messages } from './support';
import { Rewrite, RoutePath, Tls } from '../../src';
import { checkExternalAddress } from '../../src/routing/external-address';
import { once } from '../../src/routing/once';

/** Errors of paths, rewrites, certificates and addresses. */
export const ROUTING_MESSAGES: Messages = {
  'external-address.wildcard': [
    [
      () => checkExternalAddress('*.example.com'),
      'externalAddress: got "*.example.com", allowed is an IP address, or one DNS name; pass the name of the load balancer itself [external-address.wildcard]',
    ],
  ],
  'host.not-a-dns-name': [
    [
      () => checkExternalAddress('LB.12'),
      'externalAddress: got "LB.12", allowed is a DNS name in lower case, like app.example.com or *.example.com; pass the IP address or DNS name that clients reach the controller at, without a port [host.not-a-dns-name]',
    ],
    [
      () => checkExternalAddress('exit.example.com:443'),
      'externalAddress: got "exit.example.com:443", allowed is a DNS name in lower case, like app.example.com or *.example.com; write "exit.example.com" [host.not-a-dns-name]',
    ],
    [
      () => Tls.fromSecret('a', { hosts: ['*'] }),
      'hosts[0] of Tls: got "*", allowed is a DNS name in lower case, like app.example.com or *.example.com; leave hosts out to take those of the route [host.not-a-dns-name]',
    ],
    [
      () => Tls.fromSecret('a', { hosts: ['10.254.18.46'] }),
      'hosts[0] of Tls: got "10.254.18.46", allowed is a DNS name in lower case, like app.example.com or *.example.com; take it out: clients ask for certificates by name only [host.not-a-dns-name]',
    ],
  ],
  'input.twice': [
    [
      () => once('hosts', ['a', 'a']),
      'hosts[1]: got "a", allowed is each once; take the second one out [input.twice]',
    ],
  ],
  'ip.not-an-address': [
    [
      () => checkExternalAddress(''),
      'externalAddress: got "", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; pass the IP address or DNS name that clients reach the controller at, without a port [ip.not-an-address]',
    ],
  ],
  'ip.unusable': [
    [
      () => checkExternalAddress('127.0.0.1'),
      'externalAddress: got "127.0.0.1", allowed is an address that a server outside the cluster can have, and this is a loopback address (127.0.0.0/8), which in a cluster is the controller itself; pass the IP address or DNS name that clients reach the controller at, without a port [ip.unusable]',
    ],
  ],
  'path-regex.bad-escape': [
    [
      () => RoutePath.regex('/\\n'),
      'RoutePath.regex(): got "/\\\\n", allowed is a regular expression for paths, and at character 2 stands the escape "\\\\n"; allowed are \\d \\w \\s \\b, their opposites, \\ and punctuation, \\x01 to \\x7f; correct the pattern [path-regex.bad-escape]',
    ],
  ],
  'path-regex.bad-range': [
    [
      () => RoutePath.regex('/[z-a]'),
      'RoutePath.regex(): got "/[z-a]", allowed is a regular expression for paths, and at character 3 stands a range in a character class that does not go from a lower character to a higher one; correct the pattern [path-regex.bad-range]',
    ],
  ],
  'path-regex.bad-repetition': [
    [
      () => RoutePath.regex('/a{'),
      'RoutePath.regex(): got "/a{", allowed is a regular expression for paths, and at character 3 stands a "{" that is no repetition like {2} or {2,5}; write \\{ for the character; correct the pattern [path-regex.bad-repetition]',
    ],
    [
      () => RoutePath.regex('/a{5,2}'),
      'RoutePath.regex(): got "/a{5,2}", allowed is a regular expression for paths, and at character 3 stands {5,2}, whose second number is below its first; correct the pattern [path-regex.bad-repetition]',
    ],
  ],
  'path-regex.bare-alternative': [
    [
      () => RoutePath.regex('/a|/b'),
      'RoutePath.regex(): got "/a|/b", allowed is a regular expression for paths, and at character 3 stands an alternative outside a group, whose second half would match anywhere; group it: /(a|b); correct the pattern [path-regex.bare-alternative]',
    ],
  ],
  'path-regex.boundary-in-class': [
    [
      () => RoutePath.regex('/[\\b]'),
      'RoutePath.regex(): got "/[\\\\b]", allowed is a regular expression for paths, and at character 3 stands \\b in a character class; correct the pattern [path-regex.boundary-in-class]',
    ],
  ],
  'path-regex.bracket-in-class': [
    [
      () => RoutePath.regex('/[[]'),
      'RoutePath.regex(): got "/[[]", allowed is a regular expression for paths, and at character 3 stands "[" in a character class; write \\[ for the character; correct the pattern [path-regex.bracket-in-class]',
    ],
  ],
  'path-regex.empty-class': [
    [
      () => RoutePath.regex('/[]'),
      'RoutePath.regex(): got "/[]", allowed is a regular expression for paths, and at character 2 stands an empty character class; write [\\]] for the bracket itself; correct the pattern [path-regex.empty-class]',
    ],
  ],
  'path-regex.end-anchor': [
    [
      () => RoutePath.regex('/$a'),
      'RoutePath.regex(): got "/$a", allowed is a regular expression for paths, and at character 2 stands "$" before the end, where it can never match; write \\$ for the character; correct the pattern [path-regex.end-anchor]',
    ],
  ],
  'path-regex.misplaced-class': [
    [
      () => RoutePath.regex('/[:alpha:]'),
      'RoutePath.regex(): got "/[:alpha:]", allowed is a regular expression for paths, and at character 2 stands a character class within ":"; write [[:alpha:]] for a POSIX class; correct the pattern [path-regex.misplaced-class]',
    ],
  ],
  'path-regex.nothing-to-repeat': [
    [
      () => RoutePath.regex('/(*)'),
      'RoutePath.regex(): got "/(*)", allowed is a regular expression for paths, and at character 3 stands "*" with nothing before it to repeat; correct the pattern [path-regex.nothing-to-repeat]',
    ],
  ],
  'path-regex.percent': [
    [
      () => RoutePath.regex('/a%20b'),
      'RoutePath.regex(): got "/a%20b", allowed is a regular expression for paths, and at character 3 stands "%": controllers match the decoded path; write \\x20 for a space; correct the pattern [path-regex.percent]',
    ],
  ],
  'path-regex.repeated-repetition': [
    [
      () => RoutePath.regex('/a**'),
      'RoutePath.regex(): got "/a**", allowed is a regular expression for paths, and at character 4 stands "*" after a repetition; correct the pattern [path-regex.repeated-repetition]',
    ],
  ],
  'path-regex.start-anchor': [
    [
      () => RoutePath.regex('/^a'),
      'RoutePath.regex(): got "/^a", allowed is a regular expression for paths, and at character 2 stands "^" (a path is matched from its start anyway); correct the pattern [path-regex.start-anchor]',
    ],
  ],
  'path-regex.stray-character': [
    [
      () => RoutePath.regex('/a b'),
      'RoutePath.regex(): got "/a b", allowed is a regular expression for paths, and at character 3 stands " ", which no URL path holds as it is; write it as \\xNN; correct the pattern [path-regex.stray-character]',
    ],
    [
      () => RoutePath.regex('/[a b]'),
      'RoutePath.regex(): got "/[a b]", allowed is a regular expression for paths, and at character 4 stands " ", which no URL path holds as it is; write it as \\xNN; correct the pattern [path-regex.stray-character]',
    ],
  ],
  'path-regex.too-deep': [
    [
      () => RoutePath.regex('/' + '('.repeat(101) + ')'.repeat(101)),
      `RoutePath.regex(): got ${cut(`/${'('.repeat(101)}${')'.repeat(101)}`)}, allowed is a regular expression for paths, and at character 102 stands a group within 100 others; correct the pattern [path-regex.too-deep]`,
    ],
  ],
  'path-regex.too-large': [
    [
      () => RoutePath.regex('/[a]{1000}[b]{1000}'),
      'RoutePath.regex(): got "/[a]{1000}[b]{1000}", allowed is a regular expression for paths, and at character 14 stands the point where the pattern, its repetitions written out, grows beyond what engines compile; correct the pattern [path-regex.too-large]',
    ],
  ],
  'path-regex.too-many-repetitions': [
    [
      () => RoutePath.regex('/a{1001}'),
      'RoutePath.regex(): got "/a{1001}", allowed is a regular expression for paths, and at character 3 stands more than 1000 repetitions, nested ones multiplied; correct the pattern [path-regex.too-many-repetitions]',
    ],
  ],
  'path-regex.unclosed-class': [
    [
      () => RoutePath.regex('/lb/['),
      'RoutePath.regex(): got "/lb/[", allowed is a regular expression for paths, and at character 5 stands a "[" without its "]"; correct the pattern [path-regex.unclosed-class]',
    ],
  ],
  'path-regex.unclosed-group': [
    [
      () => RoutePath.regex('/lb/(zl/.*'),
      'RoutePath.regex(): got "/lb/(zl/.*", allowed is a regular expression for paths, and at character 5 stands a "(" without its ")"; correct the pattern [path-regex.unclosed-group]',
    ],
  ],
  'path-regex.unknown-group': [
    [
      () => RoutePath.regex('/(?<n>a)'),
      'RoutePath.regex(): got "/(?<n>a)", allowed is a regular expression for paths, and at character 2 stands a kind of group that not every engine knows; allowed are ( (?: (?= (?! (?i) (?-i); correct the pattern [path-regex.unknown-group]',
    ],
  ],
  'path-regex.unopened-bracket': [
    [
      () => RoutePath.regex('/a]'),
      'RoutePath.regex(): got "/a]", allowed is a regular expression for paths, and at character 3 stands "]" without its opening bracket; write \\] for the character; correct the pattern [path-regex.unopened-bracket]',
    ],
  ],
  'path-regex.unopened-group': [
    [
      () => RoutePath.regex('/a)'),
      'RoutePath.regex(): got "/a)", allowed is a regular expression for paths, and at character 3 stands a ")" without its "("; correct the pattern [path-regex.unopened-group]',
    ],
  ],
  'rewrite.bad-target': [
    [
      () => Rewrite.regexTarget(''),
      'Rewrite.regexTarget(): got "", allowed is a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group; write for example "/$1" [rewrite.bad-target]',
    ],
    [
      () => Rewrite.regexTarget('zl/$1'),
      'Rewrite.regexTarget(): got "zl/$1", allowed is a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group; write "/zl/$1" [rewrite.bad-target]',
    ],
    [
      () => Rewrite.regexTarget('/a;'),
      'Rewrite.regexTarget(): got "/a;", allowed is a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group; take the other characters out [rewrite.bad-target]',
    ],
    [
      () => Rewrite.regexTarget('/\\1'),
      'Rewrite.regexTarget(): got "/\\\\1", allowed is a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group; write "/$1" [rewrite.bad-target]',
    ],
    [
      () => Rewrite.regexTarget('https://b.example.com/$1'),
      'Rewrite.regexTarget(): got "https://b.example.com/$1", allowed is a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group; pass the path alone: the scheme and the host of a request stay as they are [rewrite.bad-target]',
    ],
  ],
  'rewrite.no-such-variable': [
    [
      () => Rewrite.regexTarget('/$uri'),
      'Rewrite.regexTarget(): got "/$uri", allowed is a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group; take "$uri" out: it is none of $1 to $9, and a controller would take it for a variable [rewrite.no-such-variable]',
    ],
  ],
  'tls.no-hosts': [
    [
      () => Tls.fromSecret('a', { hosts: [] }),
      'hosts of Tls: got [], allowed is at least one host; leave hosts out to take those of the route [tls.no-hosts]',
    ],
  ],
  'tls.not-one-issuer': [
    [
      () => Tls.certManager({}),
      'Tls.certManager(): got {}, allowed is exactly one of clusterIssuer and issuer; name the one that issues the certificate [tls.not-one-issuer]',
    ],
  ],
};
