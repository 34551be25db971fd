import { appRootPiece } from './app-root';
import { backendsPiece } from './backends';
import { bodySizePiece } from './body-size';
import { externalAddressPiece } from './external-address';
import { extraAnnotationsPiece } from './extra-annotations';
import { healthCheckPiece } from './health-check';
import { hostsOf, hostsPiece } from './hosts';
import { loadBalancingPiece, serviceFor } from './load-balancing';
import { matchOf, pathMatch, pathsPiece, priorityOf } from './paths';
import { API, Entry, Hosts, Middleware, middlewareObject, nameOf, Piece, Setting } from './piece';
import { standingRequirements } from './requirements';
import { responseHeadersPiece } from './response-headers';
import { rewritePiece } from './rewrite';
import { TO_HTTPS, tlsPiece } from './tls';
import { userAgentsPiece } from './user-agents';
import { RouteIntent } from '../../intent';
import { invalid, listOf } from '../../invalid';
import { checkAnnotationSize } from '../../kubernetes/metadata';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { checkNoNumber } from '../../kubernetes/texts';
import { certificateOf } from '../certificate';
import { Controller, Explanation, RenderedObject, Rendering } from '../controller';

/** Options of `IngressController.traefik()`. */
export interface TraefikOptions {
  /**
   * The class that Traefik's provider `kubernetesCRD` watches.
   *
   * @default - none: a Traefik that watches no class in particular
   */
  readonly ingressClassName?: string;

  /**
   * The entry points for http. Where a route has a certificate, they redirect to https.
   *
   * @default ["web"]
   */
  readonly entryPoints?: string[];

  /**
   * The entry points for https, which routes with a certificate are served on.
   *
   * @default ["websecure"]
   */
  readonly tlsEntryPoints?: string[];
}

/**
 * Renders a route to an IngressRoute of Traefik and its Middlewares, for Traefik 3.7 and later.
 */
export class Traefik extends Controller {
  private readonly setting: Setting;

  constructor(options: TraefikOptions = {}) {
    const { ingressClassName } = options;
    if (ingressClassName !== undefined) {
      checkDnsSubdomain('ingressClassName of IngressController.traefik()', ingressClassName);
    }
    const entryPoints = checkEntryPoints('entryPoints', options.entryPoints ?? ['web']);
    const tlsEntryPoints = checkEntryPoints('tlsEntryPoints', options.tlsEntryPoints ?? ['websecure']);
    // Routes on other entry points never meet.
    const marks = [
      ...ingressClassName === undefined ? [] : [`class ${ingressClassName}`],
      ...options.entryPoints || options.tlsEntryPoints ? [`entry points ${[...entryPoints, ...tlsEntryPoints].join(' ')}`] : [],
    ];
    super(marks.length > 0 ? `Traefik (${marks.join(', ')})` : 'Traefik');
    this.setting = { ingressClassName, entryPoints, tlsEntryPoints };
  }

  public render(route: RouteIntent): Rendering {
    const { annotations, entries, pieces } = compose(route);
    const certificate = certificateOf(route);
    const { entryPoints, tlsEntryPoints } = this.setting;
    const objects = certificate === undefined
      ? [this.ingressRoute(route, 'IngressRoute', route.name, entryPoints, entries, annotations)]
      : [
        this.ingressRoute(route, 'IngressRoute', route.name, tlsEntryPoints, entries, annotations, { secretName: certificate.secretName }),
        this.ingressRoute(route, 'HttpsRedirect', checkDnsSubdomain('name of the redirect to https', `${route.name}-https-redirect`), entryPoints,
          entries.map(entry => ({ ...entry, middlewares: [TO_HTTPS, ...entry.middlewares] }))),
      ];
    const middlewares = new Set([...certificate ? [TO_HTTPS] : [], ...entries.flatMap(entry => entry.middlewares)]);
    objects.push(...[...middlewares].map(middleware => middlewareObject(route, middleware)));
    objects.push(...pieces.flatMap(piece => piece.objects ?? []));
    return { objects, warnings: [] };
  }

  public explain(route: RouteIntent): Explanation {
    const { pieces } = compose(route);
    return {
      verdicts: pieces.flatMap(piece => piece.verdict?.() ?? []),
      requirements: [...standingRequirements(route, this.setting), ...pieces.flatMap(piece => piece.requirements?.() ?? [])],
    };
  }

  private ingressRoute(
    route: RouteIntent, id: string, name: string, entryPoints: readonly string[], entries: Entry[],
    annotations: { [key: string]: string } = {}, tls?: object,
  ): RenderedObject {
    const { ingressClassName } = this.setting;
    return {
      id,
      apiVersion: API,
      kind: 'IngressRoute',
      name,
      annotations,
      fields: {
        spec: {
          ...ingressClassName !== undefined && { ingressClassName },
          entryPoints: [...entryPoints],
          routes: entries.map(({ match, priority, middlewares, service }) => ({
            match,
            priority,
            ...middlewares.length > 0 && { middlewares: middlewares.map(middleware => ({ name: nameOf(route, middleware) })) },
            services: [service],
          })),
          ...tls && { tls },
        },
      },
    };
  }
}

/** What the policies add up to. */
function compose(route: RouteIntent) {
  const headers = responseHeadersPiece(route);
  const bodySize = bodySizePiece(route);
  const rewrite = rewritePiece(route);
  const loadBalancing = loadBalancingPiece(route);
  // Outermost the headers, since answers of Traefik itself get them, too; innermost the attempts.
  const chain = [headers, bodySize, rewrite, loadBalancing];
  const pieces: Piece[] = [
    backendsPiece(route),
    hostsPiece(route),
    pathsPiece(route),
    rewrite,
    appRootPiece(route),
    bodySize,
    userAgentsPiece(route, headers.middleware?.(route.paths[0])),
    loadBalancing,
    healthCheckPiece(route),
    headers,
    tlsPiece(route),
    externalAddressPiece(route),
  ];
  const entries = hostsOf(route).flatMap(hosts => [
    ...pieces.flatMap(piece => piece.entries?.(hosts) ?? []),
    ...pathEntries(route, hosts, chain),
  ]);
  const annotations: { [key: string]: string } = {};
  pieces.forEach(piece => Object.assign(annotations, piece.annotations));
  const extra = extraAnnotationsPiece(route, annotations);
  Object.assign(annotations, extra.annotations);
  pieces.push(extra);
  checkAnnotationSize('annotations', annotations);
  return { annotations, entries, pieces };
}

/** The entries of the paths. */
function pathEntries(route: RouteIntent, hosts: Hosts, chain: readonly Piece[]): Entry[] {
  return route.paths.map(path => ({
    match: matchOf(hosts, pathMatch(path)),
    priority: priorityOf(hosts, path),
    middlewares: chain.flatMap((piece): readonly Middleware[] => {
      const middleware = piece.middleware?.(path);
      return middleware ? [middleware] : [];
    }),
    service: serviceFor(route, path),
  }));
}

function checkEntryPoints(option: string, names: string[]): string[] {
  const prop = `${option} of IngressController.traefik()`;
  const fix = 'name the entry points of Traefik\'s static configuration, such as "web"';
  if (listOf(prop, names).length === 0) {
    throw invalid(prop, names, 'at least one entry point', fix);
  }
  for (const name of names) {
    if (typeof name !== 'string' || !/^[A-Za-z0-9][-_A-Za-z0-9]*$/.test(name)) {
      throw invalid(prop, name, 'names of letters, digits, "-" and "_"', fix);
    }
    checkNoNumber(prop, name);
  }
  return [...names];
}
