import { PlacedCase } from './placed-case';
import { IngressObject, PREFIX } from '../../cli/src/translation/ingress';

/** A case as manifests, as its author would have applied it in front of servers outside the cluster. */
export function manifestsOf({ namespace, ingresses, service, own }: PlacedCase): object[] {
  const { configmaps = {}, secrets = {}, tls_secret: certificate } = own.ingress;
  const metadata = (name: string) => ({ name, namespace });
  const names = new Map<string, Set<number | string | undefined>>();
  ingresses.flatMap(serviceNames).forEach(({ name, port }) => names.set(name, (names.get(name) ?? new Set()).add(port)));
  // Of a Secret the keys count, and not what they hold.
  const secret = (name: string, keys: readonly string[]) => ({ apiVersion: 'v1', kind: 'Secret', metadata: metadata(name), data: Object.fromEntries(keys.map(key => [key, 'eA=='])) });
  return [
    ...[...names].flatMap(([name, asked]): object[] => {
      const known = [...asked].flatMap(port => {
        const found = service(name, port);
        return found === undefined ? [] : [{ ...found, name: typeof port === 'string' ? port : `port-${port ?? found.backends.port}` }];
      });
      if (known.length === 0) {
        return [];
      }
      const ports = known.map(({ name: of, backends, servicePort = backends.port }) => ({ name: of, port: servicePort, targetPort: backends.port }));
      const [{ backends: { dnsName, _endpoints: addresses } }] = known;
      return dnsName !== undefined ? [{ apiVersion: 'v1', kind: 'Service', metadata: metadata(name), spec: { type: 'ExternalName', externalName: dnsName, ports } }] : [
        { apiVersion: 'v1', kind: 'Service', metadata: metadata(name), spec: { ports } },
        {
          apiVersion: 'v1',
          kind: 'Endpoints',
          metadata: metadata(name),
          subsets: [{ addresses: addresses.map(({ ip }) => ({ ip })), ports: ports.map(each => ({ name: each.name, port: each.targetPort })) }],
        },
      ];
    }),
    ...ingresses.map(ingress => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', ...withPorts(ingress, service) })),
    ...Object.entries(configmaps).map(([name, data]) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(name), data })),
    ...Object.entries(secrets).map(([name, { data }]) => secret(name, Object.keys(data))),
    ...certificate !== undefined && !(certificate in secrets) ? [secret(certificate.split(' ')[0], ['tls.crt', 'tls.key'])] : [],
  ];
}

/** An Ingress that names the ports that the Services here have. */
function withPorts(ingress: IngressObject, service: PlacedCase['service']): IngressObject {
  return JSON.parse(JSON.stringify(ingress), (key, value) => {
    const known = key === 'service' && value?.port?.number !== undefined ? service(value.name, value.port.number) : undefined;
    return known?.servicePort === undefined ? value : { ...value, port: { number: known.servicePort } };
  });
}

/** The Services that an Ingress names, with their ports. */
function serviceNames({ metadata, spec }: IngressObject): { readonly name: string; readonly port?: number | string }[] {
  const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
  const errors = metadata?.annotations?.[`${PREFIX}default-backend`];
  return [
    ...[spec?.defaultBackend, ...paths.map(({ backend }) => backend)].flatMap(backend => backend?.service === undefined ? []
      : [{ name: backend.service.name, port: backend.service.port?.number ?? backend.service.port?.name }]),
    ...errors === undefined ? [] : [{ name: errors, port: 80 }],
  ];
}
