import { commentLines } from './comments';
import { isOfCdk8s, TypeReference } from '../program/api';
import { Expression, Field, Json } from '../program/expression';
import { BalancerStatement, ObjectStatement, Program } from '../program/program';

/** A line is broken where it would be longer. */
const MAX_LINE = 110;

/** Something with parts between its ends, which stand on one line where they fit. */
export interface Shape {
  readonly open: string;
  readonly parts: readonly Part[];
  readonly close: string;
  /** Parts that follow each other without commas, as calls do. */
  readonly chained?: boolean;
  /** Whether blanks stand inside the ends on one line. */
  readonly spaced?: boolean;
}

export interface Part {
  /** What stands before the value, such as the name of a field. */
  readonly before?: string;
  readonly value: Expression | Shape | string;
  readonly after?: string;
  readonly comments?: readonly string[];
}

/** Writes programs in a language. */
export abstract class Writer {
  /** What begins a comment. */
  protected abstract readonly mark: string;
  protected abstract readonly indent: string;
  /** Whether a comma may stand behind the last of several lines. */
  protected readonly trailingComma: boolean = true;

  /** The types that a program names, for its imports. */
  protected readonly used = new Set<string>();

  /** A whole program. */
  public abstract write(program: Program): string;

  protected abstract text(value: string): string;
  protected abstract list(of: TypeReference, items: readonly Expression[]): Shape;
  protected abstract map(of: TypeReference, entries: readonly Field[]): Shape;
  protected abstract struct(type: string, fields: readonly Field[]): Shape;
  protected abstract json(value: Json): Expression | Shape | string;

  /** A member of an enum, or a constant of a class. */
  protected constant(type: string, name: string, isEnum: boolean): string {
    void isEnum;
    return `${this.type(type)}.${name}`;
  }

  protected call(type: string, method: string, args: readonly Expression[]): Shape {
    return { open: `${this.type(type)}.${method}(`, parts: args.map(value => ({ value })), close: ')' };
  }

  protected literal(value: string | number | boolean): string {
    return typeof value === 'string' ? this.text(value) : String(value);
  }

  /** The name of a type, which is imported then. */
  protected type(name: string): string {
    this.used.add(name);
    return name;
  }

  protected usedOf(cdk8s: boolean): string[] {
    return [...this.used].filter(name => isOfCdk8s(name) === cdk8s).sort();
  }

  /** The code of a value that begins in a column of a line with this many levels of indentation. */
  protected code(value: Expression | Shape | string, level: number, column: number): string {
    const shape = this.shapeOf(value);
    if (typeof shape === 'string') {
      return shape;
    }
    const flat = this.flat(shape);
    return flat !== undefined && column + flat.length <= MAX_LINE ? flat : this.broken(shape, level);
  }

  protected comments(comments: readonly string[], level: number): string[] {
    return commentLines(comments, this.mark).map(line => this.indent.repeat(level) + line);
  }

  /** A statement in lines, of which the first begins with a text. */
  protected statement(before: string, value: Expression | Shape | string, after: string, level: number): string[] {
    const start = this.indent.repeat(level) + before;
    return `${start}${this.code(value, level, start.length + after.length)}${after}`.split('\n');
  }

  protected patch(at: string, value: Json): Shape {
    return this.call('JsonPatch', 'add', [{ kind: 'literal', value: at }, { kind: 'json', value }]);
  }

  private shapeOf(value: Expression | Shape | string): Shape | string {
    if (typeof value === 'string' || 'open' in value) {
      return value;
    }
    switch (value.kind) {
      case 'literal': return this.literal(value.value);
      case 'list': return this.list(value.of, value.items);
      case 'map': return this.map(value.of, value.entries);
      case 'struct': return this.struct(value.type, value.fields);
      case 'enum': return this.constant(value.type, value.member, true);
      case 'constant': return this.constant(value.type, value.name, false);
      case 'call': return this.call(value.type, value.method, value.args);
      case 'json': return this.shapeOf(this.json(value.value));
    }
  }

  /** On one line; undefined where comments need lines of their own. */
  private flat({ open, parts, close, chained, spaced }: Shape): string | undefined {
    const texts: string[] = [];
    for (const { before = '', value, after = '', comments = [] } of parts) {
      const shape = this.shapeOf(value);
      const text = typeof shape === 'string' ? shape : this.flat(shape);
      if (text === undefined || comments.length > 0) {
        return undefined;
      }
      texts.push(before + text + after);
    }
    const blank = spaced && texts.length > 0 ? ' ' : '';
    return `${open}${blank}${texts.join(chained ? '' : ', ')}${blank}${close}`;
  }

  private broken({ open, parts, close, chained }: Shape, level: number): string {
    const inner = this.indent.repeat(level + 1);
    const lines = parts.flatMap(({ before = '', value, after = '', comments = [] }, i) => {
      const end = chained || (i === parts.length - 1 && !this.trailingComma) ? '' : ',';
      return [...this.comments(comments, level + 1), `${inner}${before}${this.code(value, level + 1, inner.length + before.length + after.length + end.length)}${after}${end}`];
    });
    return chained ? [open, ...lines].join('\n') + close.replace(/^\./, `\n${inner}.`) : [open, ...lines, this.indent.repeat(level) + close].join('\n');
  }
}

/** A name for a variable that no other statement has: of the id, where that makes one. */
export function variables({ statements }: Program): ReadonlyMap<BalancerStatement | ObjectStatement, string> {
  return new Map(statements.map((statement, i) => [statement, statement.kind === 'object' ? `object${i + 1}` : `lb${i + 1}`]));
}

export function capital(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}

/** The place of a field in a JSON patch. */
export function pointer(key: string): string {
  return `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
