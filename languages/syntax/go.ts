import { CodeEntry, Syntax } from './syntax';
import { Type, TypeReference, typeNamed } from '../program/assemblies';
import { Arguments, Program } from '../program/expression';
import { goPackages } from '../snippets/packages';

/** Go passes primitives by pointers. */
const POINTERS: { readonly [primitive: string]: string } = { string: 'jsii.String', number: 'jsii.Number', boolean: 'jsii.Bool' };
const PRIMITIVES: { readonly [primitive: string]: string } = { string: '*string', number: '*float64', boolean: '*bool' };

export class GoSyntax extends Syntax {
  public readonly file = 'programs.go';

  /** The packages to import: those in use, since Go refuses others. */
  private readonly packages = new Set(['jsii']);

  public write(programs: readonly Program[]): string {
    const functions = programs.flatMap(program => ['func() any {', ...this.lines(program, '', ' := ', ''), '},']);
    const paths: { [name: string]: string } = { ...goPackages(), jsii: 'github.com/aws/jsii-runtime-go' };
    return [
      'package main',
      ...[...this.packages].map(name => `import ${name} "${paths[name]}"`),
      'var programs = []func() any{',
      ...functions,
      '}',
      '',
    ].join('\n');
  }

  public type({ assembly, name }: Type): string {
    const package_ = assembly.replace(/\W/g, '');
    this.packages.add(package_);
    return `${package_}.${name}`;
  }

  public member(name: string): string {
    return name[0].toUpperCase() + name.slice(1);
  }

  protected literal(value: string | number | boolean, { primitive }: TypeReference): string {
    const code = typeof value === 'string' ? text(value) : String(value);
    return primitive! in POINTERS ? `${POINTERS[primitive!]}(${code})` : code;
  }

  protected list(items: readonly string[], type: TypeReference): string {
    return `&${this.collection(type)}{${items.join(', ')}}`;
  }

  protected map(entries: readonly CodeEntry[], type: TypeReference): string {
    return `&${this.collection(type)}{${entries.map(([key, value]) => `${text(key)}: ${value}`).join(', ')}}`;
  }

  protected struct(type: Type, fields: readonly CodeEntry[]): string {
    return `&${this.type(type)}{${fields.map(([name, value]) => `${this.member(name)}: ${value}`).join(', ')}}`;
  }

  protected constant(type: Type, name: string): string {
    return `${this.type(type)}_${name}${type.kind === 'enum' ? '' : '()'}`;
  }

  protected create(type: Type, args: string): string {
    return `${this.type({ ...type, name: `New${type.name}` })}(${args})`;
  }

  protected staticCall(type: Type, method: string, args: string): string {
    return `${this.type(type)}_${this.member(method)}(${args})`;
  }

  protected property(object: string, name: string): string {
    return `${super.property(object, name)}()`;
  }

  /** Go has no optional parameters. */
  protected args(args: Arguments): string {
    return args.map(arg => arg === undefined ? 'nil' : this.code(arg)).join(', ');
  }

  protected echo(): string {
    return 'newEcho()';
  }

  /** The type of a list or a map, to whose values pointers are passed. */
  private collection({ collection }: TypeReference): string {
    const { kind, elementtype } = collection!;
    return `${kind === 'array' ? '[]' : 'map[string]'}${this.reference(elementtype)}`;
  }

  private reference(type: TypeReference): string {
    if (type.collection !== undefined) {
      return `*${this.collection(type)}`;
    }
    if (type.fqn !== undefined) {
      return `${typeNamed(type.fqn).datatype ? '*' : ''}${this.type(typeNamed(type.fqn))}`;
    }
    return PRIMITIVES[type.primitive!] ?? 'any';
  }
}

/** Escapes more than ASCII, since Go refuses some characters in sources, such as a byte order mark. */
function text(value: string): string {
  return JSON.stringify(value).replace(/[^ -~]/gu, each => `\\U${each.codePointAt(0)!.toString(16).padStart(8, '0')}`);
}
