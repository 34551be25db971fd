import { native } from './declarations';
import { Requirement } from '../../report';

/** How Traefik asks a service, by a Middleware and where it reads annotations. */
export const TRAEFIK_ASKS = native('the service gets the headers of the client and no body, and what was asked for in X-Forwarded-Method, -Proto, -Host and -Uri; every answer of it but 2xx reaches the client, and without one in 30 s the client gets 500');

/** What has to hold of the service. */
export function authService(url: string): Requirement {
  return {
    id: 'auth-service',
    where: `the service ${url}`,
    what: 'it is reached from the controller, and answers 200 for requests that may pass',
    why: 'requests wait for its answer, and fail where it does not come',
  };
}
