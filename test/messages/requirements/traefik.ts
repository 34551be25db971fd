import { Backends, HashKey, HealthCheck, HttpsRedirect, IngressController, LoadBalancing, Tls } from '../../../src';
import { loadBalancerOfTwo as loadBalancer } from '../../support';
import { Requirements, TRAEFIK } from '../support';

/** Requirements of Traefik. */
export const TRAEFIK_REQUIREMENTS: Requirements = {
  'tls-terminator': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, httpsRedirect: HttpsRedirect.ALWAYS }),
      where: 'the static configuration of Traefik',
      what: 'where a proxy ends TLS and forwards over http, it sends X-Forwarded-Proto: https, and forwardedHeaders.trustedIPs of the entry points for http (web) lists its addresses',
      why: 'otherwise its requests count as http, and their redirects never end; from other addresses Traefik writes X-Forwarded-Proto anew',
    },
  ],
  'tls-of-backends': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'], tls: Tls.passthrough() }),
      where: 'the backends',
      what: 'they speak TLS on their port, with a certificate for a.com',
      why: 'connections over https are handed on to them as they are; a server that is down costs its share of the connections',
    },
  ],
  'passthrough-host': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'], tls: Tls.passthrough() }),
      where: 'every other route of a.com, in any namespace and of any kind',
      what: 'there is none for https',
      why: 'Traefik ends TLS for a host that an https route names, and hands nothing on then',
    },
  ],
  'acme-solver': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }) }),
      where: 'the ClusterIssuer ours, if it proves hosts by HTTP-01',
      what: 'the Ingress of its solver has a class that Traefik reads by its provider kubernetesIngress',
      why: 'requests for /.well-known/acme-challenge/ are left to the solver that cert-manager makes; where the controller does not serve it, no certificate is issued or renewed',
    },
  ],
  'certificate-resolver': [
    {
      of: () => loadBalancer({ controller: IngressController.traefik({ certResolver: 'le' }), hosts: ['a.com'], tls: Tls.controllerDefault() }),
      where: 'the static configuration of Traefik',
      what: 'the certificate resolver le exists, and can issue for a.com',
      why: 'until it has issued a certificate, or without it, the controller presents its default certificate, which no client trusts',
    },
    {
      of: () => loadBalancer({ controller: IngressController.traefik({ certResolver: 'le' }), hosts: ['*.a.com', 'b.com'], tls: Tls.controllerDefault() }),
      where: 'the static configuration of Traefik',
      what: 'the certificate resolver le exists, and can issue for *.a.com, b.com (wildcards by a DNS challenge)',
      why: 'until it has issued a certificate, or without it, the controller presents its default certificate, which no client trusts',
    },
  ],
  'cross-namespace-middlewares': [
    {
      of: () => loadBalancer({ controller: IngressController.traefik({ middlewares: [{ name: 'sso', namespace: 'traefik' }, { name: 'limits' }] }) }),
      where: 'the static configuration of Traefik',
      what: 'Middlewares of other namespaces are allowed, for traefik/sso',
      why: 'by default they are not: Traefik leaves the route out, and requests get 404, or go to another route that matches them',
    },
  ],
  'default-certificate': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'], tls: Tls.controllerDefault() }),
      where: 'the TLSStore "default" of Traefik',
      what: 'its default certificate, or another one that Traefik has, is for a.com',
      why: 'without one Traefik presents a certificate that it has made for itself, which no client trusts',
    },
  ],
  'entry-points': [
    {
      of: () => loadBalancer({ controller: TRAEFIK }),
      where: 'the static configuration of Traefik',
      what: 'these entry points exist: web, and redirect nothing by themselves',
      why: 'a route whose entry points are all unknown is not served; one that leads all of http to https leads to 404 unless the route has tls, such as Tls.controllerDefault()',
    },
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'], tls: Tls.fromSecret('s') }),
      where: 'the static configuration of Traefik',
      what: 'these entry points exist: web, websecure',
      why: 'a route whose entry points are all unknown is not served',
    },
  ],
  'external-dns': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'], externalAddress: '10.254.18.55' }),
      where: 'external-dns',
      what: 'it runs with the source "traefik-proxy" and manages the zones of the hosts',
      why: 'otherwise the annotation is ignored, and DNS records for 10.254.18.55 are made by hand',
    },
  ],
  'external-name': [
    {
      of: () => loadBalancer({ controller: TRAEFIK, backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      where: 'the static configuration of Traefik',
      what: 'Services of type ExternalName are allowed',
      why: 'by default Traefik refuses them, and every request gets 404',
    },
  ],
  'hosts-fall-through': [
    {
      of: () => loadBalancer({ controller: TRAEFIK }),
      where: 'routes with hosts',
      what: 'they have a path for every request that this route must not get, such as "/"',
      why: 'where no path of an exact host matches, Traefik goes on to wildcards and to routes without hosts, while other controllers answer 404',
    },
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com', '*.b.com'] }),
      where: 'routes of hosts within *.b.com',
      what: 'they have a path for every request that this route must not get, such as "/"',
      why: 'where no path of an exact host matches, Traefik goes on to wildcards and to routes without hosts, while other controllers answer 404',
    },
  ],
  'middlewares': [
    {
      of: () => loadBalancer({ controller: IngressController.traefik({ middlewares: [{ name: 'sso', namespace: 'traefik' }] }) }),
      where: 'the Middleware traefik/sso',
      what: 'it exists, without an error of its own such as a missing Secret, where the provider kubernetesCRD watches',
      why: 'Traefik leaves out a route with a Middleware that it does not have: nothing is open then, and requests get 404, or go to another route that matches them',
    },
    {
      of: () => loadBalancer({ controller: IngressController.traefik({ middlewares: [{ name: 'sso', namespace: 'traefik' }, { name: 'limits', namespace: 'a' }] }) }),
      where: 'the Middlewares traefik/sso, a/limits',
      what: 'they exist, without an error of their own such as a missing Secret, where the provider kubernetesCRD watches',
      why: 'Traefik leaves out a route with a Middleware that it does not have: nothing is open then, and requests get 404, or go to another route that matches them',
    },
  ],
  'no-health-checks': [
    {
      of: () => loadBalancer({ controller: TRAEFIK }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'Traefik sends no probes to these addresses: a server that refuses connections costs next to nothing, since requests are tried again, and one that is silent costs requests the connect timeout of 0.7 s, 4 of them in every 5s',
    },
    {
      of: () => loadBalancer({ controller: TRAEFIK, loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'Traefik sends no probes to these addresses: a server that refuses connections costs next to nothing, since requests are tried again, and one that is silent costs requests the connect timeout of 0.7 s, 3 of them in every 5s',
    },
    {
      of: () => loadBalancer({ controller: TRAEFIK, healthChecks: [HealthCheck.passive()] }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'Traefik sends no probes to these addresses: a server that refuses connections costs next to nothing, since requests are tried again, and one that is silent costs requests the connect timeout of 0.7 s, 5 of them in every 30s',
    },
  ],
  'priorities': [
    {
      of: () => loadBalancer({ controller: TRAEFIK }),
      where: 'every other route of any host, in any namespace and of any kind',
      what: 'it sets a priority where it has to win over this one',
      why: 'the routes of this library have explicit priorities, in the order of an Ingress, and come before routes that have the length of their rule as priority; for /.well-known/acme-challenge/ alone they come after all others, so that the solver of a certificate authority\'s challenges is reached',
    },
    {
      of: () => loadBalancer({ controller: TRAEFIK, hosts: ['a.com'] }),
      where: 'every other route of a.com, in any namespace and of any kind',
      what: 'it sets a priority where it has to win over this one',
      why: 'the routes of this library have explicit priorities, in the order of an Ingress, and come before routes that have the length of their rule as priority; for /.well-known/acme-challenge/ alone they come after all others, so that the solver of a certificate authority\'s challenges is reached',
    },
  ],
  'traefik-crds': [
    {
      of: () => loadBalancer({ controller: TRAEFIK }),
      where: 'the cluster',
      what: 'it has the CustomResourceDefinitions of Traefik 3.7 or later (group traefik.io)',
      why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
    },
  ],
  'traefik-provider': [
    {
      of: () => loadBalancer({ controller: TRAEFIK }),
      where: 'the static configuration of Traefik',
      what: 'the provider kubernetesCRD is on and watches the namespace of the route',
      why: 'without it IngressRoutes are ignored, and their hosts answer 404',
    },
    {
      of: () => loadBalancer({ controller: IngressController.traefik({ ingressClassName: 'edge' }) }),
      where: 'the static configuration of Traefik',
      what: 'the provider kubernetesCRD is on and watches the namespace of the route and the class',
      why: 'without it IngressRoutes are ignored, and their hosts answer 404',
    },
  ],
};
