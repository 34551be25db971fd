import { addressOf, backendsOf, isKnownKind, portOf, SECURE_GRPC } from './backends';
import { CaseIngress, CasePath, ExternalCase } from './case';
import { IngressObject, KnownService, PREFIX } from '../../cli/src/translation/ingress';
import { Backends } from '../../src';

/** The Service of each kind, unless a case names another. */
const SERVICES: { readonly [kind: string]: string } = { 'whoami': 'backend', 'cookie-error-backend': 'http-cookie-with-error', 'fastcgi-hello': 'fastcgi-helloserver' };

/** Services that stand for a name in DNS, with the server that has it. */
const EXTERNAL_NAMES: { readonly [service: string]: { readonly name: string; readonly ports: readonly (string | number)[] } } = {
  'external-backend': { name: 'backend.default.svc.cluster.local', ports: ['http', 80] },
  'grpcbin-test': { name: 'grpcbin.default.svc.cluster.local', ports: ['grpc', 'echo', 9000] },
};

/** Services that are not there. */
const MISSING = /^invalid$|missing|non-?existent/;

/** Where the Gateways have listeners for https, and those that pass TLS on. */
const ZONE = 'example.com';
const PASSED = 'passthrough.example.com';

/** A case in a namespace and under hosts of its own. */
export interface PlacedCase {
  readonly given: ExternalCase;
  readonly namespace: string;
  /** The case with hosts that no other has. */
  readonly own: ExternalCase;
  readonly ingresses: readonly IngressObject[];
  readonly service: (name: string, port: number | string | undefined) => KnownService | undefined;
  readonly configMap: (name: string) => { readonly [key: string]: string } | undefined;
  readonly secret: (name: string) => readonly string[] | undefined;
  /** Whether a request comes over https. */
  readonly defaultCertificate: boolean;
  /** Whether requests come from a proxy. */
  readonly forwardedHeaders: boolean;
}

/** Gives a case a place of its own, so that many can stand on one controller. */
export function place(given: ExternalCase, namespace: string, controllerAddress: string): PlacedCase {
  const filled = replaceTexts(given, text => text
    .replace(/<namespace>/g, namespace).replace(/<controller-ip>/g, controllerAddress)
    .replace(/<httpbun-ip>/g, addressOf('httpbun')).replace(/<cookie-backend-ip>/g, addressOf('cookie-error-backend'))
    .replace(/^default\/(?=[\w.-]+$)/, `${namespace}/`));
  const hosts = hostsOf(filled);
  const zone = passesTls(filled) ? PASSED : ZONE;
  const own = replaceTexts(filled, text => hosts.reduce((result, host) => result.replace(hostPattern(host), `$&.${namespace}.${zone}`), text));
  const ingresses = [own.ingress, ...own.ingress.extra_ingresses ?? []].map((each, i) => ingressOf(each, own, namespace, i));
  const { configmaps = {}, secrets = {}, tls_secret: certificate } = own.ingress;
  return {
    given,
    namespace,
    own,
    ingresses,
    service: (name, port) => serviceOf(own, name, port),
    configMap: name => configmaps[name.replace(`${namespace}/`, '')],
    secret: name => {
      const { data } = secrets[name.replace(`${namespace}/`, '')] ?? {};
      return data ? Object.keys(data) : name === `${namespace}/${certificate}` ? ['tls.crt', 'tls.key'] : undefined;
    },
    defaultCertificate: own.requests.some(({ tls }) => tls),
    forwardedHeaders: isBehindTerminator(given),
  };
}

/** Whether an Ingress of a case wants its TLS passed on. */
function passesTls({ ingress }: ExternalCase): boolean {
  return [ingress, ...ingress.extra_ingresses ?? []].some(({ annotations }) => annotations[`${PREFIX}ssl-passthrough`] === 'true');
}

/** Why a case cannot run here, whatever is translated of it. */
export function obstacleTo(given: ExternalCase): string | undefined {
  const { ingress: { controller_config: settings, updates }, requests } = given;
  const forwards = requests.some(({ headers, client_ip: ip }) => ip !== undefined || Object.keys(headers).some(name => /^x-forwarded/i.test(name)))
    && !isBehindTerminator(given);
  const needed = Object.entries({ ...settings, ...settings?.['ingress-nginx'] }).filter(([key, value]) => !['ingress-nginx', 'traefik', 'gateway'].includes(key) && !isBesidePoint(key, value, forwards));
  return needed.length > 0 ? `needs a controller setting: ${needed.map(([key]) => key).join(', ')}`
    : updates ? 'changes objects between requests' : undefined;
}

/** Whether the requests of a case are what a proxy forwards that has ended TLS: the controllers here believe one at an address of its own. */
export function isBehindTerminator({ ingress: { controller_config: settings }, requests }: ExternalCase): boolean {
  const names = requests.flatMap(({ headers }) => Object.keys(headers)).filter(name => /^x-forwarded/i.test(name));
  const isBelieved = { ...settings, ...settings?.['ingress-nginx'] }['use-forwarded-headers'] === 'true';
  return isBelieved && names.length > 0 && names.every(name => /^x-forwarded-proto$/i.test(name)) && requests.every(({ tls, client_ip: ip }) => !tls && ip === undefined);
}

/** Settings that make ingress-nginx take the Ingress at all, or that concern nothing that the case asks for. */
function isBesidePoint(key: string, value: unknown, forwards: boolean): boolean {
  switch (key) {
    case 'allow-snippet-annotations': return value === 'true';
    case 'annotations-risk-level':
    case 'strict-validate-path-type':
    case 'annotation-value-word-blocklist':
    case 'use-http2':
    // Said of servers outside the cluster, it means the same with and without.
    case 'service-upstream': return true;
    case 'flag': return value === '--enable-ssl-passthrough';
    case 'use-forwarded-headers': return !forwards;
    default: return false;
  }
}

function ingressOf(given: CaseIngress, all: ExternalCase, namespace: string, i: number): IngressObject {
  const { annotations, host = '', paths, more_rules: more = [], tls, tls_secret: secret, tls_hosts: tlsHosts, default_backend: fallback } = given;
  const rules = [{ host, paths }, ...more];
  const secretName = secret?.split(' ')[0];
  return {
    metadata: { name: i === 0 ? 'main' : `extra-${i}`, namespace, annotations },
    spec: {
      ingressClassName: 'nginx',
      ...fallback && { defaultBackend: { service: { name: fallback.service, port: { number: fallback.port ?? 80 } } } },
      rules: rules.map(rule => ({
        ...rule.host && { host: rule.host },
        http: { paths: rule.paths.map(each => ({ path: each.path, pathType: each.pathType, backend: backendOf(each, given, all) })) },
      })),
      ...tls && { tls: [{ hosts: tlsHosts ?? [host].filter(each => each !== ''), ...secretName && { secretName } }] },
    },
  };
}

function backendOf(path: CasePath, ingress: CaseIngress, { backend: { kind, service, port } }: ExternalCase) {
  return {
    service: {
      name: path.service ?? ingress.service ?? service ?? SERVICES[kind] ?? kind,
      port: path.port_name !== undefined ? { name: path.port_name } : { number: path.port ?? ingress.port ?? port ?? 80 },
    },
  };
}

function serviceOf({ backend }: ExternalCase, name: string, port: number | string | undefined): KnownService | undefined {
  const { kind, aux = [], replicas = 1 } = backend;
  if (Object.hasOwn(EXTERNAL_NAMES, name)) {
    const external = EXTERNAL_NAMES[name];
    if (name === 'grpcbin-test' && (port === 9001 || port === 'grpcs')) {
      return { backends: Backends.fromHostname(external.name, { port: SECURE_GRPC }), servicePort: 9001 };
    }
    // ingress-nginx asks the server on the very number where the Service has no such port.
    const asked = external.ports.includes(port ?? 80) ? 80 : port;
    return typeof asked === 'number' ? { backends: Backends.fromHostname(external.name, { port: asked }), servicePort: asked } : undefined;
  }
  const other = aux.find(each => (SERVICES[each] ?? each) === name);
  if (other === undefined && MISSING.test(name)) {
    return undefined;
  }
  const found = other ?? kind;
  return isKnownKind(found) ? { backends: backendsOf(found, found === kind ? replicas : 1), servicePort: typeof port === 'number' ? port : portOf(found) } : undefined;
}

/** The hosts that a case asks for, the longest first. */
function hostsOf({ ingress, requests }: ExternalCase): string[] {
  const all = [ingress, ...ingress.extra_ingresses ?? []];
  const named = all.flatMap(({ host, more_rules: more = [], tls_hosts: tls = [], annotations }) => [
    host, ...more.map(rule => rule.host), ...tls,
    ...Object.entries(annotations).filter(([key]) => key.endsWith('/server-alias')).flatMap(([, value]) => value.split(',').map(text => text.trim())),
  ]);
  const bare = [...named, ...requests.map(({ host }) => host.replace(/:\d+$/, ''))].map(host => (host ?? '').replace(/^\*\./, ''));
  const unique = [...new Set(bare)].filter(host => host !== '' && !/^[\d.]+$/.test(host)).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // What stands behind another one is renamed together with it.
  return unique.filter(host => !unique.some(other => other !== host && host.endsWith(`.${other}`)));
}

/** Where a text names a host: behind its start or the start of a URL, with further labels before it. */
function hostPattern(host: string): RegExp {
  const text = host.replace(/\./g, '\\.');
  return new RegExp(`(?<=^|://|[\\s,"'])((?:\\*|[a-z0-9-]+)\\.)*${text}(?=$|[/:,?"'\\s%])`, 'g');
}

/** Texts that are no hosts, although they may read like one. */
const NO_HOSTS = new Set(['id', 'feature', 'kind', 'service', 'served_by', 'method', 'path', 'pathType', 'role', 'ref', 'note', 'source', 'aux', 'secrets', 'configmaps', 'tls_secret', 'name']);

function replaceTexts<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') {
    return replace(value) as T;
  }
  if (Array.isArray(value)) {
    return value.map(each => replaceTexts(each, replace)) as T;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, NO_HOSTS.has(key) ? each : replaceTexts(each, replace)])) as T;
  }
  return value;
}
