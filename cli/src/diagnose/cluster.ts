import { refusalsOf } from './api-server';
import { Refusal } from './api-server/schema';
import { at, textOf } from './fields';
import { Ingress } from './ingresses';
import { ControllerName } from '../controllers';
import { Manifest } from '../manifests';

const CLASSES: readonly (readonly [name: RegExp, controller: ControllerName | 'other'])[] = [
  [/nginx/i, 'ingress-nginx'],
  [/traefik/i, 'traefik'],
  [/^(alb|gce|gce-internal|gke|haproxy|kong|contour|cilium|istio|ambassador|azure|webapprouting|openshift|skipper|higress|apisix|citrix|tailscale|cloudflare)/i, 'other'],
];

/** All objects of the files, and what they are to each other. */
export class Cluster {
  public readonly ingresses: readonly Ingress[];
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly byName = new Map<string, Manifest>();
  private readonly ingressOf = new Map<Manifest, Ingress>();
  private readonly refused = new Map<Manifest, readonly Refusal[]>();
  private readonly hosts = new Map<string, Ingress[]>();
  private readonly services = new Map<string, Ingress[]>();
  private readonly slices = new Map<string, Manifest[]>();
  private readonly positions = new Map<Ingress, number>();
  private readonly memo = new Map<string, unknown>();

  /** @param asked The controller that the user names, in place of what classes tell. */
  public constructor(public readonly objects: readonly Manifest[], private readonly asked?: ControllerName) {
    for (const object of objects) {
      add(this.byKind, object.kind, object);
      if (object.kind === 'EndpointSlice') {
        add(this.slices, key('', object.namespace, String(at(object, 'metadata', 'labels', 'kubernetes.io/service-name') ?? '')), object);
      }
      this.byName.set(key(object.kind, object.namespace, object.name), object);
    }
    this.ingresses = this.all('Ingress').filter(({ apiVersion }) => /^(networking\.k8s\.io|extensions|v1$|$)/.test(apiVersion)).map(object => new Ingress(object));
    for (const ingress of this.ingresses) {
      this.ingressOf.set(ingress.object, ingress);
      this.positions.set(ingress, this.positions.size);
      ingress.hosts.forEach(host => add(this.hosts, host, ingress));
      new Set(ingress.backends.map(({ service = '' }) => service)).forEach(service => add(this.services, key('', ingress.object.namespace, service), ingress));
    }
  }

  public all(kind: string): readonly Manifest[] {
    return this.byKind.get(kind) ?? [];
  }

  /** An object by its name. One that names no namespace goes to the one that it is applied to, as do all others of the kind. */
  public find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    return this.byName.get(key(kind, namespace, name));
  }

  public ingress(object: Manifest): Ingress | undefined {
    return this.ingressOf.get(object);
  }

  /** The Ingresses that have a host, whatever their namespace. */
  public ofHost(host: string): readonly Ingress[] {
    return this.hosts.get(host) ?? [];
  }

  /** The Ingresses of a namespace that lead to a Service. */
  public ofService(namespace: string | undefined, service = ''): readonly Ingress[] {
    return this.services.get(key('', namespace, service)) ?? [];
  }

  /** The EndpointSlices that are labelled with a Service. */
  public slicesOf(namespace: string | undefined, service: string): readonly Manifest[] {
    return this.slices.get(key('', namespace, service)) ?? [];
  }

  /** Whether an Ingress stands before another one in the files. */
  public isBefore(one: Ingress, other: Ingress): boolean {
    return this.positions.get(one)! < this.positions.get(other)!;
  }

  /** What is asked of all objects is worked out once. */
  public once<T>(name: string, make: () => T): T {
    if (!this.memo.has(name)) {
      this.memo.set(name, make());
    }
    return this.memo.get(name) as T;
  }

  public refusals(object: Manifest): readonly Refusal[] {
    let refusals = this.refused.get(object);
    if (refusals === undefined) {
      refusals = refusalsOf(object);
      this.refused.set(object, refusals);
    }
    return refusals;
  }

  /** Who serves an Ingress. */
  public controllerOf(ingress: Ingress): ControllerName | 'other' {
    const { className } = ingress;
    const declared = className === undefined ? undefined : textOf(at(this.find('IngressClass', undefined, className) ?? NOTHING, 'spec', 'controller'));
    const known = declared === undefined ? className === undefined ? undefined : CLASSES.find(([name]) => name.test(className))?.[1]
      : declared === 'k8s.io/ingress-nginx' ? 'ingress-nginx' : declared === 'traefik.io/ingress-controller' ? 'traefik' : 'other';
    if (this.asked !== undefined && (known === undefined || known === 'ingress-nginx' || (known === 'traefik' && this.asked !== 'traefik-ingress-nginx'))) {
      return this.asked;
    }
    return known ?? (className !== undefined && Object.keys(ingress.nginx).length === 0 ? 'other' : 'ingress-nginx');
  }

  /** Who serves HTTPRoutes. */
  public get gatewayController(): ControllerName {
    return this.asked === 'gateway-api' || this.asked === 'envoy-gateway' || this.asked === 'traefik' ? this.asked
      : this.objects.some(({ apiVersion }) => apiVersion.startsWith('gateway.envoyproxy.io/'))
        || this.all('GatewayClass').some(each => String(at(each, 'spec', 'controllerName')).startsWith('gateway.envoyproxy.io/')) ? 'envoy-gateway' : 'gateway-api';
  }

  /** Whether an annotation of ingress-nginx is read on an Ingress. */
  public readsNginx(ingress: Ingress): boolean {
    return /^(traefik-)?ingress-nginx$/.test(this.controllerOf(ingress));
  }
}

function add<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name);
  if (list) {
    list.push(item);
  } else {
    lists.set(name, [item]);
  }
}

const NOTHING = { value: {} } as Manifest;

/** Classes have no namespace. */
function key(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}\n${namespace ?? ''}\n${name}`;
}
