import { Duration, Testing } from 'cdk8s';
import { Messages, traefikReads } from './support';
import { RoutePath } from '../../src';
import { checked } from '../../src/intent/from-options';
import { chartIn, loadBalancer } from '../support';

const URL = 'http://auth.sso.svc/verify';

/** Errors of policies that ask who clients are. */
export const AUTHENTICATION_MESSAGES: Messages = {
  'basic-auth.not-a-struct': [
    [
      () => checked('basicAuth', 'users' as any),
      'basicAuth: got "users", allowed is an object with a secret; write for example { secret: "users" } [basic-auth.not-a-struct]',
    ],
  ],
  'basic-auth.unknown': [
    [
      () => checked('basicAuth', { secret: 'users', namespace: 'other' } as any),
      'basicAuth: got "namespace", allowed is the fields secret, realm; take it out, or correct its name [basic-auth.unknown]',
    ],
  ],
  'basic-auth.realm': [
    [
      () => checked('basicAuth', { secret: 'users', realm: 'off' }),
      'basicAuth.realm: got "off", allowed is 1 to 128 letters, digits, spaces and / - . _ ~ :, no space first or last, and not "off", with which ingress-nginx asks for no password; write another one, or leave it out [basic-auth.realm]',
    ],
  ],
  'external-auth.not-a-struct': [
    [
      () => checked('externalAuth', URL as any),
      'externalAuth: got "http://auth.sso.svc/verify", allowed is an object with a url; write for example { url: "http://auth.sso.svc/verify" } [external-auth.not-a-struct]',
    ],
  ],
  'external-auth.unknown': [
    [
      () => checked('externalAuth', { url: URL, failOpen: true } as any),
      'externalAuth: got "failOpen", allowed is the fields url, signInUrl, responseHeaders, method, redirectAfterSignIn, cacheDuration, cacheHeaders; take it out, or correct its name [external-auth.unknown]',
    ],
  ],
  'external-auth.url': [
    [
      () => checked('externalAuth', { url: 'http://auth.sso.svc/$uri' }),
      'externalAuth.url: got "http://auth.sso.svc/$uri", allowed is at most 2000 characters: http:// or https://, a host, and where needed a port, a path and a query, of letters, digits and / : , ? & = - . _ ~; write for example "http://auth.sso.svc/verify" [external-auth.url]',
    ],
    [
      () => checked('externalAuth', { url: URL, signInUrl: 'login' }),
      'externalAuth.signInUrl: got "login", allowed is at most 2000 characters: http:// or https://, a host, and where needed a port, a path and a query, of letters, digits and / : , ? & = - . _ ~; or an absolute path; write for example "http://auth.sso.svc/verify" [external-auth.url]',
    ],
  ],
  'external-auth.cache-headers': [
    [
      () => checked('externalAuth', { url: URL, cacheHeaders: ['X-Api-Key'] }),
      'externalAuth.cacheHeaders: got ["X-Api-Key"], allowed is headers beside a cacheDuration, without which nothing is kept; set cacheDuration, or take it out [external-auth.cache-headers]',
    ],
  ],
  'nginx.cache-key-too-long': [
    [
      () => loadBalancer({ externalAuth: { url: URL, cacheDuration: Duration.minutes(1), cacheHeaders: Array.from({ length: 100 }, (_, i) => `X-${'a'.repeat(35)}-${i}`) } }),
      'zl/Lb: externalAuth.cacheHeaders: got "$remote_addr $request_method $request_uri $http_authorization $http_cookie $http_x_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..., allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4805; shorten it [nginx.cache-key-too-long]',
    ],
  ],
  'external-auth.host': [
    [
      () => checked('externalAuth', { url: 'http://auth/verify' }),
      'externalAuth.url: got "http://auth/verify", allowed is a host that has the same meaning everywhere: a DNS name with a dot in it; write name.namespace.svc for a Service of the cluster [external-auth.host]',
    ],
  ],
  'external-auth.address': [
    [
      () => checked('externalAuth', { url: 'https://10.0.0.1/verify' }),
      'externalAuth.url: got "https://10.0.0.1/verify", allowed is a DNS name in a URL that starts with https://, since certificates are for names; name the host in DNS [external-auth.address]',
    ],
  ],
  'external-auth.header': [
    [
      () => checked('externalAuth', { url: URL, responseHeaders: ['Host'] }),
      'externalAuth.responseHeaders[0]: got "Host", allowed is the name of a header, of at most 46 letters, digits and hyphens, without those that frame a request (host, connection, upgrade, content-length, transfer-encoding, te, trailer, expect); take it out, or have the service send another one [external-auth.header]',
    ],
  ],
  'external-auth.twice': [
    [
      () => checked('externalAuth', { url: URL, responseHeaders: ['X-User', 'x-user'] }),
      'externalAuth.responseHeaders[1]: got "x-user", allowed is each header once; take the second one out [external-auth.twice]',
    ],
  ],
  'external-auth.method': [
    [
      () => checked('externalAuth', { url: URL, method: 'get' }),
      'externalAuth.method: got "get", allowed is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS; write one of these, or leave it out [external-auth.method]',
    ],
  ],
  'nginx.password-passed-by': [
    [
      () => loadBalancer({ controller: traefikReads(), hosts: ['a.example.com'], basicAuth: { secret: 'users' } }).addRoute('wide', {}),
      'zl/Lb.addRoute("wide"): basicAuth: got {"secret":"users"}, allowed is set on a route whose requests no other one would serve without a password where Traefik reads the annotations: it leaves zl/Lb out while the Secret is missing or malformed, and zl/Lb/wide (every host) has a path for its requests; set basicAuth on both, give one of them other paths, or use IngressController.traefik() [nginx.password-passed-by]',
    ],
    [
      () => {
        const chart = chartIn();
        const lb = loadBalancer({ controller: traefikReads(), hosts: ['a.example.com'] }, chart);
        lb.addRoute('admin', { hosts: ['a.example.com'], paths: [RoutePath.prefix('/admin')], basicAuth: { secret: 'users' } });
        Testing.synth(chart);
      },
      'zl/Lb/admin: basicAuth: got {"secret":"users"}, allowed is set on a route whose requests no other one would serve without a password where Traefik reads the annotations: it leaves this one out while the Secret is missing or malformed, and zl/Lb has a path for its requests; set basicAuth on that one as well, give this one a host of its own, or use IngressController.traefik() [nginx.password-passed-by]',
    ],
  ],
};
