import { isAlias, isMap, isPair, isScalar, isSeq, Pair, Scalar, YAMLMap } from 'yaml';
import type { SourceDocument, Problem } from './documents';
import { MAX_ALIASED } from './limits';
import { Json, plainScalar } from './scalars';

/** The value of a document, and the nodes that its anchors name. */
export interface DocumentValue {
  readonly value: Json;
  readonly anchors: ReadonlyMap<string, unknown>;
}

/** What a value or its node is not, said to stop the reading of a document. */
class Unreadable extends Error {
  public constructor(public readonly node: unknown, public readonly code: Problem['code'], message: string) {
    super(message);
  }
}

/** The plain value of a document as Kubernetes reads it; nothing where it reads none. */
export function valueOf(document: SourceDocument, report: (problem: Problem) => void): DocumentValue | undefined {
  const reader = new ValueReader((node, code, message) => report({ file: document.file, ...document.positionOf(offsetOf(node)), code, message }));
  try {
    return { value: reader.read(document.yaml.contents), anchors: reader.nodes };
  } catch (error) {
    if (!(error instanceof Unreadable)) {
      throw error;
    }
    report({ file: document.file, ...document.positionOf(offsetOf(error.node)), code: error.code, message: error.message });
    return undefined;
  }
}

export function offsetOf(node: unknown): number {
  return (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? 0;
}

class ValueReader {
  public readonly nodes = new Map<string, unknown>();
  private readonly values = new Map<string, { value: Json; size: number }>();
  private aliased = 0;
  private size = 0;

  public constructor(private readonly report: (node: unknown, code: Problem['code'], message: string) => void) {}

  public read(node: unknown): Json {
    const before = this.size++;
    const value = isAlias(node) ? this.readAlias(node)
      : isScalar(node) ? readScalar(node)
        : isSeq(node) ? node.items.map(item => this.read(item))
          : isMap(node) ? this.readMap(node) : null;
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) {
      this.nodes.set(anchor, node);
      this.values.set(anchor, { value, size: this.size - before });
    }
    return value;
  }

  private readAlias(node: { readonly source: string }): Json {
    const target = this.values.get(node.source);
    if (!target) {
      throw new Unreadable(node, 'aliases', `the alias *${node.source} names nothing that stands before it`);
    }
    this.size += target.size;
    this.aliased += target.size;
    if (this.aliased > MAX_ALIASED) {
      throw new Unreadable(node, 'aliases', `aliases stand for more than ${MAX_ALIASED} values: not read`);
    }
    return target.value;
  }

  private readMap(map: YAMLMap): Json {
    const entries = new Map<string, Json>();
    const own = new Set<string>();
    for (const pair of map.items) {
      const key = this.keyOf(pair);
      if (key === '<<' && isScalar(pair.key) && pair.key.type === Scalar.PLAIN) {
        this.merge(pair, entries);
        continue;
      }
      if (own.has(key)) {
        this.report(pair.key, 'duplicate-key', `the key "${key.slice(0, 100)}" stands twice: the last one counts`);
      }
      own.add(key);
      entries.set(key, this.read(pair.value));
    }
    return objectOf(entries);
  }

  /** The keys of other maps, which those of this map override. */
  private merge(pair: Pair, entries: Map<string, Json>): void {
    const merged = this.read(pair.value);
    for (const other of Array.isArray(merged) ? merged : [merged]) {
      if (typeof other !== 'object' || other === null || Array.isArray(other)) {
        throw new Unreadable(pair.key, 'syntax', '"<<" merges maps only');
      }
      for (const [key, value] of Object.entries(other)) {
        if (!entries.has(key)) {
          entries.set(key, value);
        }
      }
    }
  }

  private keyOf({ key }: Pair): string {
    if (isMap(key) || isSeq(key) || isPair(key)) {
      const template = isMap(key);
      throw new Unreadable(key, template ? 'template' : 'syntax', template
        ? 'a map as a key: a template of Helm has to be rendered with "helm template" first' : 'a list as a key, which JSON does not have');
    }
    return String(this.read(key) ?? '');
  }
}

function readScalar(node: Scalar): Json {
  const text = String(node.value ?? '');
  return node.type === Scalar.PLAIN && node.tag !== 'tag:yaml.org,2002:str' && node.tag !== '!' ? plainScalar(text) : text;
}

/** Keys such as `__proto__` are data as any other. */
function objectOf(entries: ReadonlyMap<string, Json>): Json {
  const object: { [key: string]: Json } = {};
  for (const [key, value] of entries) {
    if (key === '__proto__') {
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    } else {
      object[key] = value;
    }
  }
  return object;
}
