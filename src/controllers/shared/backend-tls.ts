import { Declaration, isRefused, native, Refusal } from './declarations';
import { keys, ofCore, value } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { FeatureOf } from '../../policies';
import { BackendProtocol, waysOf } from '../../policies/backend-protocol';
import { BackendTls } from '../../policies/backend-tls';
import { Requirement } from '../../report';

/** @throws Refusal if a part of TLS is refused, whatever else is asked for */
export function checkWays({ tls }: BackendProtocol, declares: { readonly [feature in FeatureOf<'backendProtocol'>]: Declaration }): void {
  for (const feature of tls ? waysOf(tls) : []) {
    const declaration = declares[feature];
    if (isRefused(declaration)) {
      throw new Refusal(feature, declaration);
    }
  }
}

/** The name that certificates of the backends must have: where none is given, that of a backend in DNS, if it is the only one. */
export function serverNameOf({ serverName }: BackendTls, { service: { externalNames = [] } }: RouteIntent): string | undefined {
  return serverName ?? (externalNames.length === 1 ? externalNames[0].replace(/\.$/, '') : undefined);
}

/**
 * Of gRPC on Traefik: an answer that comes before it is told that the request is sent counts as that of one which is not, and the next attempt has no message
 * left. Of 12,000 answers of that kind, 24 were lost; without retries none of 2,500.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/pkg/middlewares/retry/retry.go
 */
export const EARLY_ANSWER = native('where requests are tried again, which Retries.none() turns off, an answer that a server begins before it has read anything of a request is lost now and then, 3 of 1,000 as measured: the client gets the status 200 and nothing more');

/**
 * Of HTTP/2 on Traefik: the answer to a request without a body may come before it is told that the request is sent, see `EARLY_ANSWER`. Of
 * HTTP/1.1 it is told in time.
 */
export const BY_HTTP_1 = native('the backends are spoken to in HTTP/1.1: over HTTP/2, 3 of 100 requests would be sent twice where requests are tried again, whatever their method, and their answers lose the status and the headers, as measured');

/** Of all controllers that take it. */
export const UNVERIFIED = native('the certificates of the backends are not verified');

/** What happens without the objects that TLS to the backends names. */
export interface WithoutObjects {
  readonly authority: string;
  readonly clientCertificate: string;
}

/** The objects that TLS to the backends names. */
export function tlsObjectRequirements(tls: BackendTls | undefined, { namespace }: RouteIntent, without: WithoutObjects): Requirement[] {
  const { caSecret, caConfigMap, clientCertificateSecret } = tls ?? {};
  const where = ({ kind, name }: { kind: string; name: string }) => namespace === undefined ? `the ${kind} ${name}, in the namespace of the route` : `the ${kind} ${namespace}/${name}`;
  const authority = caSecret !== undefined ? ofCore('Secret', caSecret, namespace) : caConfigMap !== undefined ? ofCore('ConfigMap', caConfigMap, namespace) : undefined;
  const client = clientCertificateSecret === undefined ? undefined : ofCore('Secret', clientCertificateSecret, namespace);
  return [
    ...authority === undefined ? [] : [{
      id: 'backend-authority',
      where: where(authority),
      what: 'it exists, and its key ca.crt holds the certificate authority of the backends',
      why: without.authority,
      checks: keys(authority, 'ca.crt'),
      unchecked: 'whether this authority has signed the certificates of the backends',
    }],
    ...client === undefined ? [] : [{
      id: 'backend-client-certificate',
      where: where(client),
      what: 'it exists with the type kubernetes.io/tls, and its keys tls.crt and tls.key hold a certificate that the backends accept',
      why: without.clientCertificate,
      checks: [value(client, 'type', 'kubernetes.io/tls'), ...keys(client, 'tls.crt', 'tls.key')],
      unchecked: 'whether the backends accept the certificate',
    }],
  ];
}
