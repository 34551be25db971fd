import { isIP } from 'node:net';
import { bareName } from '../../../../src/kubernetes/hosts';
import { addressesOf, hasSelector, isExternalName, needsAddresses, orphans } from '../backends';
import { Cluster } from '../cluster';
import { at, listOf, textOf } from '../fields';
import { referencesOf } from '../routes';
import { Hit, Rule } from '../rule';
import { all, endpoints, ingress, nginx, service } from './examples';
import { Manifest } from '../../manifests';

const EXTERNAL_NAME = 'type: ExternalName\nexternalName: server.example.com\nports: [{name: http, port: 80}]';

const isAddress = (name: string): boolean => isIP(bareName(name)) === 4;

/** Addresses of the same name in another namespace are found there. */
const hasMisplaced = (object: Manifest, cluster: Cluster): boolean => orphans(object.namespace, cluster).length > 0
  || cluster.once('names of Endpoints', () => new Set(cluster.all('Endpoints').map(each => each.name))).has(object.name);

/** Whether no request gets to a Service, since its routes answer with redirects. */
function isRedirected({ namespace, name }: Manifest, cluster: Cluster): boolean {
  const ingresses = cluster.ofService(namespace, name);
  const { areEmpty, services } = cluster.once(`other routes of ${namespace ?? ''}`, () => {
    const references = ['IngressRoute', 'HTTPRoute', 'GRPCRoute'].flatMap(kind => cluster.all(kind))
      .filter(route => route.namespace === namespace).map(route => referencesOf(route, cluster));
    return { areEmpty: references.some(each => each.length === 0), services: new Set(references.flat().map(each => each.service)) };
  });
  return ingresses.length > 0 ? ingresses.every(each => ['permanent-redirect', 'temporal-redirect'].some(redirect => each.nginx[redirect] !== undefined))
    : areEmpty && !services.has(name);
}

/** What is wrong with Services of servers outside the cluster. */
export const SERVICES: readonly Rule[] = [
  {
    id: 'external-name.ip-address',
    severity: 'error',
    kinds: ['Service'],
    what: 'A Service of type ExternalName that names an IP address: every request gets 503.',
    why: 'The API server takes an IPv4 address there without a warning, but externalName is a DNS name: controllers look it up in DNS, and an address yields no backend.',
    fix: 'Write a Service without selector, and Endpoints or an EndpointSlice of its name with the address.',
    find: object => {
      const name = textOf(at(object, 'spec', 'externalName'));
      return isExternalName(object) && name !== undefined && isAddress(name)
        ? [{ path: ['spec', 'externalName'], message: `The externalName "${name}" is an IP address: it is accepted, and then every request gets 503.` }] : [];
    },
    bad: service({ spec: 'type: ExternalName\nexternalName: 10.0.0.5' }),
    good: all(service(), endpoints()),
  },
  {
    id: 'external-name.local',
    severity: 'error',
    kinds: ['Service'],
    what: 'A Service of type ExternalName that names the controller itself, by localhost.',
    why: 'The name is looked up where the controller runs; ingress-nginx refuses loopback, others would ask themselves.',
    fix: 'Write the DNS name of the server outside the cluster.',
    find: object => {
      const name = textOf(at(object, 'spec', 'externalName')) ?? '';
      return isExternalName(object) && /(^|\.)localhost\.?$/.test(name) ? [{ path: ['spec', 'externalName'], message: `The externalName "${name}" is the controller itself, not a server outside the cluster.` }] : [];
    },
    bad: service({ spec: 'type: ExternalName\nexternalName: localhost' }),
    good: service({ spec: EXTERNAL_NAME }),
  },
  {
    id: 'external-name.ignored',
    severity: 'error',
    kinds: ['Service'],
    what: 'A field externalName on a Service of another type, which nobody reads.',
    why: 'externalName counts only beside type: ExternalName; the type is ClusterIP where none is written.',
    fix: 'Add type: ExternalName, or take externalName out.',
    find: object => at(object, 'spec', 'externalName') !== undefined && !isExternalName(object)
      ? [{ path: ['spec', 'externalName'], message: `externalName is not read: the Service is of type ${textOf(at(object, 'spec', 'type')) ?? 'ClusterIP'}.` }] : [],
    bad: all(service({ spec: 'externalName: server.example.com\nports: [{name: http, port: 80, targetPort: 8080}]' }), endpoints()),
    good: service({ spec: EXTERNAL_NAME }),
  },
  {
    id: 'external-name.addresses',
    severity: 'error',
    kinds: ['Service'],
    what: 'A Service of type ExternalName beside Endpoints or EndpointSlices of its name: the addresses get no requests.',
    why: 'An ExternalName is a name in DNS alone: no addresses are looked for.',
    fix: 'Take type and externalName out to use the addresses, or the addresses to use the name.',
    find: (object, cluster) => isExternalName(object) && addressesOf(object, cluster).length > 0
      ? [{ path: at(object, 'spec', 'type') === undefined ? ['spec', 'externalName'] : ['spec', 'type'], message: 'A Service of type ExternalName ignores the addresses that stand beside it.' }] : [],
    bad: all(service({ spec: EXTERNAL_NAME }), endpoints()),
    good: all(service(), endpoints()),
  },
  {
    id: 'external-name.selector',
    severity: 'warning',
    kinds: ['Service'],
    what: 'A Service of type ExternalName with a selector, which nobody reads.',
    why: 'An ExternalName is a name in DNS alone: no pod is looked for.',
    fix: 'Take the selector out.',
    find: object => isExternalName(object) && hasSelector(object) ? [{ path: ['spec', 'selector'], message: 'The selector is not read: requests go to the externalName.' }] : [],
    bad: service({ spec: `${EXTERNAL_NAME}\nselector: {app: shop}` }),
    good: service({ spec: EXTERNAL_NAME }),
  },
  {
    id: 'external-name.host-header',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'An Ingress to an ExternalName: the server there is asked for the host of the client, not for its own name; over HTTPS also without a server name (SNI).',
    why: 'Controllers pass the Host header on as it came. A server that serves several names then answers with another site, with 404, or ends the connection.',
    fix: 'Set upstream-vhost to the name of the server where it expects that one; over HTTPS also proxy-ssl-name, proxy-ssl-server-name: "on" and proxy-ssl-secret.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      return !cluster.readsNginx(ingress_) || ingress_.nginx['upstream-vhost'] !== undefined ? [] : ingress_.paths.flatMap(({ backend }): Hit[] => {
        const target = backend.service === undefined ? undefined : cluster.find('Service', object.namespace, backend.service);
        const name = target && isExternalName(target) ? textOf(at(target, 'spec', 'externalName')) : undefined;
        return name === undefined || isAddress(name) ? [] : [{ path: backend.at, message: `${name} is asked for the host of the client (${ingress_.hosts.join(', ') || 'any'}), not for its own name.` }];
      }).slice(0, 1);
    },
    bad: all(service({ spec: EXTERNAL_NAME }), ingress()),
    good: all(service({ spec: EXTERNAL_NAME }), ingress({ annotations: nginx('upstream-vhost: server.example.com') })),
  },
  {
    id: 'service.external-ips',
    severity: 'warning',
    kinds: ['Service'],
    what: 'A Service without selector and without addresses that lists its servers in externalIPs.',
    why: 'externalIPs are addresses at which nodes take requests for the Service; they are not where requests go.',
    fix: 'Take externalIPs out, and write Endpoints or an EndpointSlice of the Service\'s name with the addresses.',
    find: (object, cluster) => needsAddresses(object) && listOf(at(object, 'spec', 'externalIPs')).length > 0 && addressesOf(object, cluster).length === 0
      ? [{ path: ['spec', 'externalIPs'], message: 'externalIPs are where nodes take requests for the Service, not the servers behind it: it has no backend, and every request gets 503.' }] : [],
    bad: service({ spec: 'externalIPs: [10.0.0.5]\nports: [{name: http, port: 80, targetPort: 8080}]' }),
    good: all(service(), endpoints()),
  },
  {
    id: 'service.no-addresses',
    severity: 'warning',
    kinds: ['Service'],
    what: 'A Service without selector for which no Endpoints and no EndpointSlice is among the files: every request gets 503.',
    why: 'Without a selector the cluster looks for no pods; the addresses have to be written by hand, in Endpoints of the same name or in EndpointSlices with the label kubernetes.io/service-name.',
    fix: 'Add Endpoints of the Service\'s name, or an EndpointSlice with its label; or a selector, where pods are meant. Pass all files of an app together.',
    find: (object, cluster) => needsAddresses(object) && at(object, 'spec') !== undefined && listOf(at(object, 'spec', 'externalIPs')).length === 0 && addressesOf(object, cluster).length === 0
      && !hasMisplaced(object, cluster) && !isRedirected(object, cluster) ? [{ path: ['metadata', 'name'], message: `The Service "${object.name}" has no selector, and no Endpoints or EndpointSlice here has addresses for it: every request gets 503.` }] : [],
    bad: service(),
    good: all(service(), endpoints()),
  },
  {
    id: 'service.selector-and-addresses',
    severity: 'error',
    kinds: ['Service'],
    what: 'A Service with a selector beside Endpoints or EndpointSlices that are written by hand.',
    why: 'With a selector the cluster fills Endpoints itself and overwrites what is written there; Endpoints of such a Service are not mirrored to EndpointSlices.',
    fix: 'Take the selector out.',
    find: (object, cluster) => hasSelector(object) && !isExternalName(object) && addressesOf(object, cluster).length > 0
      ? [{ path: ['spec', 'selector'], message: 'The selector makes the cluster look for pods: it overwrites the addresses that are written here by hand.' }] : [],
    bad: all(service({ spec: 'selector: {app: shop}\nports: [{name: http, port: 80, targetPort: 8080}]' }), endpoints()),
    good: all(service(), endpoints()),
  },
  {
    id: 'service.fixed-cluster-ip',
    severity: 'warning',
    kinds: ['Service'],
    what: 'A Service with a fixed cluster IP.',
    why: 'The API server takes an address of its own range only, and only while nobody else has it. It is not the address of a server.',
    fix: 'Leave clusterIP out.',
    find: object => {
      const ip = textOf(at(object, 'spec', 'clusterIP')) ?? '';
      return isIP(ip) !== 0 ? [{ path: ['spec', 'clusterIP'], message: `The API server takes the cluster IP ${ip} only where it is free and within the range of this cluster.` }] : [];
    },
    bad: all(service({ spec: 'clusterIP: 10.96.0.77\nports: [{name: http, port: 80, targetPort: 8080}]' }), endpoints()),
    good: all(service(), endpoints()),
  },
];
