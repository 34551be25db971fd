import { Json, Manifest } from '../../manifests';
import { isExternalName } from '../backends';
import { Cluster } from '../cluster';
import { at, Fields, fieldsOf, itemsAt, listOf, textOf } from '../fields';
import { referencesOf } from '../routes';
import { Hit, Rule } from '../rule';
import { all, endpoints, ingressRoute, service } from './examples';

/** Why Traefik loses answers of servers over TLS where it tries requests again. */
export const LOST_ANSWERS = 'Over HTTP/2 the answer may come before Traefik knows that the request is sent, so that it tries again: of 100 requests, 3 are sent twice, whatever their method, and their answers reach the client with the status 200 and without their headers, as measured.';

const RETRY = 'apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: {name: again}\nspec: {retry: {attempts: 3}}\n';

/** What is wrong with Traefik's own resources. */
export const TRAEFIK: readonly Rule[] = [
  {
    id: 'ingress-route.old-group',
    severity: 'error',
    kinds: ['IngressRoute', 'IngressRouteTCP', 'Middleware', 'TLSOption', 'ServersTransport'],
    what: 'An object of the group traefik.containo.us, which Traefik 3 does not read.',
    why: 'The group was given up with Traefik 3: its resources are those of traefik.io.',
    fix: 'Write apiVersion: traefik.io/v1alpha1.',
    find: object => object.apiVersion.startsWith('traefik.containo.us/')
      ? [{ path: ['apiVersion'], message: 'Traefik 3 does not read objects of traefik.containo.us.' }] : [],
    bad: ingressRoute({ apiVersion: 'traefik.containo.us/v1alpha1' }),
    good: ingressRoute(),
  },
  {
    id: 'ingress-route.rule',
    severity: 'error',
    kinds: ['IngressRoute'],
    what: 'A rule of an IngressRoute that Traefik cannot read, or that matches nothing: 404.',
    why: 'Traefik 3 reads its own syntax: Host(`a`) || Host(`b`), PathPrefix, PathRegexp, HostRegexp with a regular expression; values in backticks.',
    fix: 'Write the rule in the syntax of Traefik 3.',
    find: object => itemsAt(object, 'spec', 'routes').flatMap(({ item, path }): Hit[] => {
      const match = textOf(item.match);
      const fault = match === undefined ? 'it is missing' : ruleFault(match);
      return fault === undefined ? [] : [{ path: match === undefined ? path : [...path, 'match'], message: `Traefik does not serve this rule: ${fault}.` }];
    }),
    bad: ingressRoute({ match: 'Host(`shop.example.com`, `www.example.com`)' }),
    good: ingressRoute({ match: 'Host(`shop.example.com`) || Host(`www.example.com`)' }),
  },
  {
    id: 'ingress-route.middleware-missing',
    severity: 'error',
    kinds: ['IngressRoute'],
    what: 'An IngressRoute with a Middleware that is not in its namespace, while the files have it in another one: 404.',
    why: 'Without its Middleware Traefik does not make the route. The namespace of the route counts where the reference names none.',
    fix: 'Write the namespace of the Middleware beside its name.',
    find: (object, cluster) => itemsAt(object, 'spec', 'routes').flatMap(({ item, path }) => listOf(item.middlewares).flatMap((each, i): Hit[] => {
      const { name, namespace = object.namespace } = fieldsOf(each) as { name?: string; namespace?: string };
      const known = cluster.all('Middleware');
      const other = known.find(candidate => candidate.name === name);
      return name === undefined || known.length === 0 || name.includes('@') || cluster.find('Middleware', namespace, name) || !other ? [] : [{
        path: [...path, 'middlewares', i], message: `The Middleware "${name}" is in the namespace "${other.namespace ?? ''}", and is looked for in "${namespace ?? ''}": Traefik leaves the route out.`,
      }];
    })),
    bad: all('apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: {name: strip, namespace: traefik}\nspec: {stripPrefix: {prefixes: [/shop]}}\n', ingressRoute({ more: 'middlewares: [{name: strip}]' })),
    good: all('apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: {name: strip, namespace: traefik}\nspec: {stripPrefix: {prefixes: [/shop]}}\n', ingressRoute({ more: 'middlewares: [{name: strip, namespace: traefik}]' })),
  },
  {
    id: 'ingress-route.external-name',
    severity: 'info',
    kinds: ['IngressRoute'],
    what: 'An IngressRoute to a Service of type ExternalName: Traefik leaves the route out by default.',
    why: 'Its provider kubernetesCRD takes ExternalName only where allowExternalNameServices is true.',
    fix: 'Set providers.kubernetesCRD.allowExternalNameServices to true, or write a Service without selector and an EndpointSlice.',
    find: (object, cluster) => referencesOf(object, cluster).filter(({ namespace, service: name }) => {
      const target = cluster.find('Service', namespace, name ?? '');
      return target !== undefined && isExternalName(target);
    }).map(({ at: path, service: name }) => ({ path: [...path, 'name'], message: `"${name}" is an ExternalName: Traefik serves it only where allowExternalNameServices of its provider kubernetesCRD is true.` })),
    bad: all(service({ spec: 'type: ExternalName\nexternalName: server.example.com\nports: [{name: http, port: 80}]' }), ingressRoute()),
    good: all(service(), endpoints(), ingressRoute()),
  },
  {
    id: 'ingress-route.health-check',
    severity: 'error',
    kinds: ['IngressRoute'],
    what: 'A healthCheck on a Service that is no ExternalName: Traefik leaves the route out.',
    why: 'Traefik leaves the health of other Services to Kubernetes, and refuses the route with it.',
    fix: 'Take healthCheck out; passiveHealthCheck works on any Service.',
    find: (object, cluster) => itemsAt(object, 'spec', 'routes').flatMap(({ item, path }) => listOf(item.services).flatMap((each, i) => {
      const { name, namespace, healthCheck } = fieldsOf(each);
      const target = cluster.find('Service', textOf(namespace) ?? object.namespace, textOf(name) ?? '');
      return healthCheck && target && !isExternalName(target)
        ? [{ path: [...path, 'services', i, 'healthCheck'], message: `Traefik refuses healthCheck on "${target.name}", which is no ExternalName, and leaves the route out.` }] : [];
    })),
    bad: all(service(), endpoints(), ingressRoute().replace('port: 80}', 'port: 80, healthCheck: {path: /health}}')),
    good: all(service(), endpoints(), ingressRoute()),
  },
  {
    id: 'ingress-route.lost-answers',
    severity: 'warning',
    kinds: ['IngressRoute'],
    what: 'A retry before servers over TLS: Traefik loses some of their answers.',
    why: LOST_ANSWERS,
    fix: 'Set disableHTTP2 to true in a ServersTransport, and name it as serversTransport of the service.',
    find: (object, cluster) => itemsAt(object, 'spec', 'routes').flatMap(({ item, path }) => {
      const again = triesAgain(item.middlewares, object.namespace, cluster);
      return again === undefined ? [] : listOf(item.services).flatMap((each, i) => {
        const target = fieldsOf(each);
        return speaksTls(target, object, cluster) && mayUseHttp2(target, object, cluster)
          ? [{ path: [...path, 'services', i], message: `Of servers that speak HTTP/2 over TLS, Traefik loses the status and the headers of some answers behind the retry of "${again}", and sends their requests twice.` }] : [];
      });
    }),
    bad: all(RETRY, ingressRoute({ more: 'middlewares: [{name: again}]' }).replace('port: 80}', 'port: 80, scheme: https}')),
    good: all(RETRY, 'apiVersion: traefik.io/v1alpha1\nkind: ServersTransport\nmetadata: {name: http1}\nspec: {disableHTTP2: true}\n',
      ingressRoute({ more: 'middlewares: [{name: again}]' }).replace('port: 80}', 'port: 80, scheme: https, serversTransport: http1}')),
  },
];

/** The Middleware, of those that a route names, that tries requests again which have not reached a server. */
function triesAgain(references: Json | undefined, ofRoute: string | undefined, cluster: Cluster, within: readonly string[] = []): string | undefined {
  for (const reference of listOf(references)) {
    const { name: given, namespace = ofRoute } = fieldsOf(reference) as { name?: string; namespace?: string };
    const name = textOf(given);
    const middleware = name === undefined || within.includes(name) ? undefined : cluster.find('Middleware', namespace, name);
    const { attempts, disableRetryOnNetworkError } = fieldsOf(middleware && at(middleware, 'spec', 'retry'));
    const isRetry = Number(attempts) > 1 && disableRetryOnNetworkError !== true;
    const again = isRetry ? name : middleware && triesAgain(at(middleware, 'spec', 'chain', 'middlewares'), middleware.namespace, cluster, [...within, name!]);
    if (again !== undefined) {
      return again;
    }
  }
  return undefined;
}

/** As Traefik decides: by the scheme, or by the port of the Service. */
function speaksTls({ scheme, name, namespace, port }: Fields, { namespace: ofRoute }: Manifest, cluster: Cluster): boolean {
  if (scheme !== undefined && scheme !== null && scheme !== '') {
    return scheme === 'https';
  }
  const target = cluster.find('Service', textOf(namespace) ?? ofRoute, textOf(name) ?? '');
  const declared = (target ? itemsAt(target, 'spec', 'ports') : []).map(({ item }) => item).find(each => each.port === port || each.name === port);
  return (declared?.port ?? port) === 443 || (textOf(declared?.name) ?? '').startsWith('https');
}

/** Whether no ServersTransport forbids it; of one that is not among the files nobody knows. */
function mayUseHttp2({ serversTransport }: Fields, { namespace }: Manifest, cluster: Cluster): boolean {
  const name = textOf(serversTransport);
  const transport = name === undefined ? undefined : cluster.find('ServersTransport', namespace, name);
  return name === undefined || (transport !== undefined && at(transport, 'spec', 'disableHTTP2') !== true);
}

const MATCHERS = ['Host', 'HostRegexp', 'Path', 'PathPrefix', 'PathRegexp', 'Method', 'Header', 'HeaderRegexp', 'Query', 'QueryRegexp', 'ClientIP'];
const OLD: { readonly [name: string]: string } = { Headers: 'Header', HeadersRegexp: 'HeaderRegexp', HostHeader: 'Host' };
const ARGUMENTS: { readonly [name: string]: readonly number[] } = { Header: [2], HeaderRegexp: [2], Query: [1, 2], QueryRegexp: [1, 2] };

const CALL = /\b([A-Za-z]+)\(((?:`[^`]*`|"(?:[^"\\]|\\.)*"|[^()`"])*)\)/g;
/** Nobody writes longer ones by hand. */
const MAX_RULE = 20_000;
const titled = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

/** Why Traefik 3 does not read a rule; undefined where it does. */
function ruleFault(rule: string): string | undefined {
  if (rule.trim() === '') {
    return 'it is empty';
  }
  if (rule.length > MAX_RULE) {
    return undefined;
  }
  for (const [, written, args] of rule.matchAll(CALL)) {
    const name = MATCHERS.find(each => [each, each.toLowerCase(), each.toUpperCase(), titled(each)].includes(written)) ?? written;
    const values = args.match(/`[^`]*`|"(?:[^"\\]|\\.)*"/g) ?? [];
    if (!MATCHERS.includes(name)) {
      return `it has no matcher ${name}${Object.hasOwn(OLD, name) ? `, which is ${OLD[name]} since Traefik 3` : ''}`;
    }
    if (values.length === 0) {
      return `the value of ${name} has to stand in backticks`;
    }
    if (!(ARGUMENTS[name] ?? [1]).includes(values.length)) {
      return `${name} takes ${(ARGUMENTS[name] ?? [1]).join(' or ')} value${name.startsWith('H') && ARGUMENTS[name] ? 's' : ''} since Traefik 3; join several with ||`;
    }
    if (name === 'HostRegexp' && /\{[a-z]+:/.test(args)) {
      return 'HostRegexp takes a regular expression since Traefik 3, not {name:pattern}';
    }
  }
  const rest = rule.replace(CALL, 'x');
  return /^[\s()!]*x([\s)]*(&&|\|\|)[\s(!]*x)*[\s)]*$/.test(rest) && (rest.match(/\(/g)?.length ?? 0) === (rest.match(/\)/g)?.length ?? 0) ? undefined
    : 'its brackets, && and || do not fit together';
}
