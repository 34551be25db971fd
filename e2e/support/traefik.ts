import { readFileSync, writeFileSync } from 'node:fs';
import { TERMINATOR } from './addresses';
import { Certificate } from './certificate';
import { Access } from './cluster';
import { start } from './process';
import { inFolder, programs } from './run';
import { Stoppable } from './started';
import { until } from './wait';
import { get } from '../../test/nginx/support/http';

/** Not 8080, which Envoy Gateway takes on every address. */
const API_PORT = 9000;

/** Where it listens for requests: with the ports 80 and 443. */
export const ENTRY_POINTS = ['web', 'websecure'];

/** How Traefik reads the annotations of ingress-nginx. */
export interface TraefikOptions {
  /** Where clients reach it, on the ports 80 and 443. */
  readonly address: string;
  /** Whether it takes snippets; as it is delivered it does not. */
  readonly snippets: boolean;
  /** The only namespace that it reads; without it, all. */
  readonly namespace?: string;
  /** The certificate that it presents where no other one fits; without it, one that it makes for itself. */
  readonly defaultCertificate?: Certificate;
}

/** A router, as Traefik's own API shows it. */
export interface Router {
  readonly name: string;
  readonly service: string;
  readonly provider: string;
  readonly status: string;
  /** Why it is disabled. */
  readonly error?: string[];
  /** The Ingress that it comes from. */
  readonly observability: { readonly metadata?: { readonly ingress?: { readonly namespace: string; readonly ingressName: string } } };
}

/** A service, as Traefik's own API shows it. */
export interface Service {
  readonly name: string;
  readonly loadBalancer?: { readonly servers?: { readonly url: string }[] };
  /** It spreads the requests over other services. */
  readonly weighted?: { readonly services?: { readonly name: string }[] };
}

/** Starts Traefik with the provider that reads the annotations of ingress-nginx. */
export async function startTraefik(access: Access, { address, snippets, namespace, defaultCertificate }: TraefikOptions): Promise<Stoppable> {
  return startWith(access, address, [
    '--providers.kubernetesingressnginx=true',
    '--providers.kubernetesingressnginx.httpentrypoint=web',
    '--providers.kubernetesingressnginx.httpsentrypoint=websecure',
    '--providers.kubernetesingressnginx.globalallowedresponseheaders=X-Served-By',
    ...namespace === undefined ? [] : [`--providers.kubernetesingressnginx.watchnamespace=${namespace}`],
    ...snippets ? ['--providers.kubernetesingressnginx.allowsnippetannotations=true'] : [],
    ...defaultCertificate ? [presenting(address, defaultCertificate)] : [],
  ]);
}

/**
 * Starts Traefik with the providers that are on by default: for its own resources, such as IngressRoute, and for Ingresses of its class. An
 * address takes the ports 80 and 443.
 *
 * @param more Further settings.
 */
export async function startTraefikForItsOwnResources(
  access: Access, address: string, defaultCertificate: Certificate, more: string[] = [],
): Promise<Stoppable> {
  return startWith(access, address, [
    '--providers.kubernetescrd=true',
    // A Service with a DNS name; as it is delivered it refuses them.
    '--providers.kubernetescrd.allowexternalnameservices=true',
    presenting(address, defaultCertificate),
    '--providers.kubernetesingress=true',
    '--providers.kubernetesingress.ingressclass=traefik',
    ...more,
  ]);
}

/** Starts Traefik with the provider that reads Gateway API; filters may be Middlewares of its own. */
export async function startTraefikForGateways(access: Access, address: string): Promise<Stoppable> {
  return startWith(access, address, [
    '--providers.kubernetesgateway=true',
    `--providers.kubernetesgateway.statusaddress.ip=${address}`,
    '--providers.kubernetescrd=true',
    // The IngressRoutes are for another one.
    '--providers.kubernetescrd.ingressclass=none',
  ]);
}

/** The provider of a default certificate, in place of a TLSStore, of which all Traefiks would know. */
function presenting(address: string, { certificate, key }: Certificate): string {
  const [configuration, certFile, keyFile] = ['yml', 'crt', 'key'].map(end => inFolder(`default-${address}.${end}`));
  writeFileSync(certFile, certificate);
  writeFileSync(keyFile, key);
  writeFileSync(configuration, JSON.stringify({ tls: { stores: { default: { defaultCertificate: { certFile, keyFile } } } } }));
  return `--providers.file.filename=${configuration}`;
}

async function startWith(access: Access, address: string, providers: string[]): Promise<Stoppable> {
  const running = start(`traefik-${address}`, programs().traefik.path, [
    ...ENTRY_POINTS.map((entryPoint, i) => `--entrypoints.${entryPoint}.address=${address}:${[80, 443][i]}`),
    `--entrypoints.web.forwardedheaders.trustedips=${TERMINATOR}`,
    `--entrypoints.traefik.address=${address}:${API_PORT}`,
    '--api.insecure',
    '--ping',
    // Below it every change of any route is written down with all routes: gigabytes in a run of the suite.
    '--log.level=INFO',
    '--accesslog=true',
    '--accesslog.format=json',
    `--accesslog.filepath=${logOf(address)}`,
    '--global.checknewversion=false',
    '--global.sendanonymoususage=false',
    // The default of two seconds is meant for clusters with thousands of changes.
    '--providers.providersthrottleduration=50ms',
    ...providers,
  ], { KUBECONFIG: access.kubeconfig });
  await until(`Traefik on ${address}`, async () => {
    running.check();
    return (await get(API_PORT, address, '/ping', { address })).status === 200 || undefined;
  }, 60);
  return running;
}

/** The requests in the access log of a Traefik. */
export function accessLog(address: string): { readonly RequestHost: string; readonly RequestPath: string }[] {
  // The last line may be under way.
  return readFileSync(logOf(address), 'utf8').split('\n').slice(0, -1).map(line => JSON.parse(line));
}

function logOf(address: string): string {
  return inFolder(`access-${address}.jsonl`);
}

/** What Traefik routes just now, of that whose name or rule has a text. */
export async function routers(address: string, text = ''): Promise<Router[]> {
  return ask(address, 'routers', text);
}

/** Whether a router is made of an Ingress. */
export function isOfIngress({ observability: { metadata } }: Router, namespace: string, name: string): boolean {
  return metadata?.ingress?.namespace === namespace && metadata.ingress.ingressName === name;
}

/** Where it sends requests just now, of that whose name has a text. */
export async function services(address: string, text = ''): Promise<Service[]> {
  return ask(address, 'services', text);
}

async function ask(address: string, what: string, text: string): Promise<any> {
  return JSON.parse((await get(API_PORT, address, `/api/http/${what}?per_page=1000&search=${encodeURIComponent(text)}`, { address })).text);
}
