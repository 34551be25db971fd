import { invalid } from '../basics/errors';

/**
 * A port number. The API server checks those of Services and Endpoints, but takes any number in an EndpointSlice.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
 */
export function checkPort(prop: string, port: number): number {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) {
    return port;
  }
  throw invalid('port.out-of-range', prop, port, 'a whole number from 1 to 65535', 'pass the port that the server listens on');
}
