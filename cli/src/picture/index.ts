import { asHtml } from './html';
import { asMermaid } from './mermaid';
import { asSvg, Described } from './svg';
import { NodeKind, Topology, topologyOf } from './topology';
import { InputError } from '../manifests';
import { readOutput } from '../report/app-output';

export type Format = 'mermaid' | 'svg' | 'html';

/** Beyond this a picture shows nothing, and drawing it takes minutes. */
const MOST = 400;

/**
 * Draws the way of requests through manifests.
 *
 * @param reportFiles Files with reports, whose verdicts are shown.
 * @throws InputError where there is no route to draw, or too many
 */
export async function picture(paths: readonly string[], reportFiles: readonly string[], format: Format): Promise<string> {
  const { manifests, reports } = await readOutput(paths, reportFiles);
  const topology = topologyOf(manifests, reports, MOST);
  const count = topology.nodes.length;
  if (count === 0 || count > MOST) {
    throw new InputError(`${paths.join(', ')}: ${count === 0 ? 'no Ingress, IngressRoute or HTTPRoute' : `more than ${MOST} hosts, paths, Services and servers: pass some of the files`}`);
  }
  switch (format) {
    case 'mermaid':
      return asMermaid(topology);
    case 'svg':
      return asSvg(topology, described(topology));
    case 'html':
      return asHtml(topology, described(topology), reports);
  }
}

function described({ nodes }: Topology): Described {
  const of = (kind: NodeKind) => [...new Set(nodes.filter(node => node.kind === kind).map(({ title }) => title))];
  const named = (titles: readonly string[]) => titles.slice(0, 10).join(', ') + (titles.length > 10 ? ` and ${titles.length - 10} more` : '');
  return {
    title: `Where requests for ${named(of(NodeKind.HOST))} go`,
    description: `From hosts over paths and policies to ${named(of(NodeKind.SERVICE)) || 'no Service'} and its servers ${named(of(NodeKind.SERVER)) || '(none in the manifests)'}.`,
  };
}
