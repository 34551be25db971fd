import { native } from './declarations';

/** How every controller here sends another host to the backends. */
export const SENDS_HOST = native('redirects and cookies of the backends that name their own host name this one, and reach the clients so; the host that the client named is in X-Forwarded-Host');
