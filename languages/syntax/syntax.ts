import { Type, TypeReference } from '../program/assemblies';
import { Arguments, Entry, Expression, Program } from '../program/expression';

/** An entry of a map or a field of a struct, its value as code. */
export type CodeEntry = readonly [key: string, code: string];

/** Writes programs in a language. The defaults fit languages that put a dot before methods and properties. */
export abstract class Syntax {
  /** The file of the driver that holds the programs. */
  public abstract readonly file: string;

  /** The content of that file: a list of functions, one a program. */
  public abstract write(programs: readonly Program[]): string;

  /** The name of a type. */
  public abstract type(type: Type): string;

  /** The name of a property or a method. */
  public abstract member(name: string, kind: 'property' | 'method'): string;

  /** The body of a function; the other arguments are the tokens before and after the name of a new variable, and after a statement. */
  protected lines({ statements, results }: Program, declare: string, assign: string, end: string): string[] {
    return [
      ...statements.map(({ variable, value }) => (variable === undefined ? '' : `${declare}${variable}${assign}`) + this.code(value) + end),
      `return outcome(${results.join(', ')})${end}`,
    ];
  }

  /** The code of a value. */
  protected code(expression: Expression): string {
    switch (expression.kind) {
      case 'literal': return this.literal(expression.value, expression.type);
      case 'list': return this.list(expression.items.map(item => this.code(item)), expression.type);
      case 'map': return this.map(this.entries(expression.entries), expression.type);
      case 'struct': return this.struct(expression.type, this.entries(expression.fields));
      case 'constant': return this.constant(expression.type, expression.name);
      case 'new': return this.create(expression.type, this.args(expression.args));
      case 'static call': return this.staticCall(expression.type, expression.method, this.args(expression.args));
      case 'call': return `${this.code(expression.on)}.${this.member(expression.method, 'method')}(${this.args(expression.args)})`;
      case 'property': return this.property(this.code(expression.of), expression.name);
      case 'variable': return expression.name;
      case 'echo': return this.echo();
    }
  }

  protected literal(value: string | number | boolean, _type: TypeReference): string {
    return JSON.stringify(value);
  }

  protected abstract list(items: readonly string[], type: TypeReference): string;

  protected abstract map(entries: readonly CodeEntry[], type: TypeReference): string;

  protected abstract struct(type: Type, fields: readonly CodeEntry[]): string;

  /** A static property, or the member of an enum. */
  protected constant(type: Type, name: string): string {
    return `${this.type(type)}.${name}`;
  }

  protected create(type: Type, args: string): string {
    return `new ${this.type(type)}(${args})`;
  }

  protected staticCall(type: Type, method: string, args: string): string {
    return `${this.type(type)}.${this.member(method, 'method')}(${args})`;
  }

  protected property(object: string, name: string): string {
    return `${object}.${this.member(name, 'property')}`;
  }

  protected args(args: Arguments): string {
    return args.flatMap(arg => arg === undefined ? [] : [this.code(arg)]).join(', ');
  }

  /** An instance of the custom controller. */
  protected echo(): string {
    return 'new Echo()';
  }

  protected entries(entries: readonly Entry[]): CodeEntry[] {
    return entries.map(([key, value]) => [key, this.code(value)]);
  }
}
