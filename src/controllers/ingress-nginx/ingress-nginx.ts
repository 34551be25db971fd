import { AnnotationReader } from './annotation-reader';
import { isSnippet, PREFIX } from './annotations';
import { appRootPiece } from './app-root';
import { backendsPiece } from './backends';
import { bodySizePiece } from './body-size';
import { DECLARATIONS } from './declarations';
import { externalAddressPiece } from './external-address';
import { extraAnnotationsPiece } from './extra-annotations';
import { healthCheckPiece } from './health-check';
import { hostsPiece } from './hosts';
import { loadBalancingPiece } from './load-balancing';
import { checkPaths, Location, locationsOf, needsRegex, pathsPiece } from './paths';
import { Piece, Setting } from './piece';
import { Reader, READERS } from './readers';
import { standingRequirements } from './requirements';
import { responseHeadersPiece } from './response-headers';
import { rewritePiece } from './rewrite';
import { snippetRequirement } from './snippet';
import { ingressTls, tlsPiece } from './tls';
import { userAgentsPiece } from './user-agents';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { checkAnnotationSize } from '../../kubernetes/metadata';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { IngressSpec } from '../../kubernetes/specs';
import { Controller, Explanation, RenderedObject, Rendering } from '../controller';

/** Options of `IngressController.ingressNginx()`. */
export interface IngressNginxOptions {
  /**
   * The name of the controller's IngressClass.
   *
   * @default "nginx"
   */
  readonly className?: string;

  /**
   * The program that reads the annotations.
   *
   * @default AnnotationReader.INGRESS_NGINX
   */
  readonly reader?: AnnotationReader;

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
    const reader = checkReader(options.reader ?? AnnotationReader.INGRESS_NGINX);
    super(`${READERS[reader].controller} (class ${className})`);
    this.setting = {
      className,
      reader,
      declared: DECLARATIONS[reader],
      snippetAnnotations: options.snippetAnnotations,
      allowedResponseHeaders: options.allowedResponseHeaders ?? [],
    };
  }

  public render(route: RouteIntent, neighbours: RouteIntent[]): Rendering {
    const { annotations, pieces, locations } = this.compose(route, neighbours);
    const objects: RenderedObject[] = [{
      id: 'Ingress',
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      name: route.name,
      annotations,
      fields: { spec: this.spec(route, locations) },
    }];
    for (const piece of pieces) {
      objects.push(...piece.objects ?? []);
    }
    return {
      objects,
      warnings: this.setting.snippetAnnotations === undefined && snippetsIn(annotations).length > 0
        ? [snippetWarning(READERS[this.setting.reader])]
        : [],
    };
  }

  public explain(route: RouteIntent, neighbours: RouteIntent[]): Explanation {
    const { annotations, pieces, regex } = this.compose(route, neighbours);
    const snippets = snippetsIn(annotations);
    return {
      verdicts: pieces.flatMap(piece => piece.verdict?.() ?? []),
      requirements: [
        ...snippets.length > 0 ? [snippetRequirement(snippets, READERS[this.setting.reader])] : [],
        ...standingRequirements(route, this.setting, regex),
        ...pieces.flatMap(piece => piece.requirements?.() ?? []),
      ],
    };
  }

  /** What the policies add up to. */
  private compose(route: RouteIntent, neighbours: RouteIntent[]) {
    checkPaths(route);
    const regex = neighbours.some(needsRegex);
    const locations = locationsOf(route, neighbours, regex);
    const pieces: Piece[] = [
      backendsPiece(route, this.setting),
      hostsPiece(route, this.setting),
      pathsPiece(route, locations, regex, this.setting),
      rewritePiece(route, this.setting),
      appRootPiece(route, this.setting),
      bodySizePiece(route, this.setting),
      userAgentsPiece(route, this.setting),
      loadBalancingPiece(route, regex, this.setting),
      healthCheckPiece(route, this.setting),
      responseHeadersPiece(route, this.setting),
      tlsPiece(route, this.setting),
      externalAddressPiece(route, this.setting),
    ];
    const annotations: { [key: string]: string } = {};
    let snippet = '';
    for (const piece of pieces) {
      Object.assign(annotations, piece.annotations);
      snippet += piece.snippet?.map(line => `${line}\n`).join('') ?? '';
    }
    if (snippet !== '') {
      annotations['nginx.ingress.kubernetes.io/configuration-snippet'] = snippet;
    }
    const extra = extraAnnotationsPiece(route, annotations, this.setting);
    Object.assign(annotations, extra.annotations);
    pieces.push(extra);
    checkAnnotationSize('annotations', annotations);
    return { annotations, pieces, locations, regex };
  }

  private spec(route: RouteIntent, locations: Location[]) {
    const paths = locations.map(({ path, pathType }) => ({
      path,
      pathType,
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

function checkReader(reader: AnnotationReader): AnnotationReader {
  if (!Object.values(AnnotationReader).includes(reader)) {
    throw invalid('reader of IngressController.ingressNginx()', reader, 'a value of AnnotationReader', 'write for example AnnotationReader.TRAEFIK');
  }
  return reader;
}

function snippetWarning({ program, ownConfiguration, snippets }: Reader): string {
  const settings = Object.entries(snippets).map(([setting, value]) => `${setting} to ${JSON.stringify(value)}`).join(' and ');
  return `${program} ignores an Ingress with snippets as a whole unless ${ownConfiguration} sets ${settings}; `
    + 'once it does, set snippetAnnotations to true on IngressController.ingressNginx()';
}

/** The keys of the annotations that hold raw configuration. */
function snippetsIn(annotations: { [key: string]: string }): string[] {
  return Object.keys(annotations).filter(key => key.startsWith(PREFIX) && isSnippet(key.slice(PREFIX.length)));
}
