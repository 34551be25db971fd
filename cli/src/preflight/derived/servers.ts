import { Backends, EndpointsApi } from '../../../../src';
import { ofService } from '../../manifests/of-service';
import { Rendered } from '../manifest';

/** The servers behind a port of a Service, as the manifests have them. */
export interface Servers {
  readonly backends: Backends;
  readonly servicePort: number;
  readonly endpointsApi?: EndpointsApi;
}

/**
 * The servers that the manifests have for a Service; undefined where they have none.
 *
 * @param port The number or the name of the port; the first one where there is neither.
 */
export function serversOf(...asked: Parameters<typeof read>): Servers | undefined {
  try {
    return read(...asked);
  } catch {
    // What is no proper Service, or no proper address, has no servers.
    return undefined;
  }
}

function read(
  rendered: readonly Rendered[], namespace: string | undefined, service: string, port?: number | string,
): Servers | undefined {
  const of = (kind: 'Service' | 'Endpoints' | 'EndpointSlice') => ofService(rendered, kind, namespace, service);
  const [found] = of('Service');
  const ports: any[] = found?.value.spec?.ports ?? [];
  const own = ports.find(each => each.port === port || each.name === port) ?? ports[0];
  if (!own) {
    return undefined;
  }
  if (found.value.spec.externalName !== undefined) {
    return { backends: Backends.fromHostname(found.value.spec.externalName, { port: own.port }), servicePort: own.port };
  }
  const isOfPort = (each: any) => (each.name ?? '') === (own.name ?? '');
  const sliced = of('EndpointSlice')
    .flatMap(({ value: { ports: its = [], endpoints: each = [] } }) => its.filter(isOfPort).flatMap((at: any) => (
      each.flatMap(({ addresses, conditions }: any) => addresses.map((ip: string) => ({ ip, port: at.port, ready: conditions?.ready !== false })))
    )));
  const endpoints = of('Endpoints').flatMap(({ value }) => value.subsets ?? [])
    .flatMap(({ addresses = [], ports: its = [] }: any) => its.filter(isOfPort).flatMap((at: any) => (
      addresses.map(({ ip }: any) => ({ ip, port: at.port }))
    )));
  const isSliced = sliced.length > 0;
  const servers = isSliced ? sliced : endpoints;
  return servers.length === 0 ? undefined : {
    backends: Backends.fromEndpoints(servers, { port: servers[0].port }),
    servicePort: own.port,
    ...isSliced && { endpointsApi: EndpointsApi.ENDPOINT_SLICE },
  };
}
