/**
 * What counts in a manifest, whoever wrote it: what is left out, or said in another way, counts the same.
 */
export function essentials(manifest: any): object {
  const { name, namespace, labels, annotations } = manifest.metadata;
  // The library names slices by itself.
  const slice = manifest.kind === 'EndpointSlice';
  return withoutAbsent({ kind: manifest.kind, name: slice ? undefined : name, namespace, labels, annotations, ...OF_KIND[manifest.kind](manifest) });
}

const OF_KIND: { [kind: string]: (manifest: any) => object } = {
  Service: ({ spec }) => ({
    type: spec.type ?? 'ClusterIP',
    externalName: spec.externalName,
    ports: spec.ports?.map(({ port, targetPort }: any) => ({ port, targetPort: targetPort ?? port })),
  }),

  Endpoints: ({ subsets }) => ({
    servers: subsets.flatMap(({ addresses, ports }: any) => addresses.flatMap(({ ip }: any) => ports.map(({ port }: any) => ({ ip, port })))),
  }),

  EndpointSlice: ({ addressType, endpoints, ports }) => ({
    addressType,
    servers: endpoints.map(({ addresses, conditions, zone }: any) => ({ addresses, ready: conditions?.ready ?? true, zone })),
    ports: ports.map(({ port }: any) => port),
  }),

  Ingress: ({ spec }) => ({
    className: spec.ingressClassName,
    routes: (spec.rules ?? [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: spec.defaultBackend }] } }])
      .flatMap(({ host, http }: any) => http.paths.map(({ path, pathType, backend: { service } }: any) => (
        { host, path, pathType, service: service.name, port: service.port.number }))),
    tls: spec.tls,
  }),
};

function withoutAbsent(object: object): object {
  return JSON.parse(JSON.stringify(object));
}
