/** Manifests for the catalogue, of which only what matters differs from one to the next. */

const indent = (text: string, spaces: number) => text.split('\n').filter(line => line !== '').map(line => ' '.repeat(spaces) + line).join('\n');

export interface IngressExample {
  readonly name?: string;
  readonly annotations?: string;
  readonly host?: string;
  readonly path?: string;
  readonly pathType?: string;
  readonly service?: string;
  readonly port?: string;
  readonly className?: string;
  /** More lines of the spec. */
  readonly spec?: string;
}

export function ingress({
  name = 'shop', annotations, host = 'shop.example.com', path = '/', pathType = 'Prefix', service: backend = 'shop', port = 'number: 80', className = 'nginx', spec,
}: IngressExample = {}): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
${annotations === undefined ? '' : `  annotations:\n${indent(annotations, 4)}\n`}spec:
  ingressClassName: ${className}
${spec === undefined ? '' : `${indent(spec, 2)}\n`}  rules:
    - host: ${host}
      http:
        paths:
          - path: ${path}
            pathType: ${pathType}
            backend:
              service: {name: ${backend}, port: {${port}}}
`;
}

export const nginx = (...annotations: string[]): string => annotations.map(each => `nginx.ingress.kubernetes.io/${each}`).join('\n');

export function service({ name = 'shop', namespace, spec }: { name?: string; namespace?: string; spec?: string } = {}): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}}
spec:
${indent(spec ?? 'ports: [{name: http, port: 80, targetPort: 8080}]', 2)}
`;
}

export function endpoints({ name = 'shop', namespace, ip = '10.0.0.5', port = 'name: http, port: 8080', labels }: { name?: string; namespace?: string; ip?: string; port?: string; labels?: string } = {}): string {
  return `apiVersion: v1
kind: Endpoints
metadata: {name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}${labels === undefined ? '' : `, labels: {${labels}}`}}
subsets:
  - addresses: [{ip: ${ip}}]
    ports: [{${port}}]
`;
}

export function slice({ name = 'shop-1', label = 'kubernetes.io/service-name: shop', type = 'IPv4', address = '10.0.0.5', port = 'name: http, port: 8080, protocol: TCP', conditions = '{ready: true}' } = {}): string {
  return `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: ${name}
  labels: {${label}}
addressType: ${type}
endpoints:
  - addresses: ["${address}"]
${conditions === '' ? '' : `    conditions: ${conditions}\n`}ports:
  - {${port}}
`;
}

export function httpRoute({ backend = 'name: shop, port: 80', spec = '', filters = '', hostname = 'shop.example.com' } = {}): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec:
  parentRefs: [{name: main}]
  hostnames: ["${hostname}"]
${spec === '' ? '' : `${indent(spec, 2)}\n`}  rules:
    - backendRefs: [{${backend}}]
${filters === '' ? '' : `      filters: [${filters}]\n`}`;
}

export function ingressRoute({ match = 'Host(`shop.example.com`)', service: name = 'shop', port = '80', apiVersion = 'traefik.io/v1alpha1', more = '' } = {}): string {
  return `apiVersion: ${apiVersion}
kind: IngressRoute
metadata: {name: shop}
spec:
  routes:
    - kind: Rule
      match: ${match}
${more === '' ? '' : `${indent(more, 6)}\n`}      services: [{name: ${name}, port: ${port}}]
`;
}

export const all = (...objects: string[]): string => objects.join('---\n');
