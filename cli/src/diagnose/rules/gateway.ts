import { isExternalName } from '../backends';
import { at, fieldsOf, itemsAt, listOf, textOf } from '../fields';
import { referencesOf } from '../routes';
import { Rule } from '../rule';
import { all, endpoints, httpRoute, service } from './examples';

/** What is wrong with routes of Gateway API. */
export const GATEWAY: readonly Rule[] = [
  {
    id: 'http-route.port-unset',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A backendRef to a Service without a port: the API server refuses it.',
    why: 'The schema of Gateway API wants a port where the backend is a Service.',
    fix: 'Add the port of the Service.',
    find: (object, cluster) => referencesOf(object, cluster).filter(({ port }) => port === undefined).map(({ at: path }) => ({ path, message: 'The backend has no port: the schema of Gateway API refuses a Service without one.' })),
    bad: httpRoute({ backend: 'name: shop' }),
    good: httpRoute(),
  },
  {
    id: 'http-route.external-name',
    severity: 'warning',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'An HTTPRoute to a Service of type ExternalName: Envoy Gateway answers 500, others refuse it as well.',
    why: 'Gateway API leaves ExternalName to implementations, and warns of it; Envoy Gateway does not serve it.',
    fix: 'Write a Service without selector and an EndpointSlice with the addresses; on Envoy Gateway a Backend with the name.',
    find: (object, cluster) => referencesOf(object, cluster).flatMap(({ namespace, service: name, at: path }) => {
      const target = name === undefined ? undefined : cluster.find('Service', namespace, name);
      return target && isExternalName(target) ? [{ path: [...path, 'name'], message: `The Service "${name}" is an ExternalName, which implementations of Gateway API do not serve.` }] : [];
    }),
    bad: all(service({ spec: 'type: ExternalName\nexternalName: server.example.com\nports: [{name: http, port: 80}]' }), httpRoute()),
    good: all(service(), endpoints(), httpRoute()),
  },
  {
    id: 'http-route.rewrite-group',
    severity: 'warning',
    kinds: ['HTTPRoute'],
    what: 'A rewrite of an HTTPRoute with $1: the backend is asked for a path with "$1" in it.',
    why: 'Gateway API has no capture groups: replaceFullPath and replacePrefixMatch are literal texts.',
    fix: 'Rewrite a prefix with ReplacePrefixMatch; on Envoy Gateway use an HTTPRouteFilter with replaceRegexMatch.',
    find: object => itemsAt(object, 'spec', 'rules').flatMap(({ item, path }) => listOf(item.filters).flatMap((filter, i) => ['replaceFullPath', 'replacePrefixMatch'].flatMap(field => {
      const value = fieldsOf(fieldsOf(fieldsOf(filter).urlRewrite).path)[field];
      return typeof value === 'string' && /[$\\]\d/.test(value) ? [{ path: [...path, 'filters', i, 'urlRewrite', 'path', field], message: `${value} goes to the backend as it stands: Gateway API has no capture groups.` }] : [];
    }))),
    bad: httpRoute({ filters: '{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /$1}}}' }),
    good: httpRoute({ filters: '{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}' }),
  },
  {
    id: 'http-route.no-parent',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A route of Gateway API without parentRefs: no Gateway serves it.',
    why: 'A route belongs to the Gateways that it names.',
    fix: 'Add parentRefs with the name of the Gateway.',
    find: object => listOf(at(object, 'spec', 'parentRefs')).length === 0 ? [{ path: ['spec'], message: 'The route names no Gateway: nobody serves it.' }] : [],
    bad: httpRoute().replace(/ +parentRefs.*\n/, ''),
    good: httpRoute(),
  },
  {
    id: 'http-route.hostname',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A hostname of a route that is an IP address or has a port: the API server refuses it.',
    why: 'Gateway API takes DNS names in lower case, with or without "*." before them.',
    fix: 'Write the DNS name alone; leave hostnames out to serve all.',
    find: object => listOf(at(object, 'spec', 'hostnames')).flatMap((host, i) => typeof host === 'string' && (/^[\d.]+$/.test(host) || !/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host))
      ? [{ path: ['spec', 'hostnames', i], message: `"${host}" is no DNS name in lower case: the API server refuses the route.` }] : []),
    bad: httpRoute({ hostname: '10.0.0.9' }),
    good: httpRoute(),
  },
  {
    id: 'http-route.replace-prefix',
    severity: 'error',
    kinds: ['HTTPRoute'],
    what: 'ReplacePrefixMatch in a rule that does not match by exactly one PathPrefix: the API server refuses the route.',
    why: 'The prefix that is replaced is the one of the match: with another type, or several, there is none.',
    fix: 'Give the rule one match with a path of type PathPrefix, and write a rule for each prefix.',
    find: object => itemsAt(object, 'spec', 'rules').flatMap(({ item, path }) => listOf(item.filters).flatMap((filter, i) => ['urlRewrite', 'requestRedirect'].flatMap(kind => {
      const matches = listOf(item.matches);
      const type = matches.length === 0 ? 'PathPrefix' : fieldsOf(fieldsOf(matches[0]).path).type ?? 'PathPrefix';
      return fieldsOf(fieldsOf(fieldsOf(filter)[kind]).path).type === 'ReplacePrefixMatch' && (matches.length > 1 || type !== 'PathPrefix') ? [{
        path: [...path, 'filters', i, kind, 'path', 'type'], message: 'The API server refuses ReplacePrefixMatch here: the rule has to match by exactly one PathPrefix.',
      }] : [];
    }))),
    bad: httpRoute({ filters: '{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}' }).replace('    - backendRefs', '    - matches: [{path: {type: Exact, value: /app}}]\n      backendRefs'),
    good: httpRoute({ filters: '{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}' }).replace('    - backendRefs', '    - matches: [{path: {type: PathPrefix, value: /app}}]\n      backendRefs'),
  },
  {
    id: 'http-route.parent-namespace',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A route of another namespace than its Gateway, whose listeners take routes of their own namespace only: nobody serves it.',
    why: 'allowedRoutes.namespaces.from of a listener is Same where nothing is written.',
    fix: 'Set allowedRoutes.namespaces.from to All, or to Selector, on a listener of the Gateway; or put the route into its namespace.',
    find: (object, cluster) => itemsAt(object, 'spec', 'parentRefs').flatMap(({ item, path }) => {
      const namespace = textOf(item.namespace) ?? object.namespace;
      const gateway = (item.kind ?? 'Gateway') === 'Gateway' ? cluster.find('Gateway', namespace, textOf(item.name) ?? '') : undefined;
      const isOpen = gateway && itemsAt(gateway, 'spec', 'listeners').some(({ item: listener }) => ['All', 'Selector'].includes(textOf(fieldsOf(fieldsOf(listener.allowedRoutes).namespaces).from) ?? ''));
      return gateway && !isOpen && namespace !== object.namespace ? [{ path: [...path, 'namespace'], message: `The listeners of the Gateway "${gateway.name}" take routes of the namespace "${namespace ?? ''}" only.` }] : [];
    }),
    bad: all('apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: main, namespace: infra}\nspec:\n  gatewayClassName: envoy\n  listeners: [{name: http, port: 80, protocol: HTTP}]\n', httpRoute().replace('{name: main}', '{name: main, namespace: infra}')),
    good: all('apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: main, namespace: infra}\nspec:\n  gatewayClassName: envoy\n  listeners: [{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]\n', httpRoute().replace('{name: main}', '{name: main, namespace: infra}')),
  },
];
