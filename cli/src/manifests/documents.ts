import { Document, LineCounter, parseDocument } from 'yaml';
import { isTooDeep, MAX_DEPTH } from './limits';
import type { Source } from './sources';

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a document, or a part of it, is not read. */
export interface Problem extends Position {
  readonly file: string;
  readonly code: 'syntax' | 'template' | 'too-deep' | 'aliases' | 'duplicate-key' | 'not-an-object';
  readonly message: string;
}

/** One document of a text, parsed without a look at what its scalars mean. */
export interface SourceDocument {
  readonly file: string;
  /** The template of a Helm chart that it comes from. */
  readonly template?: string;
  readonly yaml: Document.Parsed;
  positionOf(offset: number): Position;
}

const MARKER = /^---(?=[ \t\r\n]|$)/gm;
const EMPTY = /^(?:---)?(?:[ \t]*(?:#.*|%.*|\.\.\.[ \t]*|null|~)?(?:\r?\n|$))*$/;
const TEMPLATE = /^#[ \t]*Source:[ \t]*(\S+)[ \t]*$/m;
const DIRECTIVE = /\{\{-?\s*(?:[.$]|(?:if|else|end|range|with|include|template|define|toYaml|tpl)\b)/;

/**
 * The documents of a text that are not empty. Each is parsed by itself, so one that is broken leaves the others readable: `---` at the
 * start of a line separates them wherever it stands.
 */
export function* readDocuments({ name, text }: Source, report: (problem: Problem) => void): Generator<SourceDocument> {
  let firstLine = 1;
  for (const part of split(text)) {
    const document = EMPTY.test(part) ? undefined : readDocument(name, part, firstLine, report);
    if (document) {
      yield document;
    }
    firstLine += lineBreaks(part);
  }
}

function readDocument(file: string, text: string, firstLine: number, report: (problem: Problem) => void): SourceDocument | undefined {
  if (isTooDeep(text)) {
    report({ file, line: firstLine, column: 1, code: 'too-deep', message: `nested more than ${MAX_DEPTH} levels deep: not read` });
    return undefined;
  }
  const lineCounter = new LineCounter();
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1) - 1 + firstLine, column: Math.max(col, 1) };
  };
  // What scalars mean is for `values.ts`, as is whether keys stand twice, which the parser compares each with each.
  const yaml = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, keepSourceTokens: false, logLevel: 'silent', lineCounter });
  const [error] = yaml.errors;
  if (error) {
    // Where a line is indented too far, the parser first names the line before it.
    const indented = yaml.errors.find(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
    const template = DIRECTIVE.test(text);
    report({
      file,
      ...positionOf(indented ? indented.pos[1] - 1 : error.pos[0]),
      code: template ? 'template' : error.code === 'RESOURCE_EXHAUSTION' ? 'too-deep' : 'syntax',
      message: template ? 'a template of Helm is no YAML: render it with "helm template" and pass the result'
        : `not valid YAML: ${error.message.split('\n')[0]}`,
    });
    return undefined;
  }
  return { file, template: TEMPLATE.exec(text)?.[1], yaml, positionOf };
}

function split(text: string): string[] {
  const starts = [0, ...Array.from(text.matchAll(MARKER), ({ index }) => index).filter(index => index > 0)];
  return starts.map((start, i) => text.slice(start, starts[i + 1]));
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    count++;
  }
  return count;
}
