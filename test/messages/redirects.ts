import { GATEWAY_API, Messages, traefikReads } from './support';
import { BackendProtocol, ExternalLoadBalancer, IngressController, Redirect, Rewrite, RoutePath, Tls } from '../../src';

import { chartIn, loadBalancer } from '../support';

const REDIRECT = Redirect.permanent('https://new.example.com');

/** A load balancer that redirects, and names no backends. */
function withoutBackends(props: object = {}): ExternalLoadBalancer {
  return new ExternalLoadBalancer(chartIn(), 'Lb', { name: 'zl-lb', redirect: REDIRECT, ...props });
}

/** Errors of redirects. */
export const REDIRECTS_MESSAGES: Messages = {
  'redirect.code': [
    [
      () => Redirect.permanent('https://new.example.com', { code: 302 }),
      'code of Redirect.permanent(): got 302, allowed is one of 301, 308; use Redirect.temporary() [redirect.code]',
    ],
    [
      () => Redirect.temporary('https://new.example.com', { code: 200 }),
      'code of Redirect.temporary(): got 200, allowed is one of 302, 303, 307; leave it out [redirect.code]',
    ],
  ],
  'redirect.url': [
    [
      () => Redirect.permanent('/new'),
      'url of Redirect.permanent(): got "/new", allowed is a URL that starts with http:// or https://, of letters, digits and / : , ? & = - . _ ~; correct it, such as "https://new.example.com/app" [redirect.url]',
    ],
    [
      () => Redirect.permanent('https://*.example.com'),
      'url of Redirect.permanent(): got "https://*.example.com", allowed is a URL with one host, of at most 63 characters between two dots, and a port, if any, from 1 to 65535; correct it, such as "https://new.example.com:8443" [redirect.url]',
    ],
    [
      () => Redirect.permanent('https://new.example.com:70000/'),
      'url of Redirect.permanent(): got "https://new.example.com:70000/", allowed is a URL with one host, of at most 63 characters between two dots, and a port, if any, from 1 to 65535; correct it, such as "https://new.example.com:8443" [redirect.url]',
    ],
  ],
  'redirect.path-twice': [
    [
      () => Redirect.permanent('https://new.example.com/app', { keepPath: true }),
      'url of Redirect.permanent(): got "https://new.example.com/app", allowed is a URL without a path beside keepPath, since that of the request follows; write "https://new.example.com", or leave keepPath out [redirect.path-twice]',
    ],
  ],
  'redirect.beside': [
    [
      () => loadBalancer({ redirect: REDIRECT, rewrite: Rewrite.fullPath('/x') }),
      'zl/Lb: rewrite: got {"type":"FULL_PATH","target":"/x","_groups":0}, allowed is nothing beside redirect for requests that reach a backend, or to keep clients from it: every client is redirected; leave rewrite out, or give these requests a route of their own with addRoute() [redirect.beside]',
    ],
  ],
  'redirect.endless': [
    [
      () => loadBalancer({ hosts: ['a.example.com'], redirect: Redirect.temporary('https://a.example.com/app') }),
      'zl/Lb: redirect: got "https://a.example.com/app", allowed is a URL that this route does not redirect itself: that would never end; redirect to another host or path, or set httpsRedirect to lead clients to https [redirect.endless]',
    ],
  ],
  'www-redirect.hosts': [
    [
      () => loadBalancer({ wwwRedirect: true }),
      'zl/Lb: wwwRedirect: got true, allowed is a route with hosts, none of them a wildcard, and this one has none; name the hosts one by one [www-redirect.hosts]',
    ],
    [
      () => loadBalancer({ hosts: ['*.example.com'], wwwRedirect: true }),
      'zl/Lb: wwwRedirect: got true, allowed is a route with hosts, none of them a wildcard, and *.example.com is one; name the hosts one by one [www-redirect.hosts]',
    ],
  ],
  'www-redirect.both': [
    [
      () => loadBalancer({ hosts: ['example.com', 'www.example.com'], wwwRedirect: true }),
      'zl/Lb: wwwRedirect: got true, allowed is a route with one of example.com and www.example.com, to which the other one is redirected; leave the other one out of hosts [www-redirect.both]',
    ],
  ],
  'www-redirect.taken': [
    [
      () => loadBalancer({ hosts: ['example.com'], wwwRedirect: true }).addRoute('www', { hosts: ['www.example.com'] }),
      'zl/Lb.addRoute("www"): hosts: got "www.example.com", allowed is a host that no other route redirects: wwwRedirect of zl/Lb leads it to its other name, and zl/Lb/www serves it; leave wwwRedirect out, or give the other route another host [www-redirect.taken]',
    ],
  ],
  'www-redirect.inherited': [
    [
      () => loadBalancer({ hosts: ['example.com'], tls: Tls.fromSecret('a') }).addRoute('app', { hosts: ['example.com'], paths: [RoutePath.prefix('/app')], wwwRedirect: true }),
      'zl/Lb.addRoute("app"): wwwRedirect: got true, allowed is a route with a certificate of its own, for both names of its hosts, and zl/Lb brings the one of zl/Lb/app, for its hosts alone; set tls on zl/Lb/app as well, or set wwwRedirect on zl/Lb [www-redirect.inherited]',
    ],
  ],
  'backends.needed': [
    [
      () => withoutBackends({ backendProtocol: BackendProtocol.http() }),
      'zl/Lb: backendProtocol: got {"type":"HTTP"}, allowed is nothing about backends where there are none; leave it out, or set the prop backends [backends.needed]',
    ],
  ],
  'backends.none-for-route': [
    [
      () => withoutBackends().addRoute('app', { paths: [RoutePath.prefix('/app')] }),
      'zl/Lb.addRoute("app"): redirect: got undefined, allowed is a redirect on every route of a load balancer without backends; set it, or pass backends to the load balancer [backends.none-for-route]',
    ],
  ],
  'canary.of-none': [
    [
      () => withoutBackends().addCanary('next', { service: { name: 'next', port: 80 }, weight: 10 }),
      'zl/Lb.addCanary("next"): addCanary(): got "no backends", allowed is a load balancer with backends, of which the canary gets a part of the requests; set the prop backends [canary.of-none]',
    ],
  ],
  'nginx.redirect-needs-snippet': [
    [
      () => loadBalancer({ redirect: Redirect.permanent('https://new.example.com', { keepPath: true }), controller: IngressController.ingressNginx({ snippetAnnotations: false }) }),
      'zl/Lb: redirect: got "https://new.example.com", allowed is what needs no snippet, since snippetAnnotations is false; leave keepPath out, or allow snippets [nginx.redirect-needs-snippet]',
    ],
  ],
  'nginx.redirect-too-long': [
    [
      () => loadBalancer({ redirect: Redirect.permanent(`https://new.example.com/${'a'.repeat(4000)}`) }),
      'zl/Lb: redirect: got "https://new.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..., allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4024; shorten it [nginx.redirect-too-long]',
    ],
  ],
  'nginx.redirect-of-patterns': [
    [
      () => loadBalancer({ hosts: ['a.example.com'], paths: [RoutePath.regex('/app/.*')], redirect: REDIRECT, controller: traefikReads() }),
      'zl/Lb: redirect: got "https://new.example.com", allowed is a redirect with keepPath where Traefik reads the annotations and a route of a.example.com has a regular expression or a rewrite: it compares the pattern with the whole URL then, and lets requests with a query through; set keepPath, give the route a host of its own, or use IngressController.traefik() [nginx.redirect-of-patterns]',
    ],
  ],
  'gateway-api.redirect-query': [
    [
      () => loadBalancer({ redirect: Redirect.permanent('https://new.example.com/?from=old'), controller: GATEWAY_API }),
      'zl/Lb: redirect: got "https://new.example.com/?from=old", allowed is a URL without a query with Gateway API, which takes that of the request; leave the query out [gateway-api.redirect-query]',
    ],
  ],
};
