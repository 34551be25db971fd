import { Asked, forAll, Said } from './concern';
import { hostsIn } from './ingress';
import { Reading } from './readings';
import { passedOn } from './snippets';

/** In force where ingress-nginx finds one of its words anywhere in it. */
export const authType: Reading = value => /basic|digest/.test(value) ? undefined : 'ingress-nginx drops the whole Ingress: it is none of basic, digest';

/** A password. A Secret that cannot be read closes the route there. */
export function basicAuth({ own, known, namespace }: Asked): Said {
  const { 'auth-type': type, 'auth-secret': name, 'auth-realm': realm } = own;
  if (type !== 'basic') {
    return { unsaid: forAll(own, 'no prop: digest authentication') };
  }
  const secret = name?.replace(`${namespace}/`, '');
  if (secret === undefined || secret.includes('/') || (known.secret && known.secret(`${namespace}/${secret}`) === undefined)) {
    return { unsaid: forAll(own, 'without a Secret of its own namespace, ingress-nginx answers 503 to every request') };
  }
  return {
    options: { basicAuth: { secret, ...realm !== undefined && { realm } } },
    changed: { 'auth-secret': 'each controller reads another key, and some read fewer hashes: the report says in which form the Secret has to be written; the page of a 401 is its own' },
  };
}

/** What is put in place of `$host` where there is one, and the parameters that say what ingress-nginx adds by itself. */
const HOST = /\$(best_http_|http_)?host/g;
const RETURN = /([?&])rd=(\$(scheme|pass_access_scheme):\/\/\$(best_http_|http_)?host)?\$(escaped_)?request_uri$/;

const SAID = ['auth-url', 'auth-signin', 'auth-response-headers', 'auth-method', 'auth-snippet', 'auth-request-redirect'];

/** What changes little, so that the rest can be said without it. */
function leftOut(name: string): string | undefined {
  return name.startsWith('auth-keepalive') ? 'how connections to the service are kept is up to the controller'
    : name.startsWith('auth-cache-') ? 'the service is asked for every request, and no answer is kept' : undefined;
}

/** A service that is asked. */
export function externalAuth({ own, ingress }: Asked): Said {
  const { 'auth-url': url, 'auth-signin': signIn, 'auth-response-headers': headers, 'auth-method': method, 'auth-snippet': snippet, 'auth-request-redirect': redirectAfterSignIn } = own;
  const others = Object.keys(own).filter(name => !SAID.includes(name));
  const unsaid = others.filter(name => leftOut(name) === undefined);
  const hosts = hostsIn(ingress).filter(host => host !== '' && !host.startsWith('*'));
  const signInUrl = signIn?.replace(RETURN, '').replace(HOST, text => hosts.length === 1 ? hosts[0] : text);
  if (unsaid.length > 0) {
    return { unsaid: forAll(own, `no prop: ${unsaid.join(', ')}`) };
  }
  if (url.includes('$') || signInUrl?.includes('$')) {
    return { unsaid: forAll(own, 'no prop: variables of nginx in the URL of a service') };
  }
  return {
    options: {
      externalAuth: {
        url,
        ...signInUrl !== undefined && { signInUrl },
        ...headers !== undefined && { responseHeaders: headers.split(',').map(name => name.trim()).filter(name => name !== '') },
        ...method !== undefined && { method },
        ...redirectAfterSignIn !== undefined && { redirectAfterSignIn },
      },
    },
    ...snippet !== undefined && { passed: passedOn({ 'auth-snippet': snippet }) },
    left: Object.fromEntries(others.map(name => [name, leftOut(name)!])),
    changed: {
      'auth-url': 'cookies that the service sets where it lets a request pass reach the client on ingress-nginx alone; paths of the host without a rule get 404, where ingress-nginx asks the service before that',
      ...signIn !== undefined && RETURN.test(signIn) && { 'auth-signin': 'the whole URL that was asked for stands in the parameter rd' },
    },
  };
}
