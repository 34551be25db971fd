import { AnnotationReader } from './annotation-reader';
import { prefixed } from './by-annotations';
import { Contribution, Options, PREFIX } from './contribution';
import { inheritedTls } from './exposure';
import { together } from './on-demand';
import { READERS } from './readers';
import { Reader } from './readers/reader';
import { standingRequirements } from './requirements';
import { unaskedRetries } from './retries';
import { checkEnum, invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { ServiceIntent } from '../../intent/service-intent';
import { checkAnnotationSize } from '../../kubernetes/metadata';
import { checkDnsSubdomain, ofExisting } from '../../kubernetes/names';
import { IngressSpec } from '../../kubernetes/specs';
import { Requirement } from '../../report';
import { RenderedObject, Rendering, Scope } from '../controller';
import { Context } from '../rows';
import { ComposedController } from '../shared/composed-controller';

/** Options of `IngressController.ingressNginx()`. */
export interface IngressNginxOptions {
  /**
   * The name of the controller's IngressClass.
   *
   * @default "nginx", unless `defaultClass` is true
   */
  readonly className?: string;

  /**
   * Whether Ingresses name no class, and get the default IngressClass of the cluster as they are created. With other load
   * balancers they share hosts as if that class were called "nginx": where it has another name, leave `className` out of all of them.
   *
   * @default false
   * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class
   */
  readonly defaultClass?: boolean;

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

/** What the class is called by the manifests of ingress-nginx itself. */
const CLASS = 'nginx';

/**
 * Renders a route to one Ingress with the annotations of ingress-nginx.
 */
export class IngressNginx extends ComposedController<Options, Contribution> {
  constructor(options: IngressNginxOptions = {}) {
    const className = classNameOf(options);
    const { reader, rows } = READERS[checkEnum('reader of IngressController.ingressNginx()', options.reader ?? AnnotationReader.INGRESS_NGINX, AnnotationReader, 'AnnotationReader')];
    super(`${reader.controller} (${className === undefined ? 'default class' : `class ${className}`})`, rows, [unaskedRetries, inheritedTls], {
      className,
      reader,
      snippetAnnotations: options.snippetAnnotations,
      allowedResponseHeaders: options.allowedResponseHeaders ?? [],
    });
  }

  /** The default class may be any: it is taken for the one that most clusters have. */
  public scopes(): Scope[] {
    const { reader, className = CLASS } = this.options;
    return [{ program: reader.controller, door: `class ${className}` }];
  }

  /** @internal */
  public _checkWithin(route: RouteIntent, wider: RouteIntent): void {
    this.options.reader.checkWithin?.(route, wider);
  }

  protected assemble(contribution: Contribution, context: Context<Options>): Rendering {
    const { route } = context;
    const annotations = annotationsOf(contribution, context);
    checkAnnotationSize('annotations', annotations);
    return {
      objects: [{
        id: 'Ingress',
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        name: route.name,
        annotations,
        fields: { spec: this.spec(route, contribution) },
      }, ...this.canaryOf(contribution, annotations, context), ...contribution.objects ?? []],
      warnings: this.options.snippetAnnotations === undefined && snippetsIn(annotations).length > 0 ? [snippetWarning(this.options.reader)] : [],
    };
  }

  protected standingRequirements(contribution: Contribution, context: Context<Options>): Requirement[] {
    return standingRequirements(context, snippetsIn(annotationsOf(contribution, context)));
  }

  /** The Ingress of the canary: of what is said of the route, the controller reads how requests are spread. */
  private canaryOf({ canary, locations }: Contribution, ofRoute: { readonly [key: string]: string }, { route }: Context<Options>): RenderedObject[] {
    if (canary === undefined) {
      return [];
    }
    const { readOnCanary } = this.options.reader.effects;
    const named = Object.entries(ofRoute).map(([key, value]) => [key.slice(PREFIX.length), value]);
    const read = named.filter(([name]) => SPREADS.test(name) && readOnCanary.test(name));
    return [{
      id: 'Canary',
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      name: canary.name,
      annotations: { ...prefixed(Object.fromEntries(read)), ...canary.annotations },
      fields: { spec: this.spec(route, { locations }, canary.service) },
    }];
  }

  private spec({ hosts, service: own }: RouteIntent, { locations, tls }: Contribution, service: Pick<ServiceIntent, 'name' | 'port'> = own) {
    const { className } = this.options;
    const paths = locations!.map(({ path, pathType }) => ({
      path,
      pathType,
      backend: { service: { name: service.name, port: { number: service.port } } },
    }));
    return {
      rules: hosts.length > 0 ? hosts.map(host => ({ host, http: { paths } })) : [{ http: { paths } }],
      ...className !== undefined && { ingressClassName: className },
      ...tls && { tls: tls.map(entry => ({ ...entry, hosts: [...entry.hosts] })) },
    } satisfies IngressSpec;
  }
}

/** The name of the class; undefined for the cluster's default. */
function classNameOf({ className, defaultClass = false }: IngressNginxOptions): string | undefined {
  const prop = 'defaultClass of IngressController.ingressNginx()';
  if (typeof defaultClass !== 'boolean') {
    throw invalid('input.wrong-type', prop, defaultClass, 'true or false', 'leave it out where Ingresses name their class');
  }
  if (!defaultClass) {
    return checkDnsSubdomain('className of IngressController.ingressNginx()', className ?? CLASS, ofExisting('IngressClass'));
  }
  if (className !== undefined) {
    throw invalid('nginx.default-class', prop, className, 'no className beside it, since Ingresses name no class then', 'take one of them out');
  }
  return undefined;
}

/** The annotations that say how requests are spread over the servers of a Service. */
const SPREADS = /^(load-balance|upstream-hash-by|service-upstream|affinity-canary-behavior)/;

const SNIPPET = `${PREFIX}configuration-snippet`;

/** What is rendered to lines of nginx. */
const IN_SNIPPET = ['blockedUserAgents', 'requestHeaders', 'removeRequestHeaders', 'forwardedPrefix', 'responseHeaders', 'removeResponseHeaders'] as const;

/**
 * The annotations of all policies, and one with what they add to the configuration.
 *
 * @throws if one of the user's does not do what it says beside the others
 */
function annotationsOf(contribution: Contribution, context: Context<Options>): { [key: string]: string } {
  const { annotations: ofPolicies = {}, snippet = [] } = contribution;
  const { annotations: given } = context.route;
  if (snippet.length > 0 && ofPolicies[SNIPPET] !== undefined) {
    throw invalid('annotations.rendered', `annotations["${SNIPPET}"]`, given![SNIPPET], 'an annotation that no prop renders', `take it out: it is rendered for ${IN_SNIPPET.filter(prop => context.route[prop] !== undefined).join(' and ')}`);
  }
  const annotations = snippet.length === 0 ? ofPolicies : { [SNIPPET]: snippet.map(line => `${line}\n`).join(''), ...ofPolicies };
  if (given) {
    together().checkTogether(given, annotations, contribution, context);
  }
  return annotations;
}

function snippetWarning({ program, ownConfiguration, snippets }: Reader): string {
  const settings = Object.entries(snippets).map(([setting, value]) => `${setting} to ${JSON.stringify(value)}`).join(' and ');
  return `${program} ignores an Ingress with snippets as a whole unless ${ownConfiguration} sets ${settings}; `
    + 'once it does, set snippetAnnotations to true on IngressController.ingressNginx()';
}

/** The keys of the annotations that hold raw configuration. */
function snippetsIn(annotations: { readonly [key: string]: string }): string[] {
  return Object.keys(annotations).filter(key => key.startsWith(PREFIX) && key.endsWith('-snippet'));
}
