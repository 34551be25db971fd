import { setTimeout } from 'node:timers/promises';
import { dialledServers } from './servers';
import { Router, routers, Service, services } from './traefik';
import { until } from './wait';

/** What a provider of Traefik makes routers of: an object, or a part of one. */
export interface Origin {
  readonly name: string;
  /** Whether a router is made of it. */
  readonly made: (router: Router) => boolean;
  /** How many are, at least. */
  readonly routers: number;
}

/** Milliseconds from when the API of a busy Traefik knows of routes to when its other doors do, which it opens one after the other: up to 50, as measured. */
const SWITCHING = 60;

/** Behind a redirect that its provider for annotations makes. */
const UNAVAILABLE = 'unavailable-service';

/** Waits until Traefik routes all of these, each to at least one server, and together to all servers of the namespace. */
export async function routedByTraefik(
  address: string, namespace: string, origins: readonly Origin[], objects: readonly any[], routes: readonly any[] = objects,
): Promise<void> {
  // What reads no requests has routers of another kind.
  if (origins.length === 0) {
    return;
  }
  const servers = await dialledServers(namespace, objects, routes);
  await until(`route for ${origins.map(({ name }) => name).join(', ')} of ${namespace} to ${servers.join(' ')}`, async () => {
    const all = await routers(address, namespace);
    const behind = await services(address, namespace);
    const own = origins.map(origin => ({ origin, found: all.filter(router => origin.made(router)) }));
    const disabled = own.flatMap(({ found }) => found).find(({ status }) => status !== 'enabled');
    if (disabled) {
      throw new Error(`${disabled.name} is disabled: ${disabled.error?.join(', ')}`);
    }
    const urls = own.flatMap(({ found }) => found).filter(router => !answersByItself(behind, router)).map(router => serversOf(behind, router));
    return own.every(({ origin, found }) => found.length >= origin.routers)
      // Where there are no servers, all is answered before.
      && (servers.length === 0 || urls.every(each => each.length > 0))
      // Where every route answers by itself, none is for a server.
      && (urls.length === 0 || servers.every(server => urls.flat().some(url => url.endsWith(`://${server}`)))) || undefined;
  });
  await setTimeout(SWITCHING);
}

/** The addresses to which a router sends. */
function serversOf(all: readonly Service[], { service, provider }: Router): string[] {
  const own = all.find(({ name }) => name === qualified(service, provider));
  return [
    ...(own?.loadBalancer?.servers ?? []).map(({ url }) => url),
    ...(own?.weighted?.services ?? []).flatMap(({ name }) => serversOf(all, { service: name, provider } as Router)),
  ];
}

/** Whether no server is meant to be behind a router, such as one that redirects. */
function answersByItself(all: readonly Service[], { service, provider }: Router): boolean {
  const own = all.find(({ name }) => name === qualified(service, provider));
  return service === 'noop@internal' || service === UNAVAILABLE || own?.weighted !== undefined && own.weighted.services === undefined;
}

function qualified(name: string, provider: string): string {
  return name.includes('@') ? name : `${name}@${provider}`;
}
