import { ofNginx } from './annotation-values';
import { all, endpoints, ingress, nginx, service, slice } from './examples';
import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { annotation, at } from '../fields';
import { Rule } from '../rule';

/** What is worth knowing of objects that have to change anyway. */
export const HINTS: readonly Rule[] = [
  {
    id: 'endpoints.deprecated',
    severity: 'info',
    kinds: ['Endpoints'],
    beside: true,
    what: 'v1 Endpoints, which Kubernetes has deprecated since 1.33.',
    why: 'Controllers read EndpointSlices; the cluster copies hand-written Endpoints into one. The API server warns at each apply, and goes on serving them.',
    fix: 'Nothing has to change. An EndpointSlice with the label kubernetes.io/service-name says the same without the copy.',
    find: () => [{ path: ['kind'], message: 'v1 Endpoints are deprecated since Kubernetes 1.33: they work once the cluster has copied them to an EndpointSlice.' }],
    bad: all(service(), endpoints({ port: 'name: http, port: 80' })),
    good: all(service(), slice()),
  },
  {
    id: 'addresses.argo-cd',
    severity: 'info',
    kinds: ['Endpoints', 'EndpointSlice'],
    beside: true,
    what: 'Endpoints and EndpointSlices, which Argo CD 3 does not deploy by default.',
    why: 'Argo CD 3 lists both in its resource.exclusions, since clusters have many of them that controllers write.',
    fix: 'With Argo CD, take the kind out of resource.exclusions in argocd-cm.',
    find: object => [{ path: ['kind'], message: `Argo CD 3 leaves out ${object.kind} by default: resource.exclusions in argocd-cm has to let it in. The stock role "edit" cannot write EndpointSlices.` }],
    bad: all(service(), endpoints({ port: 'name: http, port: 80' })),
    good: service({ spec: 'type: ExternalName\nexternalName: server.example.com' }),
  },
  {
    id: 'ingress-nginx.retired',
    severity: 'info',
    kinds: ['Ingress'],
    beside: true,
    what: 'An Ingress for ingress-nginx, which was retired in March 2026.',
    why: 'It gets no fixes any more, not for security either. Traefik reads its annotations; Gateway API says much of it without any.',
    fix: 'Nothing has to change today; plan to move.',
    find: (object, cluster) => ofNginx(object, cluster) && at(object, 'spec', 'ingressClassName') !== undefined
      ? [{ path: ['spec', 'ingressClassName'], message: 'ingress-nginx was retired in March 2026 and gets no fixes any more.' }] : [],
    bad: ingress({ annotations: nginx('proxy-read-timeout: 300s') }),
    good: ingress({ className: 'traefik' }),
  },
];

/** The rules that take a whole Ingress down. */
export const TAKES_ALL = /^(api-server\.|annotation\.drops-ingress|snippet\.ignored$|path\.(pattern-of-other-type|inspected))/;

/** Lines that are right, of an Ingress that is not served. Not found by looking at an object alone, so it stands beside the others. */
export const WAITING: Rule = {
  id: 'ingress.line-waits',
  severity: 'info',
  kinds: ['Ingress'],
  beside: true,
  what: 'A line that works, of an Ingress that is refused or ignored as a whole for another one.',
  why: 'An Ingress is served as a whole or not at all.',
  fix: 'Nothing has to change here: mend the error of the Ingress.',
  find: (object, cluster) => {
    const names = Object.keys(cluster.ingress(object)!.nginx).filter(name => ANNOTATION_NAMES.includes(name));
    return [
      ...names.map(name => ({ path: annotation(PREFIX + name), message: `${name} works${EFFECTS[name] ?? ''}, but not before the Ingress is served.` })),
      ...at(object, 'spec', 'tls') === undefined ? [] : [{ path: ['spec', 'tls'], message: 'TLS works, and redirects http to https with 308, but not before the Ingress is served.' }],
    ];
  },
  bad: ingress({ annotations: nginx('load-balance: round-robin', 'proxy-body-size: 500m') }),
  good: ingress({ annotations: nginx('load-balance: round_robin', 'proxy-body-size: 500m') }),
};

const EFFECTS: { readonly [name: string]: string } = {
  'proxy-body-size': ', to the byte: larger requests get 413',
  'use-regex': ', for every path of the host',
  'app-root': ', as a redirect of "/"',
};
