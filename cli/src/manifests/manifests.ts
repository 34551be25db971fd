import { isAlias, isMap, isScalar, isSeq, Pair, YAMLMap } from 'yaml';
import { Position, Problem, readDocuments, SourceDocument } from './documents';
import type { Json } from './scalars';
import type { Source } from './sources';
import { DocumentValue, offsetOf, valueOf } from './values';

/** Where something stands within an object. */
export type Path = readonly (string | number)[];

/** An object of Kubernetes, and where it stands. */
export interface Manifest {
  readonly file: string;
  /** The template of a Helm chart that it was rendered from. */
  readonly template?: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where the manifest leaves it to who applies it. */
  readonly namespace?: string;
  readonly name: string;
  readonly value: { readonly [key: string]: Json };
  /** The place of a field's key or a list's item; of what is nearest to it, where it is missing. */
  position(path?: Path): Position;
  /** The comments before and beside a field or an item, from top to bottom, without their `#`. */
  comments(path?: Path): string[];
}

/** What was read, and what could not be. */
export interface Manifests {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
}

/** The objects of some texts, in their order, with the items of lists in place of the lists. */
export function readManifests(sources: readonly Source[]): Manifests {
  const manifests: Manifest[] = [];
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  for (const source of sources) {
    for (const document of readDocuments(source, report)) {
      const value = valueOf(document, report);
      if (value) {
        addObjects(document, value, value.value, [], '', manifests, report);
      }
    }
  }
  return { manifests, problems };
}

function addObjects(
  document: SourceDocument, root: DocumentValue, value: Json, path: Path, itemOf: string, manifests: Manifest[], report: (problem: Problem) => void,
): void {
  const at = (rest: Path = []) => new Located(document, root.anchors, [...path, ...rest]);
  if (!isObject(value)) {
    report({ file: document.file, ...at().position(), code: 'not-an-object', message: 'no object of Kubernetes: it has neither apiVersion nor kind' });
    return;
  }
  // The items of a typed list, such as an IngressList, may leave both to the list.
  const kind = textOf(value.kind) || itemOf;
  if (Array.isArray(value.items) && /List$/.test(kind)) {
    value.items.forEach((item, i) => addObjects(document, root, item, [...path, 'items', i], kind.slice(0, -'List'.length), manifests, report));
    return;
  }
  const apiVersion = textOf(value.apiVersion);
  if (kind === '' || (apiVersion === '' && itemOf === '')) {
    const missing = kind === '' && apiVersion === '' ? 'neither apiVersion nor kind' : kind === '' ? 'no kind' : 'no apiVersion';
    report({ file: document.file, ...at().position(), code: 'not-an-object', message: `no object of Kubernetes: it has ${missing}` });
    return;
  }
  const metadata = isObject(value.metadata) ? value.metadata : {};
  manifests.push({
    file: document.file,
    template: document.template,
    apiVersion,
    kind,
    namespace: textOf(metadata.namespace) || undefined,
    name: textOf(metadata.name) || textOf(metadata.generateName),
    value,
    position: rest => at(rest).position(),
    comments: rest => at(rest).comments(),
  });
}

/** A field or an item of a document, found when it is asked for. */
class Located {
  public constructor(
    private readonly document: SourceDocument, private readonly anchors: ReadonlyMap<string, unknown>, private readonly path: Path,
  ) {}

  public position(): Position {
    const steps = this.steps();
    const last = steps[steps.length - 1];
    return this.document.positionOf(offsetOf(last.key ?? last.value));
  }

  public comments(): string[] {
    const steps = this.steps();
    if (steps.length <= this.path.length) {
      return [];
    }
    const { key, value, first } = steps[steps.length - 1];
    const texts = first ? [(first as Commented).commentBefore] : [this.document.yaml.commentBefore].slice(this.path.length);
    const nodes = [key, value].map(node => (node ?? {}) as Commented);
    // The comment behind a collection belongs to its end, and one before its first entry stands with the collection.
    texts.push(...nodes.flatMap(node => [isCollection(node) && node === nodes[1] && key ? undefined : node.commentBefore, node.comment]));
    return texts.flatMap(text => text?.split('\n') ?? []).map(line => line.replace(/^ /, '').trimEnd());
  }

  /** From the document down to the place, as far as it is there. */
  private steps(): Step[] {
    const steps: Step[] = [{ value: this.document.yaml.contents }];
    for (const part of this.path) {
      const parent = this.resolved(steps[steps.length - 1].value);
      const step = isMap(parent) ? this.pairOf(parent, String(part)) : isSeq(parent) && typeof part === 'number' && part < parent.items.length
        ? { value: parent.items[part], ...(part === 0 && { first: parent }) } : undefined;
      if (!step) {
        return steps;
      }
      steps.push(step);
    }
    return steps;
  }

  private resolved(node: unknown): unknown {
    return isAlias(node) ? this.anchors.get(node.source) : node;
  }

  /** The pairs of a map by their keys, made when it is first asked for one; those that it merges come after its own. */
  private pairsOf(map: YAMLMap): Map<string, Pair> {
    let pairs = PAIRS.get(map);
    if (!pairs) {
      pairs = new Map(map.items.map(pair => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
      PAIRS.set(map, pairs);
      const merged = this.resolved(pairs.get('<<')?.value);
      for (const other of (isSeq(merged) ? merged.items : [merged]).map(each => this.resolved(each))) {
        for (const [key, pair] of isMap(other) ? this.pairsOf(other) : []) {
          pairs.set(key, pairs.get(key) ?? pair);
        }
      }
    }
    return pairs;
  }

  private pairOf(map: YAMLMap, key: string): Step | undefined {
    const pair = this.pairsOf(map).get(key);
    return pair && { key: pair.key, value: pair.value, ...(pair === map.items[0] && { first: map }) };
  }
}

const PAIRS = new WeakMap<YAMLMap, Map<string, Pair>>();

interface Commented {
  readonly comment?: string | null;
  readonly commentBefore?: string | null;
}

interface Step {
  readonly key?: unknown;
  readonly value: unknown;
  /** The collection that this is the first entry of: it has the comment before the entry. */
  readonly first?: unknown;
}

function isCollection(node: unknown): boolean {
  return isMap(node) || isSeq(node);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
