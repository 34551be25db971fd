import { meant, serviceOf } from './addresses';
import { all, service, slice } from './examples';
import { SERVICE_LABEL, serviceNameOf } from '../backends';
import { at, itemsAt, textOf } from '../fields';
import { Rule } from '../rule';

/** What is wrong with EndpointSlices alone. */
export const SLICES: readonly Rule[] = [
  {
    id: 'slice.no-service-label',
    severity: 'error',
    kinds: ['EndpointSlice'],
    what: 'An EndpointSlice without the label kubernetes.io/service-name: nobody reads it.',
    why: 'The label is the only thing that ties a slice to its Service. The API server takes a slice without it.',
    fix: 'Add the label kubernetes.io/service-name with the name of the Service.',
    find: (object, cluster) => {
      const owner = meant(object, cluster);
      return at(object, 'metadata', 'labels', SERVICE_LABEL) ? [] : [{
        path: ['metadata', 'labels'],
        message: `The slice belongs to no Service: it has no label ${SERVICE_LABEL}.`,
        fix: `Add the label ${SERVICE_LABEL}: ${owner?.name ?? '<name of the Service>'}.`,
      }];
    },
    bad: all(service(), slice(), slice({ name: 'shop-2', label: 'app: shop', address: '10.0.0.6' })),
    good: all(service(), slice(), slice({ name: 'shop-2', address: '10.0.0.6' })),
  },
  {
    id: 'slice.other-name',
    severity: 'error',
    kinds: ['EndpointSlice'],
    what: 'An EndpointSlice whose name does not start with the name of its Service: ingress-nginx ignores it, and answers 503.',
    why: 'ingress-nginx finds slices by the start of their names as well as by the label. Other controllers go by the label alone.',
    fix: 'Name it after the Service, such as <service>-1.',
    find: (object, cluster) => {
      const name = serviceNameOf(object);
      return name && (serviceOf(object, cluster) || !meant(object, cluster)) && at(object, 'metadata', 'name') !== undefined && !object.name.startsWith(name.slice(0, 57)) ? [{
        path: ['metadata', 'name'],
        message: `ingress-nginx ignores this slice: its name "${object.name}" does not start with "${name}", the name of its Service.`,
        fix: `Name it ${name}-1.`,
      }] : [];
    },
    bad: all(service(), slice({ name: 'external-1' })),
    good: all(service(), slice({ name: 'shop-1' })),
  },
  {
    id: 'slice.port-number',
    severity: 'error',
    kinds: ['EndpointSlice'],
    what: 'A port of an EndpointSlice that is no port, or without a number.',
    why: 'The API server checks the port numbers of Services and Endpoints, but not those of slices.',
    fix: 'Write the port that the servers listen on, from 1 to 65535.',
    find: object => itemsAt(object, 'ports').flatMap(({ item, path }) => {
      const { port } = item;
      return (port === undefined || port === null) || (typeof port === 'number' && Number.isInteger(port) && (port < 1 || port > 65535))
        ? [{ path: [...path, 'port'], message: `${port === undefined || port === null ? 'The port has no number' : `${String(port)} is no port`}: the API server takes it, and no connection can be made.` }] : [];
    }),
    bad: all(service(), slice({ port: 'name: http, port: 0, protocol: TCP' })),
    good: all(service(), slice()),
  },
  {
    id: 'slice.dns-names',
    severity: 'error',
    kinds: ['EndpointSlice'],
    what: 'An EndpointSlice of addressType FQDN: no controller reads it.',
    why: 'The API has the type, but neither kube-proxy nor an ingress controller looks such names up.',
    fix: 'Write a Service of type ExternalName for a DNS name, or the IP addresses of the servers.',
    find: object => textOf(at(object, 'addressType')) === 'FQDN' ? [{ path: ['addressType'], message: 'No controller reads slices of addressType FQDN: the Service has no backend.' }] : [],
    bad: all(service(), slice({ type: 'FQDN', address: 'server.example.com' })),
    good: service({ spec: 'type: ExternalName\nexternalName: server.example.com' }),
  },
  {
    id: 'slice.no-conditions',
    severity: 'warning',
    kinds: ['EndpointSlice'],
    what: 'Endpoints of a slice without conditions.ready: Traefik\'s provider for Gateway API answers 503.',
    why: 'The API says that absent means ready, and most controllers do so; not all.',
    fix: 'Write conditions: {ready: true} at every endpoint.',
    find: object => itemsAt(object, 'endpoints').filter(({ item }) => (item.conditions as { ready?: unknown } | undefined)?.ready === undefined).slice(0, 1)
      .map(({ path }) => ({ path, message: 'conditions.ready is missing: Traefik, serving Gateway API, takes that for not ready and answers 503.' })),
    bad: all(service(), slice({ conditions: '' })),
    good: all(service(), slice()),
  },
];
