import { hit, NAMES, routeOf } from './annotation-support';
import { sentence } from './api-server';
import { ingress, nginx } from './examples';
import { isSnippet } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { unservedValue } from '../../../../src/controllers/ingress-nginx/readers/traefik/annotations';
import { losesAnswers } from '../../../../src/controllers/ingress-nginx/readers/traefik/differences';
import { TRAEFIK_READER } from '../../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { speaksHttp1 } from '../../../../src/controllers/ingress-nginx/requirements';
import { Manifest } from '../../manifests';
import { protects } from '../annotation-effects';
import { Cluster } from '../cluster';
import { Ingress } from '../ingresses';
import { Hit, Rule } from '../rule';
import { LOST_ANSWERS } from './traefik';

/** An Ingress whose annotations Traefik reads. */
const readByTraefik = (object: Manifest, cluster: Cluster): Ingress | undefined => {
  const ingress_ = cluster.ingress(object)!;
  return cluster.controllerOf(ingress_) === 'traefik-ingress-nginx' ? ingress_ : undefined;
};

/** What is wrong with annotations of ingress-nginx where Traefik reads them. */
export const TRAEFIK_ANNOTATIONS: readonly Rule[] = [
  {
    id: 'annotation.not-read-by-traefik',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An annotation that Traefik, reading those of ingress-nginx, passes over. An error where it keeps somebody out.',
    why: 'Its provider kubernetesIngressNGINX reads most annotations, not all.',
    fix: 'Write what Traefik has for it.',
    find: (object, cluster) => {
      const ingress_ = readByTraefik(object, cluster);
      return Object.keys(ingress_?.nginx ?? {}).filter(name => NAMES.has(name)).flatMap((name): Hit[] => {
        const fix = TRAEFIK_READER.unread(name);
        return fix === undefined ? [] : [hit(name, `Traefik does not read ${name}.`, sentence(fix), protects(name) ? 'error' : undefined)];
      });
    },
    bad: ingress({ annotations: nginx('load-balance: ewma') }),
    good: ingress(),
  },
  {
    id: 'annotation.served-otherwise-by-traefik',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A value that Traefik, reading annotations of ingress-nginx, does not serve as ingress-nginx does.',
    why: 'Its provider kubernetesIngressNGINX knows other values, and wants other annotations beside some.',
    fix: 'Write what Traefik reads.',
    find: (object, cluster) => {
      const ingress_ = readByTraefik(object, cluster);
      return ingress_ === undefined ? [] : Object.entries(ingress_.nginx).flatMap(([name, value]): Hit[] => {
        if (!NAMES.has(name) || TRAEFIK_READER.unread(name) !== undefined) {
          return [];
        }
        const routes = name === 'auth-tls-secret' ? ingress_.hosts.flatMap(host => cluster.ofHost(host)).filter(each => cluster.readsNginx(each)) : [ingress_];
        const neighbours = [...new Set(routes)].map(each => routeOf(each));
        const unserved = unservedValue(name, value, { route: routeOf(ingress_), neighbours, annotations: ingress_.nginx });
        return unserved && name !== 'ssl-passthrough' ? [hit(name, `Traefik ${unserved.why}.`, sentence(unserved.fix.replace('set the prop maxBodySize, which adds that one', 'add proxy-request-buffering: "on"')), protects(name) || isSnippet(name) ? 'error' : undefined)] : [];
      });
    },
    bad: ingress({ annotations: nginx('proxy-body-size: 10m') }),
    good: ingress({ annotations: nginx('proxy-body-size: 10m', 'proxy-request-buffering: "on"') }),
  },
  {
    id: 'annotation.lost-answers-by-traefik',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'Servers over TLS whose answers Traefik, reading annotations of ingress-nginx, loses now and then.',
    why: `It tries requests again unless it is told otherwise. ${LOST_ANSWERS}`,
    fix: 'Add proxy-http-version: "1.1", which is what ingress-nginx speaks to servers, or proxy-next-upstream: "off".',
    find: (object, cluster) => {
      const ingress_ = readByTraefik(object, cluster);
      const protocol = ingress_?.nginx['backend-protocol'];
      return ingress_ && protocol !== undefined && losesAnswers(protocol, { route: routeOf(ingress_), neighbours: [], annotations: ingress_.nginx })
        ? [hit('backend-protocol', 'Of servers that speak HTTP/2 over TLS, Traefik loses the status and the headers of some answers, and sends their requests twice.')] : [];
    },
    bad: ingress({ annotations: nginx('backend-protocol: HTTPS') }),
    good: ingress({ annotations: nginx('backend-protocol: HTTPS', 'proxy-http-version: "1.1"') }),
  },
  {
    id: 'ingress.new-connections-by-traefik',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'Ingresses to whose servers Traefik, reading annotations of ingress-nginx, opens a new connection for most requests that meet others. Said of the first one.',
    why: sentence(TRAEFIK_READER.newConnections!),
    fix: 'Nothing has to change where few requests meet. Elsewhere, an IngressRoute keeps its connections.',
    find: (object, cluster) => opensConnections(object, cluster) && cluster.all('Ingress').find(each => opensConnections(each, cluster)) === object
      ? [{ path: ['kind'], message: 'Traefik keeps 2 idle connections to each server of the Ingresses whose annotations it reads, and opens a new one for most requests that meet others.' }] : [],
    bad: ingress(),
    good: ingress({ annotations: nginx('backend-protocol: GRPC') }),
  },
];

function opensConnections(object: Manifest, cluster: Cluster): boolean {
  const ingress_ = cluster.ingress(object) && readByTraefik(object, cluster);
  return ingress_ !== undefined && speaksHttp1(routeOf(ingress_));
}
