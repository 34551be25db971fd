import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { isRefused } from '../../src/controllers/shared/declarations';
import { SUPPORT_MATRIX } from '../../src/support-matrix';

const SRC = path.join(__dirname, '..', '..', 'src');

/** Every source file of the library. */
const SOURCES: readonly ts.SourceFile[] = fs.readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .sort()
  .map(file => ts.createSourceFile(file, fs.readFileSync(path.join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true));

/** The nodes of some sources that a guard holds for. */
function nodesOf<N extends ts.Node>(sources: readonly ts.SourceFile[], guard: (node: ts.Node) => node is N): N[] {
  const found: N[] = [];
  const visit = (node: ts.Node): void => {
    if (guard(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  sources.forEach(visit);
  return found;
}

/** The calls of a function, or of a method of `this`. */
function callsOf(name: string, sources: readonly ts.SourceFile[] = SOURCES): ts.CallExpression[] {
  return nodesOf(sources, ts.isCallExpression).filter(({ expression }) => (
    ts.isPropertyAccessExpression(expression) ? expression.expression.kind === ts.SyntaxKind.ThisKeyword && expression.name.text === name
      : expression.getText() === name
  ));
}

/** How each code whose end is computed can end, by its start. */
const ENDS: { readonly [start: string]: () => readonly string[] } = {
  'controller.': () => firstArguments('fault', 'synthesis/gate.ts'),
  'path-regex.': () => firstArguments('error', 'routing/path-regex.ts'),
  'user-agent.': () => nodesOf(sourcesOf('policies/user-agents.ts'), ts.isArrayLiteralExpression)
    .filter(({ parent }) => ts.isReturnStatement(parent) || ts.isConditionalExpression(parent))
    .flatMap(({ elements: [kind] }) => texts(kind)),
  'refused.': () => SUPPORT_MATRIX.flatMap(({ declarations }) => Object.entries(declarations)
    .filter(([, declaration]) => isRefused(declaration)).map(([feature]) => feature)),
};

/** Functions that get a code as their first argument. */
const THROWING = ['invalid', 'checkWordLength'];

/** The codes of all errors that the sources can throw. */
export function codesOfSources(): Set<string> {
  const given = THROWING.flatMap(name => callsOf(name)).map(call => call.arguments[0]);
  const named = nodesOf(SOURCES, ts.isPropertyAssignment)
    .filter(({ name, parent }) => name.getText() === 'code' && hasFields(parent, ['prop', 'got', 'allowed', 'fix']))
    .map(({ initializer }) => initializer);
  return new Set([...given, ...named].flatMap(codesIn));
}

/** The requirements that the sources can make, as they stand there. */
function requirementObjects(): ts.ObjectLiteralExpression[] {
  return nodesOf(SOURCES, ts.isObjectLiteralExpression).filter(object => hasFields(object, ['id', 'where', 'what', 'why']));
}

/** The names of the fields of each requirement in the sources; `...` where others are spread into it. */
export function requirementLiterals(): { readonly file: string; readonly line: number; readonly id: string; readonly fields: readonly string[] }[] {
  return requirementObjects().map(object => {
    const source = object.getSourceFile();
    return {
      file: source.fileName,
      line: source.getLineAndCharacterOfPosition(object.getStart()).line + 1,
      id: object.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === 'id')!.initializer.getText(),
      fields: object.properties.map(property => property.name?.getText() ?? '...'),
    };
  });
}

/** The ids of all requirements that the sources can make. */
export function requirementsOfSources(): Set<string> {
  return new Set(requirementObjects().flatMap(({ properties }) => properties.filter(ts.isPropertyAssignment)).filter(({ name }) => name.getText() === 'id')
    .flatMap(({ initializer }) => texts(initializer)));
}

/** The notes of the report that the sources can make, as patterns. */
export function notesOfSources(): RegExp[] {
  return ['native', 'approximated', 'omitted'].flatMap(name => callsOf(name)).flatMap(call => call.arguments).map(note => {
    const literal = ts.isIdentifier(note) ? constant(note) : note;
    const parts = ts.isTemplateExpression(literal) ? [literal.head.text, ...literal.templateSpans.map(span => span.literal.text)] : texts(literal);
    return new RegExp(parts.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
  });
}

/** What a constant of the same file is set to. */
function constant(identifier: ts.Identifier): ts.Expression {
  return nodesOf([identifier.getSourceFile()], ts.isVariableDeclaration).find(({ name }) => name.getText() === identifier.text)!.initializer!;
}

function hasFields({ properties }: ts.ObjectLiteralExpression, fields: readonly string[]): boolean {
  return fields.every(field => properties.some(({ name }) => name?.getText() === field));
}

function codesIn(expression: ts.Expression): string[] {
  if (ts.isTemplateExpression(expression)) {
    const start = expression.head.text;
    return ENDS[start]().map(end => `${start}${end}`);
  }
  // The code of a controller of a user's own, and one that is handed on.
  return ['code', 'code as `${string}.${string}`'].includes(expression.getText()) ? [] : texts(expression);
}

/** The texts that an expression can be. */
function texts(expression: ts.Expression): string[] {
  if (ts.isConditionalExpression(expression)) {
    return [...texts(expression.whenTrue), ...texts(expression.whenFalse)];
  }
  if (!ts.isStringLiteral(expression)) {
    throw new Error(`${expression.getSourceFile().fileName}: no text: ${expression.getText()}`);
  }
  return [expression.text];
}

function firstArguments(name: string, file: string): string[] {
  return callsOf(name, sourcesOf(file)).flatMap(call => texts(call.arguments[0]));
}

function sourcesOf(file: string): ts.SourceFile[] {
  return SOURCES.filter(({ fileName }) => fileName === file);
}
