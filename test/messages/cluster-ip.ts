import { ENVOY_GATEWAY, Messages, TRAEFIK } from './support';
import { Backends, BackendProtocol, BackendTls, EndpointsApi, HealthCheck, LoadBalancing } from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

const CLUSTER_IP = { loadBalancing: LoadBalancing.clusterIp() };

/** Errors of requests that go to the cluster IP of the Service. */
export const CLUSTER_IP_MESSAGES: Messages = {
  'load-balancing.no-cluster-ip': [
    [
      () => loadBalancer({ ...CLUSTER_IP, backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      'zl/Lb: loadBalancing: got "LoadBalancing.clusterIp()", allowed is another way of balancing for servers under a DNS name, whose Service has no cluster IP; use LoadBalancing.roundRobin() [load-balancing.no-cluster-ip]',
    ],
    [
      () => loadBalancer({ ...CLUSTER_IP, backends: Backends.fromIps(['fd00::46'], { port: 80 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
      'zl/Lb: loadBalancing: got "LoadBalancing.clusterIp()", allowed is another way of balancing for servers with IPv6 addresses, whose Service has no cluster IP; use LoadBalancing.roundRobin() [load-balancing.no-cluster-ip]',
    ],
  ],
  'load-balancing.cluster-ip-health-checks': [
    [
      () => loadBalancer({ ...CLUSTER_IP, controller: TRAEFIK, healthChecks: [HealthCheck.passive()] }),
      'zl/Lb: loadBalancing: got "LoadBalancing.clusterIp()", allowed is another way of balancing beside healthChecks: behind one address, no controller tells a server that fails from the others; use LoadBalancing.roundRobin(), or take healthChecks out [load-balancing.cluster-ip-health-checks]',
    ],
  ],
  'load-balancing.cluster-ip-canaries': [
    [
      () => loadBalancer(CLUSTER_IP).addCanary('next', { backends: Backends.fromIps(['10.254.18.48'], { port: 80 }), weight: 10 }),
      'zl/Lb.addCanary("next"): loadBalancing: got "LoadBalancing.clusterIp()", allowed is another way of balancing beside canaries (next), whose Services may have no cluster IP; use LoadBalancing.roundRobin(), or take the canaries out [load-balancing.cluster-ip-canaries]',
    ],
  ],
  'traefik.cluster-ip-certificate': [
    [
      () => loadBalancer({ ...CLUSTER_IP, controller: TRAEFIK, backendProtocol: BackendProtocol.https() }),
      'zl/Lb: backendProtocol: got "BackendTls.verified()", allowed is a serverName beside LoadBalancing.clusterIp(): without it, a certificate would have to name the cluster IP of the Service; set serverName [traefik.cluster-ip-certificate]',
    ],
  ],
  'envoy-gateway.cluster-ip-backend': [
    [
      () => loadBalancer({ ...CLUSTER_IP, controller: ENVOY_GATEWAY, backendProtocol: BackendProtocol.https(BackendTls.unverified()) }),
      'zl/Lb: loadBalancing: got "LoadBalancing.clusterIp()", allowed is another way of balancing beside BackendTls.unverified() and clientCertificateSecret on Envoy Gateway, which takes these in a Backend only, and that has no cluster IP; use LoadBalancing.roundRobin(), or verify certificates without a client certificate [envoy-gateway.cluster-ip-backend]',
    ],
  ],
};
