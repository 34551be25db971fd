import { documentAround, linesOf } from './lines';
import { Note, Notes, Outcome, Path, Unwritten } from './notes';
import { valueAt } from './of-object';
import { ReceiptLine } from './receipt-line';
import { Problem, Source } from '../../manifests';
import { Manifest } from '../input';
import { pathsIn } from '../recognition/program';
import { Unrenderable, WHY } from '../unrenderable';

export interface Receipt {
  readonly language: string;
  readonly counts: { readonly [outcome in Outcome]: number };
  /** Whether nothing is lost. */
  readonly withoutLoss: boolean;
  /** Objects that stay as they are, by `kind namespace/name`. */
  readonly asObjects: readonly string[];
  readonly lines: readonly ReceiptLine[];
  /** What differs although no line says it. */
  readonly unwritten: readonly (Unwritten & { readonly object: NonNullable<ReceiptLine['object']> })[];
}

/** What is read, without what no app can have, and that. */
export interface Input {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
  readonly unrenderable: readonly Unrenderable[];
}

/** What becomes of each line of the input. */
export function receiptOf(
  sources: readonly Source[], { manifests, problems, unrenderable }: Input, objects: readonly Manifest[], notes: Notes, language: string,
): Receipt {
  const fields = new Map<string, ReceiptLine[]>();
  const enter = (line: ReceiptLine) => {
    const key = `${line.file}:${line.line}`;
    fields.set(key, [...fields.get(key) ?? [], line]);
  };
  manifests.forEach(manifest => fieldsOf(manifest, notes).forEach(enter));
  unrenderable.forEach(({ manifest: { file, kind, namespace, name, position }, path }) => {
    const { line, column } = position(path);
    enter({ file, line, endLine: line, column, object: { kind, namespace, name }, field: fieldText(path), text: '', outcome: Outcome.LOST, why: WHY });
  });
  problems.forEach(({ file, line, column, message }) => enter({ file, line, endLine: line, column, field: '', text: '', outcome: Outcome.LOST, why: `not read: ${message}` }));
  const lines = sources.flatMap(source => {
    const broken = problems.filter(({ file }) => file === source.name).map(({ line }) => documentAround(source, line));
    return linesOf(source, fields, line => broken.some(({ first, last }) => first <= line && line <= last));
  });
  const counts = Object.fromEntries(Object.values(Outcome).map(outcome => [outcome, lines.filter(each => each.outcome === outcome).length]));
  return {
    language,
    counts: counts as Receipt['counts'],
    withoutLoss: counts[Outcome.LOST] === 0,
    asObjects: objects.map(nameOf),
    lines,
    unwritten: manifests.flatMap(manifest => {
      const { kind, namespace, name } = manifest;
      return notes.unwritten(manifest).map(each => ({ object: { kind, namespace, name }, ...each }));
    }),
  };
}

function nameOf({ kind, namespace, name }: NonNullable<ReceiptLine['object']>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Each field of a manifest with a value of its own; where a line opens a structure and nothing else, that. */
function fieldsOf(manifest: Manifest, notes: Notes): ReceiptLine[] {
  const { file, kind, namespace, name, value } = manifest;
  const made = (path: Path, isStructure: boolean): ReceiptLine => {
    const { line, column } = manifest.position(path);
    const note: Note = notes.of(manifest, path) ?? { outcome: Outcome.LOST, why: 'no prop says it' };
    return { file, line, endLine: line, column, object: { kind, namespace, name }, field: fieldText(path), text: '', ...isStructure ? structureOf(note) : note };
  };
  const leaves: ReceiptLine[] = [];
  const structures: ReceiptLine[] = [];
  for (const path of pathsIn(value).filter(each => each.length > 0)) {
    const found = valueAt(value, path);
    const isLeaf = !hasParts(found);
    (isLeaf ? leaves : structures).push({ ...made(path, !isLeaf), ...isEmpty(found) && EMPTY });
  }
  const withLeaf = new Set(leaves.map(({ line }) => line));
  const firsts = structures.filter(({ line }, i) => !withLeaf.has(line) && structures.findIndex(other => other.line === line) === i);
  return [...leaves, ...firsts];
}

/** The API server takes a field without a value for one that is missing. */
const EMPTY: Note = { outcome: Outcome.KEPT, by: undefined, why: 'it is empty' };

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !hasParts(value));
}

function hasParts(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** A line that opens a structure says nothing by itself: what stands in it has lines of its own. */
function structureOf({ outcome, by }: Note): Note {
  return { outcome: Outcome.KEPT, ...outcome === Outcome.LOST ? { why: 'each of its fields has a line of its own' } : { by } };
}

function fieldText(path: Path): string {
  return path.map(step => typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`).join('').replace(/^\./, '');
}

/** The receipt for people: one line of text for each, with the line of the input first. */
export function receiptText({ lines, counts, withoutLoss, asObjects, unwritten }: Receipt): string {
  const one = ({ file, line, endLine, field, text, outcome, by, why }: ReceiptLine) => {
    const place = `${plain(file)}:${line}${endLine > line ? `-${endLine}` : ''}`;
    return `${place}  ${outcome}${by === undefined ? '' : ` by ${plain(by)}`}: ${plain(field === '' ? text : field)}${why === undefined ? '' : ` (${plain(why)})`}`;
  };
  return [
    ...lines.map(one),
    '',
    ...unwritten.length > 0 ? ['what no line says:', ...unwritten.map(({ object, of, why }) => `${plain(nameOf(object))}  ${of} (${plain(why)})`), ''] : [],
    `${Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`).join(', ')}${withoutLoss ? '; nothing is lost' : ''}`,
    ...asObjects.length > 0 ? [`as they are: ${asObjects.map(plain).join(', ')}`] : [],
    '',
  ].join('\n');
}

/** Without characters that would move the cursor of a terminal, or break a line. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
