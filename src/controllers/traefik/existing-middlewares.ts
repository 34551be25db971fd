import { API, Contribution, Middleware, nameOf, Options } from './contribution';
import { TO_HTTPS } from './exposure';
import { invalid, listOf } from '../../basics/errors';
import { exists, named, ofTraefik } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { checkDnsSubdomain, checkNamespace, NameAdvice, ofExisting } from '../../kubernetes/names';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';
import { Addition } from '../rows';
import { native } from '../shared/declarations';

/** An existing Middleware of Traefik. */
export interface MiddlewareReference {
  /** Its name. */
  readonly name: string;

  /**
   * Its namespace. Another one than that of the routes needs `providers.kubernetesCRD.allowCrossNamespace` in Traefik.
   *
   * @default - the one that the routes are applied to
   */
  readonly namespace?: string;
}

const PROP = 'middlewares of IngressController.traefik()';
const FIELDS = ['name', 'namespace'];

/** Names that existing Middlewares can have, each once. */
export function checkMiddlewares(references: MiddlewareReference[]): readonly MiddlewareReference[] {
  if (listOf(PROP, references).length === 0) {
    throw invalid('traefik.no-middleware', PROP, references, 'at least one Middleware', 'leave it out where there is none');
  }
  const checked = references.map((reference, i) => {
    const of = `middlewares[${i}] of IngressController.traefik()`;
    if (typeof reference !== 'object' || reference === null) {
      throw invalid('traefik.middleware', of, reference, 'a MiddlewareReference, which has the name of the Middleware', 'pass it as the field name');
    }
    const unknown = Object.keys(reference).find(field => !FIELDS.includes(field));
    if (unknown !== undefined) {
      throw invalid('traefik.middleware', of, unknown, `the fields ${FIELDS.join(' and ')}`, 'take it out');
    }
    const { name, namespace } = reference;
    checkDnsSubdomain(`name of ${of}`, name, ofMiddleware);
    if (namespace !== undefined) {
      checkNamespace(`namespace of ${of}`, namespace);
    }
    return { name, namespace };
  });
  checkOnce(checked);
  return checked;
}

const ofMiddleware: NameAdvice = (name, candidate) => name.includes('@')
  ? 'make a Middleware with chain that names the one of another provider, and pass the name of that Middleware'
  : ofExisting('Middleware', 'its namespace is a field beside it')(name, candidate);

/** @param namespace That of the ones without a namespace of their own, where it is known. */
function checkOnce(references: readonly MiddlewareReference[], namespace?: string): void {
  const names = references.map(reference => qualified(reference, namespace));
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    throw invalid('traefik.middleware-twice', PROP, twice, 'each Middleware once', 'take the second one out');
  }
}

/** What requests pass before they reach anything else of a route. */
export const existingMiddlewares: Addition<Options, Contribution> = ({ route: { namespace }, options: { middlewares } }) => {
  if (middlewares === undefined) {
    return undefined;
  }
  checkOnce(middlewares, namespace);
  return {
    policy: 'middlewares',
    byOption: true,
    words: () => `${middlewares.map(each => qualified(each, namespace)).join(', ')}: before all other Middlewares`,
    remarks: () => [native('they come before answers of Traefik itself, such as 403 for a blocked agent; only the redirect to https comes before them')],
    requirements: () => requirementsOf(middlewares, namespace),
  };
};

/**
 * All Middlewares of an entry, as its field has them: existing ones come first. Behind a proxy that says that the request came by https,
 * TO_HTTPS lets it pass, so that an entry that redirects needs them as well.
 */
export function middlewaresOf(route: RouteIntent, own: readonly Middleware[], { middlewares = [] }: Options): object[] {
  const redirects = own.filter(middleware => middleware === TO_HTTPS);
  const others = own.filter(middleware => middleware !== TO_HTTPS);
  const made = (middleware: Middleware) => ({ name: nameOf(route, middleware) });
  return [
    ...redirects.map(made),
    ...middlewares.map(({ name, namespace }) => ({ name, ...namespace !== undefined && namespace !== route.namespace && { namespace } })),
    ...others.map(made),
  ];
}

function requirementsOf(middlewares: readonly MiddlewareReference[], namespace: string | undefined): Requirement[] {
  const elsewhere = middlewares.filter(each => each.namespace !== undefined && each.namespace !== namespace);
  return [{
    id: 'middlewares',
    where: `the Middleware${middlewares.length > 1 ? 's' : ''} ${middlewares.map(each => qualified(each, namespace)).join(', ')}`,
    what: `${middlewares.length > 1 ? 'they exist, without an error of their' : 'it exists, without an error of its'} own such as a missing Secret, where the provider kubernetesCRD watches`,
    why: 'Traefik leaves out a route with a Middleware that it does not have: nothing is open then, and requests get 404, or go to another route that matches them',
    checks: middlewares.map(each => exists({ apiVersion: API, kind: 'Middleware', ...named(qualified(each, namespace)) })),
    unchecked: 'whether Traefik takes them',
  }, ...elsewhere.length === 0 ? [] : [{
    id: 'cross-namespace-middlewares',
    where: 'the static configuration of Traefik',
    what: `Middlewares of other namespaces are allowed, for ${elsewhere.map(each => qualified(each, namespace)).join(', ')}`,
    why: 'by default they are not: Traefik leaves the route out, and requests get 404, or go to another route that matches them',
    settings: { 'providers.kubernetesCRD.allowCrossNamespace': 'true' },
    checks: [ofTraefik(CheckType.VALUE, 'providers.kubernetesCRD.allowCrossNamespace', 'true')],
    ...namespace === undefined && { unless: 'the route is applied to their namespace' },
  }]];
}

function qualified(reference: MiddlewareReference, fallback: string | undefined): string {
  const namespace = reference.namespace ?? fallback;
  return namespace === undefined ? reference.name : `${namespace}/${reference.name}`;
}
