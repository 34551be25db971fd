import { asHtml } from './html';
import { asMermaid } from './mermaid';
import { asSvg, Described } from './svg';
import { NodeKind, Topology, topologyOf } from './topology';
import { InputError, readManifests, readSources } from '../manifests';
import { isReport, readReports } from '../report/read-report';

export type Format = 'mermaid' | 'svg' | 'html';

/** Beyond this a picture shows nothing, and drawing it takes minutes. */
const MOST = 400;

/**
 * Draws the way of requests through manifests.
 *
 * @param reports Files with reports, whose verdicts are shown.
 * @throws InputError where there is no route to draw, or too many
 */
export async function picture(paths: readonly string[], reports: readonly string[], format: Format): Promise<string> {
  const sources = await readSources(paths);
  const { manifests, problems: [broken] } = readManifests(sources.filter(source => !isReport(source)));
  if (broken) {
    throw new InputError(`${broken.file}:${broken.line}:${broken.column}: ${broken.message}`);
  }
  const read = [...sources.filter(isReport), ...await readSources(reports)].flatMap(readReports);
  const topology = topologyOf(manifests, read, MOST);
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
      return asHtml(topology, described(topology), read);
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
