import { native, omitted, refused } from './declarations';
import { exists, ofCore } from '../../checks';
import { authUrl } from '../../policies/external-auth';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';

/** How Traefik asks a service, by a Middleware and where it reads annotations. */
export const TRAEFIK_ASKS = native('the service gets the headers of the client and no body, and what was asked for in X-Forwarded-Method, -Proto, -Host and -Uri; every answer of it but 2xx reaches the client, and without one in 30 s the client gets 500; cookies that it sets with 2xx reach nobody');

/** What is kept of its answers but on ingress-nginx. */
export const KEEPS_NOTHING = omitted('no answer of the service is kept: it is asked about every request');

/** What only ingress-nginx tells the service. */
export const TELLS_NO_REDIRECT = refused('nothing tells the service where to lead clients that have signed in', 'set it in the service itself, or leave it out: the service is told what was asked for, or finds it in the parameter rd');

/** What has to hold of the service. */
export function authService(url: string): Requirement {
  const { service } = authUrl(url);
  const inCluster = service && ofCore('Service', service.name, service.namespace);
  return {
    id: 'auth-service',
    where: `the service ${url}`,
    what: 'it is reached from the controller, and answers 200 for requests that may pass',
    why: 'requests wait for its answer, and fail where it does not come',
    ...inCluster && { checks: [exists(inCluster), { type: CheckType.READY, ...inCluster }] },
    unchecked: 'whether the controller reaches it, and what it answers',
  };
}

/** What has to hold of Traefik where backends believe headers of the service: it replaces those with just their names. */
export function aliasHeaders([name]: readonly string[] = []): Requirement[] {
  return name === undefined || !name.includes('-') ? [] : [{
    id: 'alias-headers',
    where: 'the static configuration of Traefik',
    what: `http.aliasHeadersStrategy of the entry points is delete or reject, unless the backends tell ${name.replace(/-/g, '_')} from ${name}`,
    why: 'a client may send the name with _ in place of -, which Traefik passes on by default, and servers of CGI and WSGI take it for the header of the service',
    unchecked: 'whether the backends tell the two from each other',
  }];
}
