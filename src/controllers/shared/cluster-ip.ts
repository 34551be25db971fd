import { approximated, Declaration, native } from './declarations';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { RouteIntent } from '../../intent/route-intent';
import { HeaderSource, HeaderValue } from '../../policies/header-value';
import { Requirement, Support } from '../../report';

/** How requests are spread that go to the cluster IP. */
export const BY_CLUSTER_IP = native('connections are spread, and not requests: those that come one after the other on a connection reach the same server');

/** Who sees the servers instead. */
export function clusterIpRequirements({ service: { name } }: RouteIntent): Requirement[] {
  return [{
    id: 'cluster-ip',
    where: 'the network of the cluster (kube-proxy, or what takes its place)',
    what: `it leads connections to the cluster IP of the Service ${name} to the servers, also those from the controller`,
    why: 'the controller knows this address alone: where the network does not spread connections to it over the servers, or may not reach these, requests get 502, 503 or 504',
    unchecked: 'what the network of the cluster does with connections',
  }];
}

/** What another attempt at a request comes to where the network of the cluster selects its server. */
export const ANY_SERVER_AGAIN = approximated('the network of the cluster selects the server of every attempt, and may select the same one again; nothing leaves a server out that is down');

/** The same where nobody has asked for more. */
export const ANY_SERVER_UNASKED: Declaration = { ...ANY_SERVER_AGAIN, support: Support.NATIVE };

/** What servers cost that are down. */
export const OUTAGES_BEHIND_CLUSTER_IP = 'requests go to the cluster IP of the Service, and the network of the cluster gives every server its share, those that are down included';

/** What is so of the address of the backend in headers, where the controller knows that of the Service alone. */
export function addressBehind(route: RouteIntent, headers: { readonly [name: string]: HeaderValue }): Declaration | undefined {
  return goesToClusterIp(route) && Object.values(headers).some(({ source }) => source === HeaderSource.BACKEND_ADDRESS)
    ? approximated('the address of the backend is the cluster IP of the Service, beside LoadBalancing.clusterIp()') : undefined;
}
