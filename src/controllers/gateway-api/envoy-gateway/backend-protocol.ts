import { backendApi, backendFor, staticEndpoints } from './backend';
import { invalid } from '../../../basics/errors';
import { BackendProtocol, isGrpc } from '../../../policies/backend-protocol';
import { activeOf } from '../../../policies/health-check';
import { Context } from '../../rows';
import { serverNameOf, UNVERIFIED } from '../../shared/backend-tls';
import { native } from '../../shared/declarations';
import { checkNoStreams, holderOf } from '../../shared/held-bodies';
import { BACKEND_PROTOCOL, byPolicy, checkedServerName, objects } from '../backend-protocol';
import { GatewayRow, GatewayRows, Options } from '../contribution';

const { declares: OF_GATEWAY_API } = BACKEND_PROTOCOL.backendProtocol;

const OF_REQUEST = native('the certificates of the backends are not verified, and they get the host of the request as the name of the server (SNI), unless serverName says another one');

/**
 * What Envoy speaks to the backends: by a BackendTLSPolicy where that says enough, else by a Backend in place of the Service.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/security/backend-tls/
 * @see https://gateway.envoyproxy.io/docs/tasks/security/backend-skip-tls-verification/
 */
const backendProtocol: GatewayRow<'backendProtocol'> = {
  declares: {
    ...OF_GATEWAY_API,
    httpsUnverified: OF_REQUEST,
    httpsServerName: UNVERIFIED,
    httpsByCaSecret: OF_GATEWAY_API.httpsByCaConfigMap,
    backendClientCertificate: OF_GATEWAY_API.httpsByCaConfigMap,
    grpcsUnverified: OF_REQUEST,
  },
  render: (protocol, context) => {
    const { route } = context;
    checkNoStreams(protocol, holderOf(route), 'Envoy Gateway');
    checkProbe(protocol, context);
    if (protocol.tls?.verifies) {
      checkedServerName(serverNameOf(protocol.tls, route));
    }
    const requirements = () => objects(protocol, context);
    if (route.service.externalNames !== undefined) {
      // It has a Backend of its own already.
      return { words: () => `Backend: ${wordsOf(protocol)}`, requirements };
    }
    return !needsBackend(protocol) ? { ...byPolicy(protocol, context), requirements } : {
      contribution: backendFor(route, staticEndpoints(route.service)),
      words: () => `Backend: ${wordsOf(protocol)}`,
      requirements: () => [...backendApi(), ...requirements()],
    };
  },
};

export const BACKEND_PROTOCOL_ON_ENVOY = { backendProtocol } satisfies Pick<GatewayRows, 'backendProtocol'>;

/** What a BackendTLSPolicy cannot say. */
export function needsBackend({ tls }: BackendProtocol): boolean {
  return tls !== undefined && (!tls.verifies || tls.clientCertificateSecret !== undefined);
}

/** Envoy probes by HTTP/1, which a gRPC server does not speak. */
function checkProbe(protocol: BackendProtocol, { route }: Context<Options>): void {
  const active = activeOf(route.service.healthChecks);
  if (active !== undefined && isGrpc(protocol)) {
    throw invalid('envoy-gateway.grpc-probe', 'healthChecks', `HealthCheck.active(${JSON.stringify(active.path)})`, 'HealthCheck.passive() beside gRPC on Envoy Gateway (it probes by HTTP/1, so that every backend would count as unhealthy)',
      'use HealthCheck.passive()');
  }
}

function wordsOf({ type, tls }: BackendProtocol): string {
  return tls === undefined ? type.toLowerCase()
    : [
      tls.verifies ? tls.caConfigMap ?? tls.caSecret ?? 'System' : 'insecureSkipVerify',
      ...tls.clientCertificateSecret === undefined ? [] : [`clientCertificateRef ${tls.clientCertificateSecret}`],
    ].join(', ');
}
