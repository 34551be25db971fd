import { PREFIX } from './contribution';
import { Reader } from './readers/reader';
import { exists, keys, named, ofCore, ofReader } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';

/** An object that an annotation names. */
interface Reference {
  readonly kind: 'Secret' | 'ConfigMap' | 'Service';
  /** What it has to hold. */
  readonly holds: string;
  /** The keys that it needs. */
  readonly keys?: readonly string[];
}

/**
 * The annotations that name an object, as `name` or as `namespace/name`.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
const REFERENCES: { readonly [name: string]: Reference } = {
  'auth-proxy-set-headers': { kind: 'ConfigMap', holds: 'it holds the headers for the authentication service, by their names' },
  'auth-secret': { kind: 'Secret', holds: 'its key auth holds the users as htpasswd writes them, or, with auth-secret-type: "auth-map", each key is a user with the hash of the password' },
  'auth-tls-secret': { kind: 'Secret', holds: 'its key ca.crt holds the certificate authority of the clients (ingress-nginx asks for no certificate without it)', keys: ['ca.crt'] },
  'custom-headers': { kind: 'ConfigMap', holds: 'it holds the headers of responses, by their names' },
  'default-backend': { kind: 'Service', holds: 'its first port serves requests' },
  'fastcgi-params-configmap': { kind: 'ConfigMap', holds: 'it holds the parameters of FastCGI, by their names' },
  'proxy-ssl-secret': { kind: 'Secret', holds: 'its keys ca.crt, tls.crt and tls.key hold the certificate authority of the backend and a certificate for it (without ca.crt ingress-nginx verifies nothing and sends no certificate)', keys: ['ca.crt', 'tls.crt', 'tls.key'] },
};

/** What has to hold for the objects that annotations name: that they exist, and that they may be where they are. */
export function referenceRequirements(annotations: { readonly [key: string]: string }, { namespace }: RouteIntent, reader: Reader): Requirement[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : '';
    const reference = Object.hasOwn(REFERENCES, name) ? REFERENCES[name] : undefined;
    return reference ? [
      existence(name, value, reference, namespace, reader),
      ...crossing(name, value, namespace, reader),
      ...name === 'custom-headers' ? [allowedHeaders(value, reader)] : [],
    ] : [];
  });
}

function existence(
  name: string, value: string, { kind, holds, keys: needed = [] }: Reference, namespace: string | undefined, reader: Reader,
): Requirement {
  const given = named(value);
  const object = ofCore(kind, given.name, given.namespace ?? namespace);
  const qualified = value.includes('/') ? value : namespace === undefined ? undefined : `${namespace}/${value}`;
  return {
    id: 'annotated-object',
    where: qualified === undefined ? `the ${kind} ${value}, in the namespace of the Ingress` : `the ${kind} ${qualified}`,
    what: `it exists, and ${holds}`,
    why: `${name} names it, and without it ${kind === 'Service' ? 'it answers neither errors nor requests that have no backend' : reader.withoutReferenced(name)}`,
    checks: [exists(object), ...keys(object, ...needed)],
    unchecked: 'what it holds',
  };
}

/** Of a route whose namespace is not known it may be that of the object. */
function crossing(name: string, value: string, namespace: string | undefined, reader: Reader): Requirement[] {
  const other = value.includes('/') ? value.slice(0, value.indexOf('/')) : namespace;
  return other === namespace || !reader.minds(name) ? [] : [{
    id: 'cross-namespace',
    where: reader.configuration,
    what: `${reader.crossNamespace} is true${namespace === undefined ? `, unless the Ingress is applied to the namespace ${other}` : ''}`,
    why: `${name} names an object of the namespace ${other}, which ${reader.program} does not take from an Ingress of another one by default: ${reader.withoutReferenced(name)}`,
    settings: { [reader.crossNamespace]: 'true' },
    checks: [ofReader(CheckType.VALUE, reader.crossNamespace, 'true')],
    ...namespace === undefined && { unless: `the Ingress is applied to the namespace ${other}` },
  }];
}

/** The names are in an object that is not rendered here. */
function allowedHeaders(value: string, { configuration, allowedHeaders: setting }: Reader): Requirement {
  return {
    id: 'allowed-response-headers',
    where: configuration,
    what: `${setting} lists every key of the ConfigMap ${value}, in the same case (its keys are not known here)`,
    why: 'with a header that is missing there, the route answers 503 to every request',
    unchecked: 'which keys the ConfigMap has by then',
  };
}
