import { App, Chart } from 'cdk8s';
import { Messages, OWN_ENVOY_GATEWAY, TRAEFIK, traefikReads } from './support';
import { ExternalLoadBalancerProps, HttpsRedirect, IngressController, RouteOptions, RoutePath, Tls } from '../../src';
import { checked } from '../../src/intent/from-options';
import { loadBalancer } from '../support';

const ASKED: RouteOptions = { hosts: ['a.com'], tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca' } };

const make = (props: Partial<ExternalLoadBalancerProps>) => () => loadBalancer({ ...ASKED, ...props });

/** Errors of clientCertificates. */
export const CLIENT_CERTIFICATES_MESSAGES: Messages = {
  'client-certificates.depth': [
    [
      () => checked('clientCertificates', { caSecret: 'clients-ca', verifyDepth: 0 }),
      'verifyDepth of clientCertificates: got 0, allowed is a whole number from 1 to 100; choose one of these, or leave it out [client-certificates.depth]',
    ],
  ],
  'client-certificates.no-host': [
    [
      make({ hosts: undefined, tls: Tls.controllerDefault() }),
      'zl/Lb: hosts: got [], allowed is at least one host beside clientCertificates: clients are asked for a certificate by the name that they ask for in TLS; name the hosts [client-certificates.no-host]',
    ],
  ],
  'client-certificates.no-tls': [
    [
      make({ tls: undefined }),
      'zl/Lb: clientCertificates: got {"caSecret":"clients-ca"}, allowed is set on a route with tls: without TLS no client presents a certificate; set tls on this route, such as Tls.fromSecret() [client-certificates.no-tls]',
    ],
  ],
  'client-certificates.http': [
    [
      make({ httpsRedirect: HttpsRedirect.NEVER }),
      'zl/Lb: httpsRedirect: got "NEVER", allowed is HttpsRedirect.WITH_CERTIFICATE beside clientCertificates: over http, or behind a proxy that ends TLS, no client presents a certificate; leave httpsRedirect out [client-certificates.http]',
    ],
  ],
  'client-certificates.challenge': [
    [
      make({ paths: [RoutePath.prefix('/.well-known/acme-challenge/x')] }),
      'zl/Lb: paths: got "/.well-known/acme-challenge/x", allowed is paths outside /.well-known/acme-challenge/ beside clientCertificates: certificate authorities look there over http, and present no certificate; make another load balancer for it, on a host of its own [client-certificates.challenge]',
    ],
  ],
  'client-certificates.differ': [
    [
      () => make({})().addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] }),
      'zl/Lb.addRoute("b"): clientCertificates: got undefined, allowed is the same for every route of a host, and zl/Lb has {"caSecret":"clients-ca"} for a.com; set the same on both, in one namespace, or give one of them another host [client-certificates.differ]',
    ],
  ],
  'nginx.client-certificates-need-snippet': [
    [
      make({ controller: traefikReads({ snippetAnnotations: false }) }),
      'zl/Lb: clientCertificates: got {"caSecret":"clients-ca"}, allowed is what needs no snippet, since snippetAnnotations is false: without one, whoever Traefik trusts to say that a request over http came by https gets in without a certificate; allow snippets, or use IngressController.traefik() [nginx.client-certificates-need-snippet]',
    ],
  ],
  'nginx.certificate-passed-by': [
    [
      () => make({ controller: traefikReads() })().addRoute('wide', { hosts: ['*.com'] }),
      'zl/Lb.addRoute("wide"): clientCertificates: got {"caSecret":"clients-ca"}, allowed is set on a route whose requests no other one would serve without these certificates where Traefik reads the annotations: it leaves zl/Lb out while the Secret is missing or malformed, and zl/Lb/wide (*.com) has a path for its requests; set the same clientCertificates on both, give one of them other paths, or use IngressController.traefik() [nginx.certificate-passed-by]',
    ],
  ],
  'nginx.client-authority-namespace': [
    [
      () => loadBalancer({ ...ASKED, controller: IngressController.ingressNginx() }, new Chart(new App(), 'zl')),
      'zl/Lb: clientCertificates: got "clients-ca", allowed is a Secret in a namespace that is known, since the annotation auth-tls-secret wants it before the name; set namespace, or that of the chart [nginx.client-authority-namespace]',
    ],
  ],
  'envoy-gateway.client-certificates-within': [
    [
      () => {
        const lb = make({ controller: OWN_ENVOY_GATEWAY, hosts: ['*.com'], clientCertificates: undefined })();
        lb.addRoute('b', { ...ASKED, paths: [RoutePath.prefix('/b')] }).toJson();
      },
      'zl/Lb/b: hosts: got ["a.com"], allowed is hosts outside those of zl/Lb (*.com) beside clientCertificates on Envoy Gateway: a client that asks for another of these in TLS reaches the servers without such a certificate; set the same clientCertificates on both, or make another load balancer for one of them, with a Gateway of its own [envoy-gateway.client-certificates-within]',
    ],
  ],
  'traefik.client-certificates-wildcard': [
    [
      make({ controller: TRAEFIK, hosts: ['a.com', '*.a.com'] }),
      'zl/Lb: hosts: got "*.a.com", allowed is names without "*" beside clientCertificates on Traefik: for others it asks no client for a certificate, and lets everybody in; name the hosts one by one [traefik.client-certificates-wildcard]',
    ],
  ],
};
