import { Contribution, Options, Rule, STAGES } from './contribution';
import { CLIENT_CERTIFICATES_BY_OWN_GATEWAY } from './envoy-gateway/client-certificates';
import { policyRequirements, securityPolicy, trafficPolicy } from './envoy-gateway/policies';
import { ENVOY_ADDITIONS, ENVOY_GATEWAY } from './envoy-gateway/rows';
import { EXPOSURE_BY_OWN_GATEWAY, inheritedTls } from './exposure';
import { bringsGateway, gatewayName, gatewayObject, httpListener, httpsListeners, parentRefs } from './gateway';
import { checkGatewayReference, GatewayReference } from './gateway-reference';
import { ofOwnAnswers, requestFilter, responseFilter } from './header-filters';
import { withOneUrlRewrite } from './host-header';
import { httpRoutes } from './http-route';
import { forwarded, TO_HTTPS } from './https-redirect';
import { GatewayImplementation, GatewayImplementationType } from './implementation';
import { matchOf } from './matches';
import { passthroughRequirements, tlsRoute } from './passthrough';
import { standingRequirements } from './requirements';
import { GATEWAY_API } from './rows';
import { checkMadeBy, invalid } from '../../basics/errors';
import { certificateFor, shareHost } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED, ofExisting } from '../../kubernetes/names';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Requirement } from '../../report';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject, Rendering, Scope } from '../controller';
import { Context } from '../rows';
import { ComposedController } from '../shared/composed-controller';

/** Options of `IngressController.gatewayApi()`. Exactly one of `gateway` and `gatewayClassName` is needed. */
export interface GatewayApiOptions {
  /**
   * An existing Gateway.
   *
   * @default - one is generated for each load balancer, of the class `gatewayClassName`
   */
  readonly gateway?: GatewayReference;

  /**
   * The GatewayClass of generated Gateways: one for each load balancer, with its name, a listener for http and one for each
   * host with a certificate. `externalAddress` is its address.
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

const IMPLEMENTATIONS = {
  [GatewayImplementationType.ANY]: { program: 'Gateway API', rows: GATEWAY_API, ownGateway: EXPOSURE_BY_OWN_GATEWAY, additions: [inheritedTls] },
  [GatewayImplementationType.ENVOY_GATEWAY]: {
    program: 'Gateway API on Envoy Gateway',
    rows: ENVOY_GATEWAY,
    ownGateway: { ...EXPOSURE_BY_OWN_GATEWAY, ...CLIENT_CERTIFICATES_BY_OWN_GATEWAY },
    additions: [...ENVOY_ADDITIONS, inheritedTls],
  },
};

/**
 * Renders a route to an HTTPRoute of Gateway API, and to the resources that its implementation adds.
 */
export class GatewayApi extends ComposedController<Options, Contribution> {
  constructor(options: GatewayApiOptions) {
    const { gateway, gatewayClassName, implementation = GatewayImplementation.any() } = options ?? {};
    if ((gateway === undefined) === (gatewayClassName === undefined)) {
      throw invalid('gateway-api.not-one-gateway', 'IngressController.gatewayApi()', { gateway, gatewayClassName }, 'exactly one of gateway and gatewayClassName',
        'name an existing Gateway, or the class of one to generate');
    }
    if (gateway !== undefined) {
      checkGatewayReference(gateway);
    } else {
      checkDnsSubdomain('gatewayClassName of IngressController.gatewayApi()', gatewayClassName!, ofExisting('GatewayClass'));
    }
    checkMadeBy('implementation of IngressController.gatewayApi()', implementation, GatewayImplementation, 'GatewayImplementation.envoyGateway()');
    const { program, rows, ownGateway, additions } = IMPLEMENTATIONS[implementation.type];
    super(
      `${program} (${gateway ? `Gateway ${gateway.namespace === undefined ? '' : `${gateway.namespace}/`}${gateway.name}` : `class ${gatewayClassName}`})`,
      gateway ? rows : { ...rows, ...ownGateway }, additions, { implementation: implementation.type, gateway, gatewayClassName },
    );
  }

  /** A Gateway; a generated one has to know the hosts of all routes of its load balancer. */
  public scopes(route: RouteIntent): Scope[] {
    // A generated one belongs to its load balancer, whatever others are called.
    return [this.options.gateway
      ? { program: 'Gateway API', door: `Gateway ${gatewayName(route, this.options)}` }
      : { program: 'Gateway API', door: `Gateway of ${route.group.first}`, together: true }];
  }

  protected assemble(contribution: Contribution, context: Context<Options>): Rendering {
    const { route, neighbours, options } = context;
    if (passesThrough(route)) {
      return { objects: [tlsRoute(route, contribution, options), ...gatewayOf(context), ...contribution.clientTraffic ?? []], warnings: [] };
    }
    const secured = certificateFor(route, neighbours) !== undefined;
    const rules = rulesOf(route, contribution);
    const { httpsRedirect } = route;
    const isAlways = httpsRedirect === HttpsRedirect.ALWAYS;
    const plain = secured && httpsRedirect !== HttpsRedirect.NEVER ? [] : [httpListener(options)];
    const routes = httpRoutes(route, {
      id: 'HTTPRoute',
      name: route.name,
      rules: isAlways && !secured ? redirected(rules, context) : rules,
      annotations: contribution.annotations,
      // By itself a route is attached to every listener; one that redirects to that for http alone.
      parentRefs: hosts => parentRefs(route, options, secured ? [...plain, ...httpsListeners(hosts, options)] : isAlways ? plain : undefined),
    });
    const redirects = route.tls && httpsRedirect !== HttpsRedirect.NEVER ? redirectRoutes(rules, context) : [];
    const answering = isAlways ? [...routes, ...redirects] : routes;
    return {
      objects: [
        ...routes,
        ...redirects,
        ...gatewayOf(context),
        ...contribution.clientTraffic ?? [],
        ...trafficPolicy(route, answering, contribution),
        ...securityPolicy(route, answering, contribution),
        ...contribution.objects ?? [],
      ],
      warnings: [],
    };
  }

  protected standingRequirements(contribution: Contribution, context: Context<Options>): Requirement[] {
    const { route, neighbours, options } = context;
    // What the Gateway cannot hold shows here as well.
    gatewayOf(context);
    return [
      ...passesThrough(route) ? passthroughRequirements(route, options) : standingRequirements(route, options, certificateFor(route, neighbours)),
      ...policyRequirements(contribution, gatewayName(route, options)),
    ];
  }
}

/** The Gateway that a route brings, for all routes of its load balancer. */
function gatewayOf({ route, neighbours, options }: Context<Options>): RenderedObject[] {
  const siblings = neighbours.filter(({ group }) => group.first === route.group.first);
  return bringsGateway(route, options) ? [gatewayObject(route, siblings, options)] : [];
}

/** The rules of a route: those that the Gateway answers by itself, then one for all paths that are treated alike. */
function rulesOf(route: RouteIntent, contribution: Contribution): Rule[] {
  const { ownAnswers = [], requestHeaders, responseHeaders, backendRefs, shares } = contribution;
  const headers = ofOwnAnswers(responseHeaders);
  const filters: Contribution['filters'] = {
    headers: () => responseFilter(responseHeaders), requestHeaders: () => requestFilter(requestHeaders), ...contribution.filters,
  };
  const rules = new Map<string, Rule>();
  const refs = backendRefs ?? [{ name: route.service.name, port: route.service.port }];
  for (const path of route.paths) {
    const own = withOneUrlRewrite(STAGES.flatMap(stage => filters[stage]?.(path) ?? []));
    // What replaces a prefix belongs to one prefix only.
    const prefix = own.some(({ urlRewrite }) => urlRewrite?.path?.type === 'ReplacePrefixMatch') ? path.value : '';
    const key = `${prefix} ${JSON.stringify(own)}`;
    rules.set(key, {
      matches: [...rules.get(key)?.matches ?? [], matchOf(path)],
      ...own.length > 0 && { filters: own },
      ...route.redirect === undefined && { backendRefs: refs },
    });
  }
  return [
    ...ownAnswers.map(({ withHeaders, ...rule }) => withHeaders && headers ? { ...rule, filters: [headers, ...rule.filters ?? []] } : rule),
    ...shares === undefined ? rules.values() : [...rules.values()].flatMap(rule => splitRule(rule, shares)),
  ];
}

/** The rules that a rule becomes where parts of its requests go elsewhere: those of headers first, since of equals the first one counts. */
function splitRule({ matches, backendRefs, ...rule }: Rule, shares: NonNullable<Contribution['shares']>): Rule[] {
  return shares.map(({ headers, targets }) => ({
    ...rule,
    matches: headers ? matches.map(match => ({ ...match, headers })) : matches,
    backendRefs: targets.flatMap(({ reference, weight }) => (
      (reference ? [reference] : backendRefs!).map(each => weight === undefined ? each : { ...each, weight })
    )),
  }));
}

const EVERYTHING = RoutePath.prefix('/');

/** HTTPRoutes that lead requests over http to https: for whole hosts where other routes have paths there and no certificate of their own. */
function redirectRoutes(rules: readonly Rule[], context: Context<Options>): RenderedObject[] {
  const { route, options } = context;
  return httpRoutes(route, {
    id: 'HttpsRedirect',
    name: checkDnsSubdomain('name of the redirect to https', `${route.name}-https-redirect`, OF_DERIVED),
    rules: redirected(rules, context),
    parentRefs: () => parentRefs(route, options, [httpListener(options)]),
  });
}

/** The rules of requests over http, where these are redirected. */
function redirected(rules: readonly Rule[], { route, neighbours }: Context<Options>): Rule[] {
  const isShared = route.tls !== undefined && neighbours.some(other => !other.tls && shareHost(other, route))
    && !route.paths.some(path => String(path) === String(EVERYTHING));
  const own = rules.flatMap(rule => rule.matches).filter(({ headers }) => headers === undefined);
  // In place of another, so that there are as many objects as without them.
  const matches = isShared ? [matchOf(EVERYTHING), ...own.slice(1)] : own;
  return [...route.httpsRedirect === HttpsRedirect.ALWAYS ? forwarded(rules) : [], { matches, filters: [TO_HTTPS] }];
}
