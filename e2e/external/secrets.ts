import { createHash } from 'node:crypto';
import { addressOf } from './backends';
import { ExternalCase } from './case';
import { PREFIX } from '../../cli/src/translation/ingress';
import { errorService } from '../../test/dossiers/custom-errors';
import { makeCertificate, tlsSecret } from '../support/certificate';
import { Running } from '../support/running';
import { usersSecret } from '../support/users';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const sha = (password: string) => `{SHA}${createHash('sha1').update(password).digest('base64')}`;

/** The objects that stand beside the Ingresses of a case: Secrets, which the case describes in words, ConfigMaps, and the Service for errors. */
export function objectsBeside(
  { ingress, backend }: ExternalCase, namespace: string, ca: { readonly [kind: string]: string }, running: Running,
): any[] {
  const { secrets = {}, configmaps = {}, tls_secret: tls, host = '' } = ingress;
  const given = Object.entries(secrets).map(([name, { type = 'Opaque', data }]) => {
    const users = usersIn(data);
    return users === undefined ? { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data: dataOf(data, host || 'any.test', ca) }
      : { ...usersSecret(running, name, users), metadata: { name, namespace } };
  });
  // Where the case says that it is not there, the name has more words behind it or says so itself.
  const missing = tls === undefined || tls.includes(' ') || tls.includes('invalid') || tls in secrets;
  const errors = backend.aux?.find(kind => kind === ingress.annotations[`${PREFIX}default-backend`]);
  return [
    ...given,
    ...errors === undefined ? [] : errorService(addressOf(errors), errors, namespace),
    ...Object.values(ingress.annotations).some(value => value.startsWith(`http://${AUTH_SERVER}.`)) ? authService(namespace) : [],
    ...missing ? [] : [{ ...tlsSecret(tls, makeCertificate(host || 'any.test')), metadata: { name: tls, namespace } }],
    ...Object.entries(configmaps).map(([name, data]) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data })),
  ];
}

const AUTH_SERVER = 'auth-server';

/** The Service by which a service is asked, and the leave to refer to it from a namespace. */
function authService(from: string): object[] {
  const metadata = (name: string, labels?: object) => ({ name, namespace: 'default', labels });
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: metadata(AUTH_SERVER), spec: { ports: [{ name: 'http', port: 80 }] } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: metadata(`${AUTH_SERVER}-1`, { 'kubernetes.io/service-name': AUTH_SERVER }),
      addressType: 'IPv4',
      endpoints: [{ addresses: [addressOf(AUTH_SERVER)], conditions: { ready: true } }],
      ports: [{ name: 'http', port: 80 }],
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: metadata(from),
      spec: { from: [{ group: 'gateway.envoyproxy.io', kind: 'SecurityPolicy', namespace: from }], to: [{ group: '', kind: 'Service' }] },
    },
  ];
}

/**
 * The users of a Secret as htpasswd writes them, with the hash that every controller knows; undefined where it is for something else. A case describes
 * them in words, or has one in each key.
 */
function usersIn(data: { readonly [key: string]: string }): string | undefined {
  const users = Object.entries(data).flatMap(([key, text]) => {
    const [, user, named] = /for (\S+) ?\/ ?([^\s,]+)/.exec(text) ?? [];
    const [, password = named] = /hash .*of (\S+)$/.exec(text) ?? [];
    return password === undefined ? [] : [`${user ?? key}:${sha(password)}\n`];
  });
  return users.length === 0 ? undefined : users.join('');
}

function dataOf(data: { readonly [key: string]: string }, host: string, ca: { readonly [kind: string]: string }): { [key: string]: string } {
  const certificate = 'tls.crt' in data || 'ca.crt' in data ? makeCertificate(host) : undefined;
  return Object.fromEntries(Object.entries(data).map(([key, text]) => {
    switch (key) {
      case 'tls.crt': return [key, base64(certificate!.certificate)];
      case 'tls.key': return [key, base64(certificate!.key)];
      case 'ca.crt': return [key, base64(text.includes('backend') ? ca['https-backend'] : certificate!.ca)];
      default: return [key, base64(text)];
    }
  }));
}
