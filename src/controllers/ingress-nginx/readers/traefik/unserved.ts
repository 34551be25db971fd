import { unknownVariable } from './variables';
import { AddressSource } from '../../../../intent/service-intent';
import { PathType, RoutePath } from '../../../../routing/route-path';
import { locationsOf } from '../../path-patterns';
import { AnnotatedRoute, Unserved } from '../reader';

type Check = (value: string, route: AnnotatedRoute) => Unserved | undefined;

export const withVariables: Check = value => unknownVariable(value);

/** The middleware for this one gets more of them than the others. */
export const LOCATION_VARIABLES: readonly string[] = ['ingress_name', 'location_path', 'namespace', 'service_name', 'service_port'];

export const upstreamVhost: Check = value => unknownVariable(value, LOCATION_VARIABLES);

/** Its router, and with it the route, is not made where nothing is left to try again for. */
export const proxyNextUpstream: Check = value => value.split(' ').some(condition => /^(off|error|timeout|http_\d+)$/.test(condition)) ? undefined : {
  why: 'tries again for error, timeout and answers such as http_503 only, and without any of them answers every request of the route with 404',
  fix: 'add "error", or write "off"',
};

export const corsAllowOrigin: Check = value => value.includes('*.') ? {
  why: 'compares origins as they are, so that a pattern never fits',
  fix: 'list the origins',
} : undefined;

/** It takes the value for the name that it sends, unless another one is given. */
export const proxySslServerName: Check = (value, { annotations }) => {
  if (annotations['proxy-ssl-name'] === undefined) {
    return { why: `takes the value itself for the name of the server, and would send "${value}"`, fix: 'set proxy-ssl-name' };
  }
  return value === 'on' ? undefined : { why: 'sends the name of proxy-ssl-name all the same', fix: 'take it out' };
};

export const proxyMaxTempFileSize: Check = value => Number.parseInt(value, 10) === 0 ? {
  why: 'fails every response that is larger than the buffers, where ingress-nginx passes it on',
  fix: 'name a size above that of the largest response, or set proxy-buffering to "off"',
} : undefined;

/** Connections are passed on by their host: a route that is not for all paths of a named host gets none. */
export const sslPassthrough: Check = (value, { route, neighbours }) => value === 'true' && (route.hosts.length === 0 || !locationsOf(route, neighbours).some(({ path }) => path === '/')) ? {
  why: 'passes the connections of a named host on, for the path "/" alone',
  fix: 'name the hosts and leave the paths out',
} : undefined;

export const serviceUpstream: Check = (value, { route: { service } }) => value !== 'true' ? undefined
  : service.addressSource === AddressSource.EXTERNAL_NAME ? {
    why: 'sends the requests to the DNS name all the same, which has no cluster IP',
    fix: 'take it out',
  }
    : service.headless ? {
      why: 'sends the requests to the cluster IP of the Service, and one for IPv6 addresses has none, so that every request gets 502',
      fix: 'take it out',
    } : undefined;

/** Traefik compiles it with Go. */
export const canaryByHeaderPattern: Check = value => {
  const bare = value.replace(/\\[^1-9]|\[\^?(?:\\.|[^\]\\])*\]/g, '');
  return /\(\?=|\\[1-9]|[*+?}]\+/.test(bare) ? {
    why: 'reads regular expressions as Go does, without lookahead, references to groups and possessive quantifiers, and so leaves this one out',
    fix: 'write it without',
  } : undefined;
};

/** Its transport speaks HTTP/2 only where it is not switched off. */
export const proxyHttpVersion: Check = (_, { annotations }) => annotations['backend-protocol']?.toUpperCase() === 'GRPCS' ? {
  why: 'switches HTTP/2 off with it, which gRPC needs',
  fix: 'take it out',
} : undefined;

export const appRoot: Check = (_, { route: { paths } }) => paths.some(servesRoot) ? undefined : {
  why: 'redirects "/" only where the route gets it, and this one does not',
  fix: 'set it on a route with the path "/"',
};

/** Whether requests for `/` get to a path. */
export function servesRoot({ type, value }: RoutePath): boolean {
  return type === PathType.REGEX ? matchesRoot(value) : value === '/';
}

/** A pattern that only PCRE can read may match. */
function matchesRoot(pattern: string): boolean {
  try {
    return new RegExp(`^${pattern}`, 'i').test('/');
  } catch {
    return true;
  }
}

/**
 * TLS of clients belongs to a host: where the routers of one differ, or have none, Traefik falls back to its default, which
 * asks for no certificate.
 */
export const authTlsSecret: Check = (_, { route, neighbours }) => {
  if (route.hosts.length === 0) {
    return { why: 'checks certificates by host, and so lets everybody in where the route has none', fix: 'name the hosts of the route' };
  }
  const other = neighbours.find(neighbour => clientTlsOf(neighbour) !== clientTlsOf(route));
  return other && {
    why: `checks no certificate where the routes of a host differ, and ${other.path} has another auth-tls-secret or auth-tls-verify-client, or none`,
    fix: 'set the same on every route of the host',
  };
};

function clientTlsOf({ annotations }: AnnotatedRoute['route']): string | undefined {
  const [secret, verify = 'on'] = ['secret', 'verify-client'].map(end => annotations?.[`nginx.ingress.kubernetes.io/auth-tls-${end}`]);
  return secret && `${secret} ${verify}`;
}
