import { Backends } from './backends';
import { byPort } from './endpoints';
import { PORT_NAME } from './service';
import { EndpointSliceFields } from '../kubernetes/specs';

/** The API server takes no more endpoints in a slice than these. */
const MAX_ENDPOINTS = 1000;

/** An EndpointSlice: its name behind that of the Service, and its fields. */
export interface Slice {
  readonly suffix: string;
  readonly fields: object;
}

/**
 * The EndpointSlices of a Service: one for each address family and port, split at the API's limit.
 *
 * Family and port stand in the name: neither can be changed in place (the family is immutable, and ingress-nginx does not
 * notice a change of ports alone), so a change has to make another slice.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function endpointSlices(backends: Backends): Slice[] {
  const slices: Slice[] = [];
  for (const addressType of ['IPv4', 'IPv6'] as const) {
    for (const [port, endpoints] of byPort(backends._endpoints.filter(e => e.family === addressType))) {
      for (let start = 0; start < endpoints.length; start += MAX_ENDPOINTS) {
        const nth = start / MAX_ENDPOINTS;
        slices.push({
          suffix: `${addressType.toLowerCase()}-${port}${nth > 0 ? `-${nth + 1}` : ''}`,
          fields: {
            addressType,
            endpoints: endpoints.slice(start, start + MAX_ENDPOINTS).map(({ ip, ready, zone }) => ({
              addresses: [ip],
              // Some controllers take an endpoint without conditions for one that is not ready; others ask only whether it serves.
              conditions: ready === false ? { ready, serving: false } : { ready: true },
              ...(zone === undefined ? {} : { zone }),
            })),
            ports: [{ name: PORT_NAME, port, protocol: 'TCP' }],
          } satisfies EndpointSliceFields,
        });
      }
    }
  }
  return slices;
}

/**
 * The labels that tie a slice to its Service, and tell the cluster's own controllers that it is not theirs.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership
 */
export function sliceLabels(service: string): { [key: string]: string } {
  return {
    'kubernetes.io/service-name': service,
    'endpointslice.kubernetes.io/managed-by': 'cdk8s-external-load-balancer',
  };
}
