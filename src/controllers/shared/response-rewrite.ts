import { refused } from './declarations';

const LEFT = refused('the redirects and cookies of the backends reach the clients as they are', 'set forwardedPrefix, by which many applications write them, or let the backends do so by a setting of their own');

/** Where nothing changes the responses of the backends. */
export const NO_RESPONSE_REWRITE = { responseRewrite: { declares: { locationRewrite: LEFT, cookiePathRewrite: LEFT, cookieDomainRewrite: LEFT } } };
