import { App, Chart } from 'cdk8s';
import { Backends, HttpsRedirect, Tls } from '../../../src';
import { loadBalancerOfTwo as loadBalancer } from '../../support';
import { ENVOY_GATEWAY, GATEWAY_API, OWN_ENVOY_GATEWAY, OWN_GATEWAY, Requirements } from '../support';

/** Requirements of Gateway API and Envoy Gateway. */
export const GATEWAY_API_REQUIREMENTS: Requirements = {
  'tls-terminator': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, httpsRedirect: HttpsRedirect.ALWAYS }),
      where: 'the implementation of the listener http of the Gateway wetwin/edge',
      what: 'where a proxy ends TLS and forwards over http, it sends X-Forwarded-Proto: https, and the implementation believes it, and writes the header anew for everybody else',
      why: 'otherwise its requests count as http, and their redirects never end; Gateway API leaves that open: a client that is believed is not redirected where it sends the header itself',
    },
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY, httpsRedirect: HttpsRedirect.ALWAYS }),
      where: 'a ClientTrafficPolicy for the listener http of the Gateway wetwin/edge',
      what: 'where a proxy ends TLS and forwards over http, it sends X-Forwarded-Proto: https, and clientIPDetection.xForwardedFor has its addresses or the number of proxies',
      why: 'otherwise its requests count as http, and their redirects never end; without that Envoy writes X-Forwarded-Proto anew, and with it Envoy believes everybody who reaches the listener: let nobody but the proxy do so',
    },
  ],
  'tls-of-backends': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.passthrough() }),
      where: 'the backends',
      what: 'they speak TLS on their port, with a certificate for a.com',
      why: 'connections over https are handed on to them as they are; a server that is down costs its share of the connections',
    },
  ],
  'passthrough-host': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.passthrough() }),
      where: 'the implementation of the Gateway wetwin/edge',
      what: 'it serves TLSRoutes, and no HTTPRoute of a.com is attached to a listener for https',
      why: 'which of the two comes first is left open: Traefik ends TLS for a host that an HTTPRoute names, and hands nothing on then',
    },
  ],
  'https-hostnames': [
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY, hosts: ['a.com'], tls: Tls.passthrough() }),
      where: 'the listeners for https of the Gateway wetwin/edge on the port of that for TLS',
      what: 'each has a hostname',
      why: 'a listener of the protocol TLS that has no route yet is for all names on Envoy Gateway, which Envoy refuses beside a listener for https without a hostname: Envoy takes no change to these listeners until the first TLSRoute is there',
    },
  ],
  'acme-solver': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }) }),
      where: 'the ClusterIssuer ours, if it proves hosts by HTTP-01',
      what: 'its solver is a gatewayHTTPRoute with the Gateway wetwin/edge in its parentRefs, and cert-manager runs with Gateway API enabled',
      why: 'requests for /.well-known/acme-challenge/ are left to the solver that cert-manager makes; where the controller does not serve it, no certificate is issued or renewed',
    },
  ],
  'answer-times': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API }),
      where: 'the implementation of the Gateway wetwin/edge',
      what: 'it waits for answers as long as the backends may take',
      why: 'Gateway API leaves that open, and some implementations end every response after a time (Envoy Gateway after 15 s)',
    },
  ],
  'backend-api': [
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY, backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      where: 'the configuration of Envoy Gateway',
      what: 'Backends are allowed',
      why: 'by default they are not, and every request gets 500',
    },
  ],
  'cert-manager': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }) }),
      where: 'cert-manager',
      what: 'it runs, and the ClusterIssuer ours can issue for a.com',
      why: 'until the Secret zl-lb-tls holds a certificate, the listener is not served',
    },
  ],
  'client-traffic-policies': [
    {
      of: () => loadBalancer({ controller: OWN_ENVOY_GATEWAY }),
      where: 'other ClientTrafficPolicies of the Gateway wetwin/zl-lb',
      what: 'each is for one listener (sectionName), and lets paths with %2F through, if the backends are to see them',
      why: 'of two for the Gateway as a whole, Envoy Gateway ignores the younger one, and one for a listener takes the place of that of the Gateway',
    },
  ],
  'escaped-slashes': [
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY }),
      where: 'the ClientTrafficPolicy of the Gateway wetwin/edge',
      what: 'it lets paths with %2F through, if the backends are to see them',
      why: 'by itself Envoy Gateway answers them with a redirect to the path with "/"',
    },
  ],
  'external-dns': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], externalAddress: '10.254.18.55' }),
      where: 'external-dns',
      what: 'it runs with the source "gateway-httproute" and manages the zones of the hosts',
      why: 'otherwise the address of the Gateway is ignored, and DNS records for 10.254.18.55 are made by hand',
    },
  ],
  'gateway': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API }),
      where: 'the Gateway wetwin/edge',
      what: 'it has a listener for all hosts, with allowedRoutes that accept HTTPRoutes of the namespace wetwin',
      why: 'a route that no listener accepts is not served, and its status says why',
    },
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com', '*.b.com'] }),
      where: 'the Gateway wetwin/edge',
      what: 'it has a listener for a.com, *.b.com, with allowedRoutes that accept HTTPRoutes of the namespace wetwin',
      why: 'a route that no listener accepts is not served, and its status says why',
    },
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.fromSecret('s') }),
      where: 'the Gateway wetwin/edge',
      what: 'it has the listeners http and https for a.com, with allowedRoutes that accept HTTPRoutes of the namespace wetwin',
      why: 'a route that no listener accepts is not served, and its status says why',
    },
    {
      of: () => loadBalancer({ controller: GATEWAY_API }, new Chart(new App(), 'zl')),
      where: 'the Gateway edge',
      what: 'it has a listener for all hosts, with allowedRoutes that accept HTTPRoutes of the namespace of the route',
      why: 'a route that no listener accepts is not served, and its status says why',
    },
  ],
  'gateway-address': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], externalAddress: '10.254.18.55' }),
      where: 'the Gateway wetwin/edge',
      what: 'its address is 10.254.18.55',
      why: 'external-dns sets the address that stands in the status of the Gateway, unless the Gateway has an annotation with another target',
    },
    {
      of: () => loadBalancer({ controller: OWN_GATEWAY, hosts: ['a.com'], externalAddress: '10.254.18.55' }),
      where: 'the Gateway wetwin/zl-lb',
      what: 'its address is 10.254.18.55',
      why: 'the implementation has to be able to give that address to a Gateway: otherwise its status says AddressNotUsable, and it serves nothing',
    },
  ],
  'gateway-api-crds': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API }),
      where: 'the cluster',
      what: 'it has the CustomResourceDefinitions of Gateway API 1.5 or later',
      why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
    },
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY }),
      where: 'the cluster',
      what: 'it has the CustomResourceDefinitions of Gateway API 1.5 or later, and those of Envoy Gateway 1.9 or later (group gateway.envoyproxy.io)',
      why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
    },
  ],
  'default-certificate': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.controllerDefault() }),
      where: 'the listener https of the Gateway wetwin/edge',
      what: 'it ends TLS with a certificate for a.com, and has no hostname or one that covers a.com',
      why: 'the route is attached to this listener, and clients get the certificate that stands there',
    },
  ],
  'gateway-certificate': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.fromSecret('s') }),
      where: 'the listener https of the Gateway wetwin/edge',
      what: 'its certificateRefs name the Secret wetwin/s, or another one with a certificate for a.com',
      why: 'certificates belong to the listeners of a Gateway, and no route can bring one',
    },
  ],
  'gateway-class': [
    {
      of: () => loadBalancer({ controller: OWN_GATEWAY }),
      where: 'the GatewayClass eg',
      what: 'it exists, and its controller runs',
      why: 'no controller serves a Gateway of an unknown class',
    },
    {
      of: () => loadBalancer({ controller: OWN_ENVOY_GATEWAY }),
      where: 'the GatewayClass eg',
      what: 'it exists, and its spec.controllerName is that of a running Envoy Gateway (gateway.envoyproxy.io/gatewayclass-controller)',
      why: 'no controller serves a Gateway of an unknown class',
    },
  ],
  'plain-http': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'] }),
      where: 'the http listeners of the Gateway wetwin/edge',
      what: 'they may serve a.com without a redirect to https',
      why: 'a route without tls is attached to every listener, and comes before a redirect that the Gateway has for more hosts: Tls.controllerDefault() serves it by the https listener alone, with the certificate that stands there',
    },
  ],
  'no-health-checks': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'Gateway API has no retries, and implementations make none by default: a server that is down fails its share of the requests with 502 or 503 (name the implementation of the Gateway to have retries rendered, where this library knows it)',
    },
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'Envoy probes no server unless HealthCheck.active() says so: a server that refuses connections costs next to nothing, since requests are tried again, and one that is silent costs requests the connect timeout of 1 s, 1 or a few more of them each time before it is ejected',
    },
  ],
  'tls-secret': [
    {
      of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.fromSecret('s') }),
      where: 'the Secret s, in the namespace of the HTTPRoute',
      what: 'it is of type kubernetes.io/tls and holds a certificate for a.com',
      why: 'without it the listener is not served',
    },
  ],
  'traffic-policies': [
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY }),
      where: 'BackendTrafficPolicies of the Gateway wetwin/edge',
      what: 'what they say of healthCheck, retry, timeout may give way to what this route says of it',
      why: 'the policy of the route is merged with that of the listener or of the Gateway: its own fields win, and all others hold for the route as well, such as a rate limit; of two policies for the HTTPRoute itself, Envoy Gateway ignores the younger one',
    },
  ],
};
