import { native } from './declarations';

/** How every controller here sends another host to the backends. */
export const SENDS_HOST = native('a redirect or a cookie in which a backend names its own host has this name, and reaches the client unchanged; X-Forwarded-Host has the host that the client named');
