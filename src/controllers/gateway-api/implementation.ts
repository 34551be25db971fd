/** The programs whose own resources are known beside those of Gateway API. */
export enum GatewayImplementationType {
  /** Any program: resources of Gateway API alone. */
  ANY = 'ANY',
  /** Envoy Gateway from 1.9 on. */
  ENVOY_GATEWAY = 'ENVOY_GATEWAY',
}

/** The program that serves a Gateway. */
export class GatewayImplementation {
  /**
   * Any conformant implementation: HTTPRoutes with core and extended features, and nothing else.
   *
   * @see https://gateway-api.sigs.k8s.io/implementations/
   */
  public static any(): GatewayImplementation {
    return new GatewayImplementation(GatewayImplementationType.ANY);
  }

  /**
   * Envoy Gateway from 1.9 on, with resources of its own beside the HTTPRoutes: BackendTrafficPolicy, ClientTrafficPolicy,
   * HTTPRouteFilter and Backend.
   *
   * @see https://gateway.envoyproxy.io/docs/api/extension_types/
   */
  public static envoyGateway(): GatewayImplementation {
    return new GatewayImplementation(GatewayImplementationType.ENVOY_GATEWAY);
  }

  private constructor(
    /** The program. */
    public readonly type: GatewayImplementationType,
  ) {
  }
}
