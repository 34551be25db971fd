/**
 * The Kubernetes API that stores the addresses of the backends.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#endpointslices
 */
export enum EndpointsApi {
  /**
   * One `v1 Endpoints` object: IPv4 addresses, at most 1000 for each port. The cluster mirrors it into EndpointSlices.
   * Deprecated since Kubernetes 1.33, and still served.
   */
  ENDPOINTS = 'ENDPOINTS',
  /**
   * `discovery.k8s.io/v1` EndpointSlices: IPv4 and IPv6, any number of addresses, readiness and zone of each backend.
   */
  ENDPOINT_SLICE = 'ENDPOINT_SLICE',
}
