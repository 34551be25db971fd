import { isSnippet, PREFIX } from './annotations';
import { appRootPiece } from './app-root';
import { bodySizePiece } from './body-size';
import { externalAddressPiece } from './external-address';
import { extraAnnotationsPiece } from './extra-annotations';
import { loadBalancingPiece } from './load-balancing';
import { checkPaths, Location, locationsOf, needsRegex } from './paths';
import { approximated, native, Piece, Setting } from './piece';
import { standingRequirements } from './requirements';
import { responseHeadersPiece } from './response-headers';
import { rewritePiece } from './rewrite';
import { snippetRequirement } from './snippet';
import { ingressTls, tlsPiece } from './tls';
import { userAgentsPiece } from './user-agents';
import { RouteIntent } from '../../intent';
import { checkAnnotations } from '../../kubernetes/metadata';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { IngressSpec } from '../../kubernetes/specs';
import { Verdict } from '../../report';
import { PathType } from '../../routing/route-path';
import { Controller, Rendering } from '../controller';

/** Options of `IngressController.ingressNginx()`. */
export interface IngressNginxOptions {
  /**
   * The name of the controller's IngressClass.
   *
   * @default "nginx"
   */
  readonly className?: string;

  /**
   * Whether the cluster's controller takes snippets: `allow-snippet-annotations` is true and `annotations-risk-level` is
   * Critical. Stock controllers do not, and ignore an Ingress with a snippet as a whole. `true` says that they are taken;
   * `false` refuses what needs one.
   *
   * @default - snippets are rendered where needed, and a warning is printed at synthesis
   */
  readonly snippetAnnotations?: boolean;

  /**
   * The header names in `global-allowed-response-headers` of the cluster's controller, letter by letter. Literal response
   * headers under these names need no snippet.
   *
   * @default - none
   */
  readonly allowedResponseHeaders?: string[];
}

/**
 * Renders a route to one Ingress with the annotations of ingress-nginx.
 */
export class IngressNginx extends Controller {
  private readonly setting: Setting;

  constructor(options: IngressNginxOptions = {}) {
    const className = checkDnsSubdomain('className of IngressController.ingressNginx()', options.className ?? 'nginx');
    super(`ingress-nginx (class ${className})`);
    this.setting = { className, snippetAnnotations: options.snippetAnnotations, allowedResponseHeaders: options.allowedResponseHeaders ?? [] };
  }

  public render(route: RouteIntent, neighbours: RouteIntent[]): Rendering {
    checkPaths(route);
    const regex = neighbours.some(needsRegex);
    const locations = locationsOf(route, neighbours);
    const pieces: Piece[] = [
      { annotations: regex ? { 'use-regex': 'true' } : {}, verdict: pathsVerdict(route, locations, regex) },
      rewritePiece(route),
      appRootPiece(route),
      bodySizePiece(route),
      userAgentsPiece(route, this.setting),
      loadBalancingPiece(route, neighbours),
      responseHeadersPiece(route, this.setting),
      tlsPiece(route),
      externalAddressPiece(route),
    ];
    const snippet = pieces.flatMap(piece => piece.snippet ?? []);
    const fromProps = qualified(Object.assign({}, ...pieces.map(piece => piece.annotations),
      snippet.length > 0 ? { 'configuration-snippet': `${snippet.join('\n')}\n` } : {}));
    const extra = extraAnnotationsPiece(route, fromProps, this.setting);
    const annotations = { ...fromProps, ...extra.annotations };
    checkAnnotations('annotations', annotations);
    const snippets = Object.keys(annotations).filter(key => key.startsWith(PREFIX) && isSnippet(key.slice(PREFIX.length)));
    pieces.push(extra);
    return {
      objects: [{
        id: 'Ingress',
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        name: route.name,
        annotations,
        fields: { spec: this.spec(route, locations) },
      }, ...pieces.flatMap(piece => piece.objects ?? [])],
      verdicts: pieces.flatMap(piece => piece.verdict ?? []),
      requirements: [
        ...snippets.length > 0 ? [snippetRequirement(snippets)] : [],
        ...standingRequirements(route, this.setting.className, regex),
        ...pieces.flatMap(piece => piece.requirements ?? []),
      ],
      warnings: snippets.length > 0 && this.setting.snippetAnnotations === undefined ? [
        'ingress-nginx ignores an Ingress with snippets as a whole unless its ConfigMap sets allow-snippet-annotations to "true" and '
        + 'annotations-risk-level to "Critical"; once it does, say so with IngressController.ingressNginx({ snippetAnnotations: true })',
      ] : [],
    };
  }

  private spec(route: RouteIntent, locations: Location[]) {
    const paths = locations.map(location => ({
      ...location,
      backend: { service: { name: route.service.name, port: { number: route.service.port } } },
    }));
    const tls = ingressTls(route);
    return {
      ingressClassName: this.setting.className,
      rules: route.hosts.length > 0 ? route.hosts.map(host => ({ host, http: { paths } })) : [{ http: { paths } }],
      ...tls && { tls: [tls] },
    } satisfies IngressSpec;
  }
}

/** Annotations by their whole key: the controller's prefix goes before names that have none. */
function qualified(annotations: { [name: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(annotations).map(([name, value]) => [name.includes('/') ? name : PREFIX + name, value]));
}

function pathsVerdict(route: RouteIntent, locations: Location[], regex: boolean): Verdict {
  const rendered = locations.map(location => `${location.pathType} ${location.path}`).join(', ');
  if (route.paths.some(path => path.type === PathType.REGEX)) {
    return approximated(route, 'paths', rendered,
      'regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts');
  }
  return native(route, 'paths', rendered, regex
    ? 'rendered as regular expressions that match just these paths, because a rewrite or a regular expression on a host makes the controller read all its paths as such'
    : undefined);
}
