// The objects that all of them render, without any library.

const addressesOf = count => Array.from({ length: count }, (_, i) => `10.${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}`);

const SNIPPET = [
  'if ($http_user_agent ~* "Scrapy|Go-http-client|HttpClient|curl") { return 403; }',
  'more_set_headers "Backend-Pod: $upstream_addr";',
  'more_set_headers "X-Real-IP: $remote_addr";',
  '',
].join('\n');

/** The Service, Endpoints and Ingress of one load balancer. */
function objectsOf({ name, ips, host }) {
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name },
      subsets: [{ addresses: ips.map(ip => ({ ip })), ports: [{ name: 'http', port: 80, protocol: 'TCP' }] }],
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name,
        annotations: {
          'external-dns.alpha.kubernetes.io/target': '10.254.18.55',
          'nginx.ingress.kubernetes.io/configuration-snippet': SNIPPET,
          'nginx.ingress.kubernetes.io/load-balance': 'round_robin',
          'nginx.ingress.kubernetes.io/proxy-body-size': '500m',
          'nginx.ingress.kubernetes.io/proxy-connect-timeout': '1',
          'nginx.ingress.kubernetes.io/proxy-next-upstream-timeout': '8',
          'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': String(Math.max(10, ips.length)),
          'nginx.ingress.kubernetes.io/rewrite-target': '/$1',
          'nginx.ingress.kubernetes.io/use-regex': 'true',
        },
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [{
          host,
          http: {
            paths: [{ path: '/lb/(zl/.*)', pathType: 'ImplementationSpecific', backend: { service: { name, port: { number: 80 } } } }],
          },
        }],
        tls: [{ hosts: [host], secretName: 'xxx.com' }],
      },
    },
  ];
}

/** What is said of the load balancers of a chart. */
function propsOf(chart, count, backends) {
  const addresses = addressesOf(backends);
  return Array.from({ length: count }, (_, i) => ({ name: `lb-${chart}-${i}`, ips: addresses, host: `h${chart}-${i}.example.com` }));
}

module.exports = { addressesOf, objectsOf, propsOf };
