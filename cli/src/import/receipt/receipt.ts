import { Note, Notes, Outcome, Path } from './notes';
import { Manifests, Source } from '../../manifests';
import { Manifest } from '../input';
import { pathsIn } from '../recognition/program';

/** A line of the input, or a field of one that holds several. */
export interface ReceiptLine {
  readonly file: string;
  readonly line: number;
  /** Where it ends, if a later line belongs to it. */
  endLine: number;
  readonly column: number;
  readonly object?: { readonly kind: string; readonly namespace?: string; readonly name: string };
  /** The field, as a path; empty for comments and marks. */
  readonly field: string;
  readonly text: string;
  readonly outcome: Outcome;
  readonly by?: string;
  readonly why?: string;
}

export interface Receipt {
  readonly language: string;
  readonly counts: { readonly [outcome in Outcome]: number };
  /** Whether nothing is lost. */
  readonly withoutLoss: boolean;
  /** Objects that stay as they are, by `kind namespace/name`. */
  readonly asObjects: readonly string[];
  readonly lines: readonly ReceiptLine[];
}

/** What becomes of each line of the input. */
export function receiptOf(
  sources: readonly Source[], { manifests, problems }: Manifests, objects: readonly Manifest[], notes: Notes, language: string,
): Receipt {
  const fields = new Map<string, ReceiptLine[]>();
  const enter = (line: ReceiptLine) => {
    const key = `${line.file}:${line.line}`;
    fields.set(key, [...fields.get(key) ?? [], line]);
  };
  manifests.forEach(manifest => fieldsOf(manifest, notes).forEach(enter));
  problems.forEach(({ file, line, column, message }) => enter({ file, line, endLine: line, column, field: '', text: '', outcome: Outcome.LOST, why: `not read: ${message}` }));
  const lines = sources.flatMap(source => linesOf(source, fields));
  const counts = Object.fromEntries(Object.values(Outcome).map(outcome => [outcome, lines.filter(each => each.outcome === outcome).length]));
  return {
    language,
    counts: counts as Receipt['counts'],
    withoutLoss: counts[Outcome.LOST] === 0,
    asObjects: objects.map(({ kind, namespace, name }) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`),
    lines,
  };
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
    const isLeaf = !hasParts(path.reduce((found: any, step) => found?.[step], value));
    (isLeaf ? leaves : structures).push(made(path, !isLeaf));
  }
  const withLeaf = new Set(leaves.map(({ line }) => line));
  const firsts = structures.filter(({ line }, i) => !withLeaf.has(line) && structures.findIndex(other => other.line === line) === i);
  return [...leaves, ...firsts];
}

function hasParts(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** A line that opens a structure says nothing by itself: what stands in it has lines of its own. */
function structureOf({ outcome, by }: Note): Note {
  return { outcome: Outcome.KEPT, ...outcome === Outcome.LOST ? { why: 'each of its fields has a line of its own' } : { by } };
}

/** All lines of a text but blank ones. */
function linesOf({ name: file, text }: Source, fields: ReadonlyMap<string, readonly ReceiptLine[]>): ReceiptLine[] {
  const found: ReceiptLine[] = [];
  text.split(/\r\n|\r|\n/).forEach((content, i) => {
    const line = i + 1;
    const own = fields.get(`${file}:${line}`);
    const last = found[found.length - 1];
    if (own !== undefined) {
      found.push(...[...own].sort((a, b) => a.column - b.column).map(each => ({ ...each, text: content.trim() })));
    } else if (/^\s*#/.test(content) && (last === undefined || !isInBlock(text, last, line))) {
      found.push({ file, line, endLine: line, column: 1, field: '', text: content.trim(), outcome: Outcome.KEPT, by: 'comment' });
    } else if (/^(---|\.\.\.|%)/.test(content)) {
      found.push({ file, line, endLine: line, column: 1, field: '', text: content.trim(), outcome: Outcome.KEPT, why: 'it separates documents' });
    } else if (content.trim() !== '') {
      if (last === undefined) {
        found.push({ file, line, endLine: line, column: 1, field: '', text: content.trim(), outcome: Outcome.KEPT, why: 'it belongs to what follows' });
      } else {
        last.endLine = line;
      }
    }
  });
  return found;
}

/** Whether a line with a hash belongs to the text of a field before it: it is indented further than that. */
function isInBlock(text: string, { line, endLine }: ReceiptLine, at: number): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  const indent = (each: string) => each.length - each.trimStart().length;
  return at === endLine + 1 && /[|>][-+0-9]*\s*$/.test(lines[line - 1]) && indent(lines[at - 1]) > indent(lines[line - 1]);
}

function fieldText(path: Path): string {
  return path.map(step => typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`).join('').replace(/^\./, '');
}

/** The receipt for people: one line of text for each, with the line of the input first. */
export function receiptText({ lines, counts, withoutLoss, asObjects }: Receipt): string {
  const one = ({ file, line, endLine, field, text, outcome, by, why }: ReceiptLine) => {
    const place = `${plain(file)}:${line}${endLine > line ? `-${endLine}` : ''}`;
    return `${place}  ${outcome}${by === undefined ? '' : ` by ${plain(by)}`}: ${plain(field === '' ? text : field)}${why === undefined ? '' : ` (${plain(why)})`}`;
  };
  return [
    ...lines.map(one),
    '',
    `${Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`).join(', ')}${withoutLoss ? '; nothing is lost' : ''}`,
    ...asObjects.length > 0 ? [`as they are: ${asObjects.map(plain).join(', ')}`] : [],
    '',
  ].join('\n');
}

/** Without characters that would move the cursor of a terminal, or break a line. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
