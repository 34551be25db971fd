import { controllerNamed, controllerOf, toldBy } from './controllers';
import { ingressObject, coversAll } from './ingress-object';
import { manifestsOf, Plan, PlannedBalancer, PlannedRoute } from './plan';
import { endpointsApiFor, keyOf, Servers, serversIn, serversOfPort } from './servers';
import { wishesOf } from './wishes';
import { Controller, ExternalLoadBalancerProps, GatewayReference, RouteOptions } from '../../../../src';
import { ControllerName } from '../../controllers';
import { Known } from '../../translation/ingress';
import { translate } from '../../translation/translate';
import { TranslatedLoadBalancer, Translation } from '../../translation/translation';
import { Manifest } from '../input';
import { API } from '../program/api';
import { Notes, Outcome } from '../receipt/notes';
import { noteCanaries, noteIngress } from '../receipt/of-ingress';
import { noteServers } from '../receipt/of-servers';

/** An Ingress with what it means. */
interface Translated {
  readonly ingress: Manifest;
  readonly controller: Controller;
  readonly translation: Translation;
}

type Balancers = ReadonlyMap<string, PlannedBalancer>;

/** By `namespace/name`. */
type AllServers = ReadonlyMap<string, Servers>;

/** For whom the app is to be; without a controller, for the one of each class. */
export interface Wanted {
  readonly controller?: ControllerName;
  readonly gateway: GatewayReference;
}

/** What the input means: load balancers with their routes, and objects that are none of them. */
export function recognise(manifests: readonly Manifest[], notes: Notes, { controller, gateway }: Wanted, assumed: Partial<Known> = {}): Plan {
  const told = toldBy(manifests);
  const named = controller && controllerNamed(controller, gateway, told);
  const servers = serversIn(manifests);
  const ingresses = manifests.filter(({ kind, apiVersion }) => kind === 'Ingress' && apiVersion === 'networking.k8s.io/v1');
  const translated: Translated[] = [];
  for (const ingress of ingresses) {
    const served = named ?? controllerOf(ingress, told);
    if (served === undefined) {
      notes.replace(ingress, { outcome: Outcome.KEPT, by: 'ApiObject', why: 'no controller of the library has its class' });
      continue;
    }
    const known = { ...assumed, ...knownBeside(ingress, ingresses, manifests, servers) };
    try {
      translated.push({ ingress, controller: served, translation: translate(ingressObject(ingress), known, { keepAnnotations: true }) });
    } catch (e) {
      notes.replace(ingress, { outcome: Outcome.KEPT, by: 'ApiObject', why: `it is no Ingress as the API server takes it: ${(e as Error).message}` });
    }
  }
  const balancers = new Map<string, PlannedBalancer>();
  for (const each of translated) {
    const why = keptWhole(each.translation) ?? ofSomePaths(each, translated);
    const isCanary = each.translation.loadBalancers.length === 0;
    if (why !== undefined) {
      notes.replace(each.ingress, { outcome: Outcome.KEPT, by: 'ApiObject', why });
    } else if (!isCanary) {
      plan(each, translated, servers, balancers, notes);
    }
  }
  return settled(manifests, [...balancers.values()], notes);
}

/** What a translation has to know of the rest of the input. */
function knownBeside(ingress: Manifest, ingresses: readonly Manifest[], manifests: readonly Manifest[], servers: AllServers): Known {
  const named = (kind: string, name: string) => {
    const key = name.includes('/') ? name : `${ingress.namespace ?? ''}/${name}`;
    return manifests.find(each => each.kind === kind && keyOf(each) === key);
  };
  const secret = (name: string) => {
    const { data, stringData } = named('Secret', name)?.value ?? {};
    return data || stringData ? Object.keys({ ...data, ...stringData }) : undefined;
  };
  const hasSecrets = manifests.some(({ kind }) => kind === 'Secret');
  return {
    service: (name, port) => {
      const found = servers.get(keyOf({ namespace: ingress.namespace, name }));
      return found && serversOfPort(found, port);
    },
    others: ingresses.filter(other => other !== ingress).map(ingressObject),
    configMap: name => named('ConfigMap', name)?.value.data,
    ...hasSecrets && { secret },
  };
}

/** Why an Ingress stays as it is: something of it that is no annotation has no prop. */
function keptWhole({ unsaid, idle, loadBalancers, said }: Translation): string | undefined {
  const field = unsaid.find(({ of }) => of === 'backend' || of.startsWith('spec.'));
  const dropped = idle.find(({ of }) => of === 'spec.rules' && loadBalancers.length === 0);
  return field !== undefined ? `${field.of} ${field.value}: ${field.why}`
    : dropped !== undefined ? dropped.why
      : loadBalancers.length === 0 && !Object.values(said).includes('addCanary()') ? 'it leads to no servers that are known' : undefined;
}

/** Why the load balancers of an Ingress cannot have its canaries: theirs get a share of every path. */
function ofSomePaths({ ingress, translation }: Translated, all: readonly Translated[]): string | undefined {
  const isOfSome = translation.loadBalancers.some(({ service, canaries }) => canaries.some(({ from }) => {
    const canary = all.find(other => other.ingress.name === from && other.ingress.namespace === ingress.namespace);
    return canary !== undefined && !coversAll(canary.ingress, ingress, service);
  }));
  return isOfSome ? 'it has a canary for some of its paths, and a load balancer has one for all' : undefined;
}

/** Enters the load balancers of an Ingress; a second one of the same servers becomes a route. */
function plan(
  { ingress, controller, translation }: Translated, all: readonly Translated[], servers: AllServers,
  balancers: Map<string, PlannedBalancer>, notes: Notes,
): void {
  const wishes = wishesOf(ingress, translation);
  const renamed: Manifest[] = [];
  for (const [i, each] of translation.loadBalancers.entries()) {
    const of = each.service === undefined ? undefined : servers.get(keyOf({ namespace: ingress.namespace, name: each.service }));
    const { backends, ...rest } = { ...each.props, ...missing(wishes.options, each.props) } as ExternalLoadBalancerProps;
    const [options, props] = split(rest);
    const routes: PlannedRoute[] = [
      { ingress, options: { ...options } },
      ...each.routes.map(route => ({ ingress, id: route.id, options: { ...missing(wishes.options, route.options), ...route.options } })),
    ];
    // Of what routes have, the way of balancing alone is taken over by those that are added.
    const key = JSON.stringify([
      ingress.namespace, each.service, backends?.port, { ...props, ingressName: '', externalAddress: '', labels: {} }, options.loadBalancing === undefined,
      controller.name, each.canaries.map(({ service, options: { backends: _, ...routing } }) => [service, routing]),
    ]);
    const before = balancers.get(key);
    if (before !== undefined) {
      const added = routes.map((route, j) => ({ ...route, id: idOf(before, j === 0 ? ingress.name : `${ingress.name}-${route.id}`) }));
      (before.routes as PlannedRoute[]).push(...added);
      // A canary of the load balancer gets a share of every route.
      before.others.push(...noteCanaries(canariesOf(each, ingress, all, servers), notes).map(canary => canary.ingress));
      notes.set(ingress, ['metadata', 'name'], `${before.props.name}-${added[0].id.toLowerCase()}` === ingress.name ? { outcome: Outcome.KEPT, by: 'addRoute()' }
        : { outcome: Outcome.CHANGED, by: 'addRoute()', why: 'the load balancer names the routes that are added to it' });
    } else {
      const name = unusedName(each, of, balancers);
      if (of !== undefined && name !== each.service) {
        renamed.push(of.service);
      }
      balancers.set(key, {
        id: unusedId(name, balancers),
        servers: of,
        props: {
          ...props,
          name,
          ...i > 0 && { ingressName: `${ingress.name}-${name}` },
          backends,
          ...endpointsApiFor(of, backends),
          ...wishes.balancer,
          controller,
        },
        routes,
        canaries: noteCanaries(canariesOf(each, ingress, all, servers), notes),
        patches: noted(of, each, notes),
        isOfNginx: isOfNginx(controller),
        others: [],
        remarks: [],
      });
    }
  }
  noteIngress(ingress, translation, wishes, isOfNginx(controller), notes);
  if (translation.loadBalancers.length > 1) {
    notes.set(ingress, ['metadata', 'name'], { outcome: Outcome.CHANGED, by: 'ingressName', why: 'each Service has an Ingress of its own' });
  }
  renamed.forEach(service => notes.set(service, ['metadata', 'name'], { outcome: Outcome.CHANGED, by: 'name', why: 'each of its ports has a load balancer of its own' }));
}

/** Whether it is ingress-nginx itself, and not another program that reads its annotations. */
function isOfNginx({ name }: Controller): boolean {
  return /^ingress-nginx/.test(name);
}

/** The name of a load balancer: that of the Service, and for a further one with other settings or of another port, that and the port. */
function unusedName({ service, port, props }: TranslatedLoadBalancer, of: Servers | undefined, balancers: Balancers): string {
  const taken = new Set([...balancers.values()].filter(each => each.props.namespace === props.namespace).map(each => each.props.name));
  const base = of === undefined ? props.ingressName ?? service : service;
  for (let i = 0; ; i++) {
    const name = i === 0 ? base : i === 1 && port !== undefined ? `${base}-${port}` : `${base}-${i + 1}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}

/** Notes on the Service of a load balancer, and what is patched into it. */
function noted(servers: Servers | undefined, { props, port }: TranslatedLoadBalancer, notes: Notes): PlannedBalancer['patches'] {
  const found = servers && serversOfPort(servers, port);
  if (servers === undefined || found === undefined) {
    return [];
  }
  const patches = noteServers(servers, props.labels, found, port, notes);
  const ports: readonly any[] = servers.service.value.spec?.ports ?? [];
  const i = Math.max(0, ports.findIndex(each => each.port === port || each.name === port));
  const appProtocol = ports[i]?.appProtocol;
  if (props.backendProtocol !== undefined || appProtocol === undefined) {
    return patches;
  }
  // The protocol that the library is told of stands there by itself.
  notes.set(servers.service, ['spec', 'ports', i, 'appProtocol'], { outcome: Outcome.KEPT, by: 'addJsonPatch()' });
  return [...patches, { on: 'service', at: '/spec/ports/0/appProtocol', value: appProtocol }];
}

/** The options of a route, and what belongs to the load balancer as a whole. */
function split(props: ExternalLoadBalancerProps): [RouteOptions, PlannedBalancer['props']] {
  const isOfRoute = ([name]: [string, unknown]) => name in API.structs.RouteOptions;
  const entries = Object.entries(props);
  return [Object.fromEntries(entries.filter(isOfRoute)), Object.fromEntries(entries.filter(each => !isOfRoute(each)))];
}

/** What is wished for, where nothing that works says it. Headers are joined. */
function missing(wished: RouteOptions, has: RouteOptions): RouteOptions {
  const { responseHeaders } = wished;
  return {
    ...Object.fromEntries(Object.entries(wished).filter(([name]) => !(name in has))),
    ...responseHeaders && { responseHeaders: { ...responseHeaders, ...has.responseHeaders } },
  };
}

function canariesOf({ canaries }: TranslatedLoadBalancer, main: Manifest, all: readonly Translated[], servers: AllServers): PlannedBalancer['canaries'] {
  return canaries.flatMap(({ id, options, from, service }) => {
    const { ingress, translation } = all.find(({ ingress: { name, namespace } }) => name === from && namespace === main.namespace) ?? {};
    const own = servers.get(keyOf({ namespace: main.namespace, name: service }));
    return ingress === undefined || own === undefined ? []
      : [{ id, ingress, unsaid: translation?.unsaid ?? [], servers: own, options: { ...options, ...endpointsApiFor(own, options.backends) } }];
  });
}

/** Kinds with routes of their own that the library renders, and that say no intent of an Ingress. */
const UNREAD = new Set(['IngressRoute', 'IngressRouteTCP', 'HTTPRoute', 'GRPCRoute', 'TLSRoute']);

/** Objects that no load balancer stands for stay as they are. */
function settled(manifests: readonly Manifest[], balancers: PlannedBalancer[], notes: Notes): Plan {
  const taken = new Set<Manifest>();
  balancers.flatMap(manifestsOf).forEach(manifest => taken.add(manifest));
  const objects = manifests.filter(manifest => !taken.has(manifest));
  objects.filter(manifest => notes.of(manifest, []) === undefined).forEach(manifest => notes.replace(manifest, {
    outcome: Outcome.KEPT, by: 'ApiObject', why: UNREAD.has(manifest.kind) ? `import reads routes of Ingresses, and not those of kind ${manifest.kind}: it stays as it is` : 'it stays as it is',
  }));
  return { balancers, objects };
}

/** A construct id: the name in Pascal case, as constructs are called. */
function unusedId(name: string, balancers: ReadonlyMap<string, PlannedBalancer>): string {
  const base = name.split(/[^A-Za-z0-9]+/).map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'Lb';
  return unused(base, '', new Set([...balancers.values()].map(({ id }) => id)));
}

/** The id of a route, with which its object keeps its name where that begins with the name of the Service. */
function idOf({ routes, props }: PlannedBalancer, name: string): string {
  const base = name.startsWith(`${props.name}-`) ? name.slice(`${props.name}-`.length) : name;
  return unused(base, '-', new Set(routes.map(({ id }) => id)));
}

/** A name, with a number behind it where others have it. */
function unused(base: string, joint: string, taken: ReadonlySet<string | undefined>): string {
  let name = base;
  for (let i = 2; taken.has(name); i++) {
    name = `${base}${joint}${i}`;
  }
  return name;
}
