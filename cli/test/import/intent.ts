/** What the library adds to several servers by itself, unless it knows that no request gets to them. */
const UNASKED = /^nginx\.ingress\.kubernetes\.io\/proxy-(next-upstream.*|connect-timeout)$/;

/** The annotation that names a ConfigMap, which the library renders with a name of its own. */
const HEADERS = 'nginx.ingress.kubernetes.io/custom-headers';

/** Ingresses by what they route and ask for; the names of Services stand for their servers, and that of a ConfigMap for what it holds. */
export function intentOf(objects: readonly any[], without: ReadonlySet<string>): string[] {
  const of = (name: string) => objects.filter(({ kind, metadata }) => (
    kind !== 'Ingress' && (metadata.name === name || metadata.labels?.['kubernetes.io/service-name'] === name)
  )).map(({ kind, spec, subsets, addressType, endpoints, ports }) => ({ kind, spec, subsets, addressType, endpoints, ports }))
    // Slices stand in no order: controllers read them as a set.
    .sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  const headersIn = (name: string) => objects.find(({ kind, metadata }) => kind === 'ConfigMap' && `${metadata.namespace}/${metadata.name}` === name)?.data;
  const text = (value: unknown) => JSON.stringify(value, (key, each) => {
    // ingress-nginx does not read it, and the receipt says so of the Service of a canary.
    if (key === 'appProtocol') {
      return undefined;
    }
    const named = key === 'service' && each?.name !== undefined ? { servers: of(each.name), port: each.port } : each;
    const isMap = typeof named === 'object' && named !== null && !Array.isArray(named);
    return isMap ? Object.fromEntries(Object.entries(named).sort(([a], [b]) => a < b ? -1 : 1)) : named;
  });
  return objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata: { annotations = {}, labels, namespace }, spec }) => text({
    spec,
    namespace,
    labels,
    annotations: Object.entries<string>(annotations).filter(([key]) => !without.has(key) && !UNASKED.test(key))
      .map(([key, value]) => [key, key === HEADERS ? headersIn(value) ?? value : value.trim()]).sort(),
  })).sort();
}
