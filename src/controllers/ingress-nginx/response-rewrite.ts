import { byAnnotations, prefixed } from './by-annotations';
import { NginxRows } from './contribution';
import { protocolOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { native } from '../shared/declarations';

const BEGINNING = native('what begins with the old text gets the new one in its place, also where it was right already');

/**
 * Redirects and cookies of the backends.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#proxy-redirect
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cookie_path
 */
export const RESPONSE_REWRITE = {
  responseRewrite: {
    declares: { locationRewrite: BEGINNING, cookiePathRewrite: BEGINNING, cookieDomainRewrite: native() },
    render: ({ locationFrom, locationTo, cookiePathFrom, cookiePathTo, cookieDomainFrom, cookieDomainTo }, { route }) => {
      const protocol = protocolOf(route);
      if (/^(FCGI|GRPCS?)$/.test(protocol ?? '')) {
        throw invalid('nginx.response-rewrite', 'responseRewrite', protocol, 'backends that speak HTTP/1: nginx changes no responses of others', 'take it out');
      }
      return byAnnotations(prefixed({
        ...locationFrom !== undefined && { 'proxy-redirect-from': locationFrom, 'proxy-redirect-to': locationTo! },
        ...cookiePathFrom !== undefined && { 'proxy-cookie-path': `${cookiePathFrom} ${cookiePathTo}` },
        ...cookieDomainFrom !== undefined && { 'proxy-cookie-domain': `${cookieDomainFrom} ${cookieDomainTo}` },
      }));
    },
  },
} satisfies Pick<NginxRows, 'responseRewrite'>;
