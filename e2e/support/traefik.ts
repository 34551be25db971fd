import { Access } from './cluster';
import { start } from './process';
import { programs } from './run';
import { Stoppable } from './started';
import { until } from './wait';
import { get } from '../../test/nginx/support/http';

/** How Traefik is set up. */
export interface TraefikOptions {
  /** Where clients reach it, on the ports 80 and 443; its own API listens on 8080. */
  readonly address: string;
  /** Whether it takes snippets; as it is delivered it does not. */
  readonly snippets: boolean;
  /** The only namespace that it reads; without it, all. */
  readonly namespace?: string;
}

/** A router, as Traefik's own API shows it. */
export interface Router {
  readonly name: string;
  readonly service: string;
  readonly status: string;
  /** Why it is disabled. */
  readonly error?: string[];
  /** The Ingress that it comes from. */
  readonly observability: { readonly metadata?: { readonly ingress?: { readonly namespace: string; readonly ingressName: string } } };
}

/** Starts Traefik with the provider that reads the annotations of ingress-nginx. */
export async function startTraefik(access: Access, { address, snippets, namespace }: TraefikOptions): Promise<Stoppable> {
  const running = start(`traefik-${address}`, programs().traefik.path, [
    `--entrypoints.web.address=${address}:80`,
    `--entrypoints.websecure.address=${address}:443`,
    `--entrypoints.traefik.address=${address}:8080`,
    '--api.insecure',
    '--ping',
    '--log.level=DEBUG',
    '--global.checknewversion=false',
    '--global.sendanonymoususage=false',
    // The default of two seconds is meant for clusters with thousands of changes.
    '--providers.providersthrottleduration=50ms',
    '--providers.kubernetesingressnginx=true',
    '--providers.kubernetesingressnginx.httpentrypoint=web',
    '--providers.kubernetesingressnginx.httpsentrypoint=websecure',
    '--providers.kubernetesingressnginx.globalallowedresponseheaders=X-Served-By',
    ...namespace === undefined ? [] : [`--providers.kubernetesingressnginx.watchnamespace=${namespace}`],
    ...snippets ? ['--providers.kubernetesingressnginx.allowsnippetannotations=true'] : [],
  ], { KUBECONFIG: access.kubeconfig });
  await until(`Traefik on ${address}`, async () => {
    running.check();
    return (await get(8080, address, '/ping', { address })).status === 200 || undefined;
  }, 60);
  return running;
}

/** What Traefik routes just now. */
export async function routers(address: string): Promise<Router[]> {
  return JSON.parse((await get(8080, address, '/api/http/routers?per_page=1000', { address })).text);
}
