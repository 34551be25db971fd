import { App, Chart, Size } from 'cdk8s';
import { ENVOY_GATEWAY, GATEWAY_API, Messages, TRAEFIK } from './support';
import { BackendProtocol, Backends, BackendTls, BodySizeCheck, EndpointsApi, ExternalLoadBalancer, HealthCheck, RoutePath } from '../../src';
import { BACKENDS, chartIn, loadBalancer } from '../support';

const verified = (options = {}) => BackendProtocol.https(BackendTls.verified({ serverName: 'b.com', ...options }));
const SECRET = { namespace: 'wetwin', backendProtocol: verified({ caSecret: 'ca' }) };

/** Errors of what the backends speak. */
export const BACKEND_PROTOCOL_MESSAGES: Messages = {
  'backend-tls.two-authorities': [
    [
      () => BackendTls.verified({ caSecret: 'a', caConfigMap: 'b' }),
      'BackendTls.verified(): got {"caSecret":"a","caConfigMap":"b"}, allowed is at most one of caSecret and caConfigMap; put all certificates under the key ca.crt of one of them [backend-tls.two-authorities]',
    ],
  ],
  'backend-tls.wildcard-name': [
    [
      () => BackendTls.unverified({ serverName: '*.b.com' }),
      'serverName of BackendTls.unverified(): got "*.b.com", allowed is one DNS name; name a server that the certificate holds for [backend-tls.wildcard-name]',
    ],
  ],
  'backend-protocol.buffered': [
    [
      () => loadBalancer({ controller: TRAEFIK, buffering: { request: true }, backendProtocol: BackendProtocol.grpc() }),
      'zl/Lb: backendProtocol: got "grpc", allowed is no buffering.request beside gRPC on Traefik, which then holds a body until it is whole: a stream of gRPC never is; leave buffering.request out: gRPC servers have a limit for messages of their own [backend-protocol.buffered]',
    ],
    [
      () => loadBalancer({
        controller: ENVOY_GATEWAY, maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.EVERY_BODY, backendProtocol: BackendProtocol.grpc(),
      }),
      'zl/Lb: backendProtocol: got "grpc", allowed is no BodySizeCheck.EVERY_BODY beside gRPC on Envoy Gateway, which then holds a body until it is whole: a stream of gRPC never is; leave BodySizeCheck.EVERY_BODY out: gRPC servers have a limit for messages of their own [backend-protocol.buffered]',
    ],
  ],
  'annotations.rendered': [
    [
      () => loadBalancer({ ...SECRET, annotations: { 'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'off' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-verify"]: got "off", allowed is an annotation that no prop renders; take it out: the prop backendProtocol renders it [annotations.rendered]',
    ],
    [
      () => loadBalancer({ backendProtocol: BackendProtocol.https(BackendTls.unverified()), annotations: { 'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'wetwin/ca' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-secret"]: got "wetwin/ca", allowed is an annotation that no prop renders; take it out: the prop backendProtocol says it [annotations.rendered]',
    ],
  ],
  'nginx.secret-namespace': [
    [
      () => loadBalancer({ ...SECRET, namespace: undefined }, new Chart(new App(), 'zl')),
      'zl/Lb: backendProtocol: got "ca", allowed is a Secret in a namespace that is known, since the annotation proxy-ssl-secret wants it before the name; set namespace, or that of the chart [nginx.secret-namespace]',
    ],
  ],
  'nginx.server-name': [
    [
      () => loadBalancer({ ...SECRET, backendProtocol: BackendProtocol.https(BackendTls.verified({ caSecret: 'ca' })) }),
      'zl/Lb: backendProtocol: got "BackendTls.verified()", allowed is a serverName beside it on ingress-nginx (without one it expects a certificate for its own "upstream_balancer", and answers 502); set serverName to a DNS name that the certificates of all backends have [nginx.server-name]',
    ],
  ],
  'nginx.client-certificate-secret': [
    [
      () => loadBalancer({ ...SECRET, backendProtocol: verified({ caSecret: 'ca', clientCertificateSecret: 'client' }) }),
      'zl/Lb: backendProtocol: got "client", allowed is the Secret of caSecret (ca) as clientCertificateSecret too, since ingress-nginx takes both from one; put ca.crt, tls.crt and tls.key into one Secret, and name it in both [nginx.client-certificate-secret]',
    ],
  ],
  'nginx.tls-of-host': [
    [
      () => {
        const chart = chartIn();
        const lb = loadBalancer({ ...SECRET, hosts: ['a.com'] }, chart);
        new ExternalLoadBalancer(chart, 'Other', {
          backends: BACKENDS, hosts: ['a.com'], paths: [RoutePath.prefix('/other')], backendProtocol: BackendProtocol.https(BackendTls.unverified()),
        });
        return lb.report;
      },
      'zl/Lb: backendProtocol: got "BackendTls.verified()", allowed is one way of TLS to the backends of a host on ingress-nginx, and zl/Other has another one; give one of the routes another host, or verify the certificates of both in the same way [nginx.tls-of-host]',
    ],
  ],
  'gateway-api.server-name': [
    [
      () => loadBalancer({ controller: GATEWAY_API, backendProtocol: BackendProtocol.https() }),
      'zl/Lb: backendProtocol: got "BackendTls.verified()", allowed is a serverName beside it with Gateway API, which knows backends by one name and not by their addresses; set serverName to a DNS name that the certificates of all backends have [gateway-api.server-name]',
    ],
  ],
  'envoy-gateway.endpoints': [
    [
      () => loadBalancer({
        controller: ENVOY_GATEWAY,
        backends: Backends.fromEndpoints([{ ip: '10.0.0.1', ready: false }]),
        endpointsApi: EndpointsApi.ENDPOINT_SLICE,
        backendProtocol: BackendProtocol.https(BackendTls.unverified()),
      }),
      'zl/Lb: backends: got "0 that are ready", allowed is 1 to 256 backends that are ready, since Envoy Gateway takes this protocol in a Backend only; list others, or verify certificates without a client certificate, which needs no Backend [envoy-gateway.endpoints]',
    ],
  ],
  'envoy-gateway.grpc-probe': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, healthChecks: [HealthCheck.active('/healthz')], backendProtocol: BackendProtocol.grpc() }),
      'zl/Lb: healthChecks: got "HealthCheck.active(\\"/healthz\\")", allowed is HealthCheck.passive() beside gRPC on Envoy Gateway (it probes by HTTP/1, so that every backend would count as unhealthy); use HealthCheck.passive() [envoy-gateway.grpc-probe]',
    ],
  ],
};
