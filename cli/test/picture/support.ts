import { Testing, Yaml } from 'cdk8s';
import type { ExternalLoadBalancerProps } from '../../../src';
import { chartIn, loadBalancerOfTwo } from '../../../test/support';
import { readManifests } from '../../src/manifests';
import { topologyOf, Topology } from '../../src/picture/topology';
import { ReadReport, readReports } from '../../src/report/read-report';

/** What a load balancer is drawn from. */
export interface Drawn {
  readonly topology: Topology;
  readonly reports: readonly ReadReport[];
}

/** Renders a load balancer, and reads it as the command does. */
export function drawn(props: Partial<ExternalLoadBalancerProps>, withReport = true): Drawn {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const chart = chartIn();
  const lb = loadBalancerOfTwo(props, chart);
  const { manifests } = readManifests([{ name: 'app.yaml', text: Yaml.stringify(...Testing.synth(chart)) }]);
  stderr.mockRestore();
  const reports = withReport ? readReports({ name: 'report.json', text: lb.report.toJson() }) : [];
  return { topology: topologyOf(manifests, reports), reports };
}

/** Titles from node to node, as lines. */
export function ways({ nodes, edges }: Topology): string[] {
  return edges.map(({ from, to, label }) => `${nodes[from].title} -> ${nodes[to].title}${label === undefined ? '' : ` (${label})`}`);
}
