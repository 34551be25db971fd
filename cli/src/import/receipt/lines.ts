import { Outcome } from './notes';
import { ReceiptLine } from './receipt-line';
import { Source } from '../../manifests';

/** A line of a source that is a comment, and no part of a text of several lines. */
export interface CommentLine {
  readonly line: number;
  readonly text: string;
}

/** All lines of a text but blank ones: those that fields stand in, and what is between them. */
export function linesOf(source: Source, fields: ReadonlyMap<string, readonly ReceiptLine[]>, unread: (line: number) => boolean): ReceiptLine[] {
  const { name: file, text } = source;
  const comments = new Set(commentsOf(source).map(({ line }) => line));
  const found: ReceiptLine[] = [];
  text.split(LINE_BREAK).forEach((content, i) => {
    const line = i + 1;
    const own = fields.get(`${file}:${line}`);
    const last = found[found.length - 1];
    const beside = (outcome: Outcome, why?: string, by?: string) => found.push({ file, line, endLine: line, column: 1, field: '', text: content.trim(), outcome, by, why });
    if (own !== undefined) {
      found.push(...[...own].sort((a, b) => a.column - b.column).map(each => ({ ...each, text: content.trim() })));
    } else if (content.trim() === '') {
      return;
    } else if (SEPARATOR.test(content)) {
      beside(Outcome.KEPT, 'it separates documents');
    } else if (unread(line)) {
      beside(Outcome.LOST, 'its document is not read');
    } else if (comments.has(line)) {
      beside(Outcome.KEPT, undefined, 'comment');
    } else if (last !== undefined && last.field !== '') {
      last.endLine = line;
    } else {
      beside(Outcome.KEPT, 'it holds the objects');
    }
  });
  return found;
}

const LINE_BREAK = /\r\n|\r|\n/;
const SEPARATOR = /^(---(\s|$)|\.\.\.(\s|$)|%)/;

/** The lines of the document that a line stands in. */
export function documentAround({ text }: Source, line: number): { readonly first: number; readonly last: number } {
  const marks = text.split(LINE_BREAK).flatMap((content, i) => SEPARATOR.test(content) ? [i + 1] : []);
  const next = marks.find(mark => mark > line) ?? Number.MAX_SAFE_INTEGER;
  return { first: Math.max(1, ...marks.filter(mark => mark <= line)), last: next - 1 };
}

/** Whole lines that are comments. Within a text of several lines, which is indented further than its field, a hash begins none. */
export function commentsOf({ text }: Source): CommentLine[] {
  const found: CommentLine[] = [];
  let block: number | undefined;
  text.split(LINE_BREAK).forEach((content, i) => {
    const indent = content.length - content.trimStart().length;
    if (block !== undefined && content.trim() !== '' && indent <= block) {
      block = undefined;
    }
    if (block === undefined && /^\s*#/.test(content)) {
      found.push({ line: i + 1, text: content.trim().slice(1).replace(/^ /, '').trimEnd() });
    } else if (block === undefined && /(^|[:\s-])[|>][-+0-9]*\s*(#.*)?$/.test(content)) {
      block = indent;
    }
  });
  return found;
}
