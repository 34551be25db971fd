import { Way, waysOf } from './routes';
import type { Verdict } from '../../../src';
import type { Manifest } from '../manifests';
import { ofService } from '../manifests/of-service';
import type { ReadReport } from '../report/read-report';

/** What a node stands for; each kind has a column of its own. */
export enum NodeKind {
  ADDRESS = 'address',
  HOST = 'host',
  PATH = 'path',
  POLICY = 'policy',
  SERVICE = 'service',
  SERVER = 'server',
}

/** A part of the way that requests take. */
export interface Node {
  readonly kind: NodeKind;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A line below the title, perhaps with a verdict. */
export interface Line {
  readonly text: string;
  readonly support?: string;
}

/** The way of requests from one node to another, by their numbers. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly label?: string;
}

export interface Topology {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Nodes and edges, each once. */
class Graph implements Topology {
  public readonly nodes: Node[] = [];
  public readonly edges: Edge[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known = new Set<string>();

  /** The number of a node; what it is made of is made once. */
  public node(kind: NodeKind, key: readonly unknown[], make: () => Omit<Node, 'kind'>): number {
    const id = JSON.stringify([kind, ...key]);
    const number = this.numbers.get(id) ?? this.nodes.push({ kind, ...make() }) - 1;
    this.numbers.set(id, number);
    return number;
  }

  public edge(from: number, to: number, label?: string): void {
    const id = JSON.stringify([from, to, label]);
    if (!this.known.has(id)) {
      this.known.add(id);
      this.edges.push({ from, to, ...label !== undefined && { label } });
    }
  }
}

/**
 * How requests get from hosts to servers in manifests, with the verdicts of the reports.
 *
 * @param most Where there are more nodes than this, the rest is left out.
 */
export function topologyOf(manifests: readonly Manifest[], reports: readonly ReadReport[], most = Infinity): Topology {
  const graph = new Graph();
  for (const route of manifests) {
    if (graph.nodes.length > most) {
      break;
    }
    const verdicts = verdictsOn(route, reports);
    for (const way of waysOf(route)) {
      addWay(graph, route, way, verdicts, manifests);
    }
  }
  return graph;
}

function addWay(graph: Graph, route: Manifest, way: Way, verdicts: readonly Verdict[] | undefined, manifests: readonly Manifest[]): void {
  const where = [route.kind, route.namespace, route.name];
  const path = graph.node(NodeKind.PATH, [...where, way.path], () => ({ title: way.path, lines: [{ text: `${route.kind} ${route.name}` }] }));
  const entries = addressesOf(route, manifests).map(address => graph.node(NodeKind.ADDRESS, [address], () => ({ title: address, lines: [{ text: 'address of the controller' }] })));
  for (const host of way.hosts.length > 0 ? way.hosts : ['every host']) {
    const from = graph.node(NodeKind.HOST, [host, way.isSecure], () => ({ title: host, lines: way.isSecure ? [{ text: 'https' }] : [] }));
    entries.forEach(entry => graph.edge(entry, from));
    graph.edge(from, path);
  }
  const lines = verdicts?.map(({ policy, support, rendered }) => ({ text: `${policy}: ${rendered}`, support })) ?? [...new Set(way.policies)].map(text => ({ text }));
  const last = lines.length === 0 ? path : graph.node(NodeKind.POLICY, [...where, lines], () => ({ title: 'policies', lines }));
  if (last !== path) {
    graph.edge(path, last);
  }
  for (const { name, port, weight } of way.services) {
    const service = graph.node(NodeKind.SERVICE, [route.namespace, name], () => ({ title: `Service ${name}`, lines: port ? [{ text: `port ${port}` }] : [] }));
    graph.edge(last, service, way.services.length > 1 && weight !== undefined ? `weight ${weight}` : undefined);
    for (const server of serversOf(route.namespace, name, manifests)) {
      graph.edge(service, graph.node(NodeKind.SERVER, [server], () => ({ title: server, lines: [] })));
    }
  }
}

/** The verdicts on the route that was rendered to an object; undefined where no report has it. */
function verdictsOn({ kind, namespace, name }: Manifest, reports: readonly ReadReport[]): readonly Verdict[] | undefined {
  for (const { routes, verdicts } of reports) {
    const route = routes.find(each => each.kind === kind && each.name === name && (each.namespace === undefined || each.namespace === namespace));
    if (route) {
      return verdicts.filter(verdict => verdict.route === route.path);
    }
  }
  return undefined;
}

/** The addresses at which clients are to reach the controller: for external-dns, or of the Gateway. */
function addressesOf({ value, namespace }: Manifest, manifests: readonly Manifest[]): string[] {
  const { metadata, spec } = value as any;
  const target = metadata?.annotations?.['external-dns.alpha.kubernetes.io/target'];
  const parents: string[] = Array.isArray(spec?.parentRefs) ? spec.parentRefs.map((parent: any) => parent?.name) : [];
  const gateways = manifests.filter(each => each.kind === 'Gateway' && each.namespace === namespace && parents.includes(each.name));
  const given = gateways.flatMap(each => (each.value as any).spec?.addresses ?? []).map((address: any) => address?.value);
  return [...typeof target === 'string' ? target.split(',') : [], ...given].filter(address => typeof address === 'string' && address !== '');
}

/** The servers of a Service, with their ports. */
function serversOf(namespace: string | undefined, service: string, manifests: readonly Manifest[]): string[] {
  const of = (kind: 'Service' | 'Endpoints' | 'EndpointSlice') => ofService(manifests, kind, namespace, service).map(({ value }): any => value);
  const names = of('Service').filter(value => typeof value.spec?.externalName === 'string')
    .flatMap(({ spec: { externalName, ports } }) => (listed(ports).length > 0 ? listed(ports) : [{}]).map(port => shown(externalName, port?.port)));
  const endpoints = of('Endpoints').flatMap(({ subsets }) => listed(subsets))
    .flatMap(subset => withPorts(listed(subset?.addresses).map(address => address?.ip), subset?.ports));
  const slices = of('EndpointSlice')
    .flatMap(({ endpoints: each, ports }) => withPorts(listed(each).flatMap(endpoint => listed(endpoint?.addresses)), ports));
  return [...new Set([...names, ...endpoints, ...slices])];
}

const listed = (value: unknown): any[] => Array.isArray(value) ? value : [];

function withPorts(ips: readonly unknown[], ports: unknown): string[] {
  return ips.flatMap(ip => (listed(ports).length > 0 ? listed(ports) : [{}]).map(port => shown(ip, port?.port)));
}

function shown(ip: unknown, port: unknown): string {
  return `${String(ip).includes(':') ? `[${String(ip)}]` : String(ip)}${port === undefined ? '' : `:${String(port)}`}`;
}
