import { Backends } from './backends';
import { endpointSlices, sliceLabels } from './endpoint-slices';
import { endpointSubsets } from './endpoints';
import { EndpointsApi } from './endpoints-api';
import { checkEnum, invalid } from '../basics/errors';
import { AddressSource } from '../intent/service-intent';

/**
 * Where the addresses of backends are stored: what depends on it asks here.
 *
 * @param api What the user has chosen, if anything.
 */
export function addressSourceOf(backends: Backends, api: EndpointsApi | undefined): AddressSource {
  const chosen = checkEnum('endpointsApi', api ?? EndpointsApi.ENDPOINTS, EndpointsApi, 'EndpointsApi');
  if (backends.dnsName !== undefined) {
    if (api !== undefined) {
      throw invalid('endpoints-api.with-hostname', 'endpointsApi', api, 'nothing with Backends.fromHostname() and Backends.fromHostnames(), which have no addresses to write', 'leave it out');
    }
    return AddressSource.EXTERNAL_NAME;
  }
  return chosen === EndpointsApi.ENDPOINTS ? AddressSource.ENDPOINTS : AddressSource.ENDPOINT_SLICES;
}

/** An object that holds addresses. */
export interface AddressObject {
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: 'Endpoints' | 'EndpointSlice';
  readonly name: string;
  readonly labels?: { [key: string]: string };
  readonly fields: object;
}

/** The objects that hold the addresses of a Service. */
export function addressObjects(backends: Backends, source: AddressSource, service: string): AddressObject[] {
  switch (source) {
    case AddressSource.EXTERNAL_NAME:
      return [];
    case AddressSource.ENDPOINTS:
      return backends._endpoints.length === 0 ? [] : [{ id: 'Endpoints', apiVersion: 'v1', kind: 'Endpoints', name: service, fields: { subsets: endpointSubsets(backends) } }];
    case AddressSource.ENDPOINT_SLICES:
      return endpointSlices(backends).map(({ suffix, fields }) => ({
        id: `EndpointSlice-${suffix}`, apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', name: `${service}-${suffix}`, labels: sliceLabels(service), fields,
      }));
  }
}
