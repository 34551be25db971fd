import { appRootPiece } from './app-root';
import { backendRefs, backendsPiece } from './backends';
import { bodySizePiece } from './body-size';
import { DECLARATIONS } from './declarations';
import { externalAddressPiece } from './external-address';
import { extraAnnotationsPiece } from './extra-annotations';
import { failuresPiece } from './failures';
import { bringsGateway, checkCertificates, gatewayName, gatewayObjects, httpListener, httpsListeners, parentRefs } from './gateway';
import { checkGatewayReference, GatewayReference } from './gateway-reference';
import { healthCheckPiece } from './health-check';
import { hostsPiece } from './hosts';
import { httpRoutes } from './http-route';
import { GatewayImplementation, GatewayImplementationType } from './implementation';
import { loadBalancingPiece } from './load-balancing';
import { matchOf, pathsPiece } from './paths';
import { ENVOY_API, GROUP, Piece, Rule, Setting } from './piece';
import { standingRequirements } from './requirements';
import { responseHeadersPiece } from './response-headers';
import { rewritePiece } from './rewrite';
import { TO_HTTPS, tlsPiece } from './tls';
import { userAgentsPiece } from './user-agents';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { Controller, Explanation, RenderedObject, Rendering } from '../controller';

/** Options of `IngressController.gatewayApi()`. Exactly one of `gateway` and `gatewayClassName` is needed. */
export interface GatewayApiOptions {
  /**
   * A Gateway that is there already.
   *
   * @default - one is made for each load balancer, of the class `gatewayClassName`
   */
  readonly gateway?: GatewayReference;

  /**
   * The GatewayClass of the Gateways that are made: one for each load balancer, with its name, a listener for http and one for
   * each host with a certificate. `externalAddress` becomes its address.
   *
   * @default - `gateway` is used
   */
  readonly gatewayClassName?: string;

  /**
   * The program that serves the Gateway.
   *
   * @default - any: HTTPRoutes with core and extended features of Gateway API alone
   */
  readonly implementation?: GatewayImplementation;
}

/**
 * Renders a route to an HTTPRoute of Gateway API, and to the resources that its implementation adds.
 */
export class GatewayApi extends Controller {
  private readonly setting: Setting;

  constructor(options: GatewayApiOptions) {
    const { gateway, gatewayClassName, implementation = GatewayImplementation.any() } = options ?? {};
    if ((gateway === undefined) === (gatewayClassName === undefined)) {
      throw invalid('IngressController.gatewayApi()', { gateway, gatewayClassName }, 'exactly one of gateway and gatewayClassName',
        'name the Gateway that is there, or the class of one to be made');
    }
    if (gateway !== undefined) {
      checkGatewayReference(gateway);
    } else {
      checkDnsSubdomain('gatewayClassName of IngressController.gatewayApi()', gatewayClassName!);
    }
    if (!(implementation instanceof GatewayImplementation)) {
      throw invalid('implementation of IngressController.gatewayApi()', implementation, 'made by GatewayImplementation', 'write for example GatewayImplementation.envoyGateway()');
    }
    const program = implementation.type === GatewayImplementationType.ENVOY_GATEWAY ? 'Gateway API on Envoy Gateway' : 'Gateway API';
    super(`${program} (${gateway ? `Gateway ${gateway.namespace === undefined ? '' : `${gateway.namespace}/`}${gateway.name}` : `class ${gatewayClassName}`})`);
    this.setting = { implementation: implementation.type, declared: DECLARATIONS[implementation.type], gateway, gatewayClassName };
  }

  public render(route: RouteIntent, neighbours: RouteIntent[]): Rendering {
    const { setting } = this;
    const { rules, pieces } = compose(route, setting);
    const gateway = this.gateway(route, neighbours);
    const routes = httpRoutes(route, {
      id: 'HTTPRoute',
      name: route.name,
      rules,
      annotations: route.annotations,
      parentRefs: hosts => parentRefs(route, setting, route.tls && httpsListeners(hosts, setting)),
    });
    return {
      objects: [
        ...routes,
        ...route.tls ? redirects(route, rules, setting) : [],
        ...gateway,
        ...trafficPolicy(route, routes, pieces),
        ...pieces.flatMap(piece => piece.objects ?? []),
      ],
      warnings: [],
    };
  }

  public explain(route: RouteIntent, neighbours: RouteIntent[]): Explanation {
    const { pieces } = compose(route, this.setting);
    // What the Gateway cannot hold shows here as well.
    this.gateway(route, neighbours);
    return {
      verdicts: pieces.flatMap(piece => piece.verdict?.() ?? []),
      requirements: [...standingRequirements(route, this.setting), ...pieces.flatMap(piece => piece.requirements?.() ?? [])],
    };
  }

  /** The Gateway that is made for a load balancer has to know the hosts of all its routes. */
  public meetingPoints(route: RouteIntent): string[] {
    const hosts = super.meetingPoints(route);
    return this.setting.gateway ? hosts : [...hosts, `Gateway ${gatewayName(route, this.setting)}`];
  }

  /** The objects of the Gateway that a route brings. */
  private gateway(route: RouteIntent, neighbours: readonly RouteIntent[]): RenderedObject[] {
    const siblings = siblingsOf(route, neighbours);
    if (this.setting.gateway === undefined) {
      checkCertificates(route, siblings);
    }
    return bringsGateway(route, this.setting) ? gatewayObjects(route, siblings, this.setting) : [];
  }
}

/** What the policies add up to. */
function compose(route: RouteIntent, setting: Setting) {
  const headers = responseHeadersPiece(route, setting);
  const rewrite = rewritePiece(route, setting);
  const appRoot = appRootPiece(route, setting);
  const userAgents = userAgentsPiece(route, setting, headers.filterOfOwnAnswers);
  const pieces: Piece[] = [
    backendsPiece(route, setting),
    hostsPiece(route, setting),
    pathsPiece(route, setting),
    rewrite,
    appRoot,
    bodySizePiece(route, setting),
    userAgents,
    loadBalancingPiece(route, setting),
    healthCheckPiece(route, setting),
    failuresPiece(route, setting),
    headers,
    tlsPiece(route, setting),
    externalAddressPiece(route, setting),
    extraAnnotationsPiece(route, setting),
  ];
  const rules = [...appRoot.rules ?? [], ...userAgents.rules ?? [], ...pathRules(route, [headers, rewrite])];
  return { rules, pieces };
}

/** The rules of the paths: one for all that are treated alike. */
function pathRules(route: RouteIntent, chain: readonly Piece[]): Rule[] {
  const rules = new Map<string, Rule>();
  const refs = backendRefs(route);
  for (const path of route.paths) {
    const filters = chain.flatMap(piece => piece.filter?.(path) ?? []);
    // What replaces a prefix belongs to one prefix only.
    const own = filters.some(({ urlRewrite }) => urlRewrite?.path.type === 'ReplacePrefixMatch') ? path.value : '';
    const key = `${own} ${JSON.stringify(filters)}`;
    rules.set(key, {
      matches: [...rules.get(key)?.matches ?? [], matchOf(path)],
      ...filters.length > 0 && { filters },
      backendRefs: refs,
    });
  }
  return [...rules.values()];
}

/** HTTPRoutes that lead requests over http to https. */
function redirects(route: RouteIntent, rules: readonly Rule[], setting: Setting): RenderedObject[] {
  return httpRoutes(route, {
    id: 'HttpsRedirect',
    name: checkDnsSubdomain('name of the redirect to https', `${route.name}-https-redirect`),
    rules: [{ matches: rules.flatMap(({ matches }) => matches).filter(({ headers }) => headers === undefined), filters: [TO_HTTPS] }],
    parentRefs: () => parentRefs(route, setting, [httpListener(setting)]),
  });
}

/**
 * What the policies ask of Envoy Gateway for all requests of the route.
 *
 * @see https://gateway.envoyproxy.io/docs/concepts/gateway_api_extensions/backend-traffic-policy/
 */
function trafficPolicy(route: RouteIntent, routes: readonly RenderedObject[], pieces: readonly Piece[]): RenderedObject[] {
  const traffic = Object.assign({}, ...pieces.map(piece => piece.traffic));
  return Object.keys(traffic).length === 0 ? [] : [{
    id: 'BackendTrafficPolicy',
    apiVersion: ENVOY_API,
    kind: 'BackendTrafficPolicy',
    name: route.name,
    fields: { spec: { targetRefs: routes.map(({ kind, name }) => ({ group: GROUP, kind, name })), ...traffic } },
  }];
}

/** All routes of the load balancer. */
function siblingsOf({ service }: RouteIntent, neighbours: readonly RouteIntent[]): RouteIntent[] {
  return neighbours.filter(other => other.service.path === service.path);
}
