import { CodeEntry, Syntax } from './syntax';
import { ASSEMBLIES, targetsOf, Type } from '../program/assemblies';
import { Arguments, Program } from '../program/expression';

export class PythonSyntax extends Syntax {
  public readonly file = 'programs.py';

  public write(programs: readonly Program[]): string {
    return [
      ...ASSEMBLIES.map(({ targets }) => `import ${targets.python.module}`),
      'from echo import Echo',
      'from outcome import outcome',
      ...programs.flatMap((program, i) => [`def program_${i}():`, ...this.lines(program, '', ' = ', '').map(line => `    ${line}`)]),
      `PROGRAMS = [${programs.map((_, i) => `program_${i}`).join(', ')}]`,
      '',
    ].join('\n');
  }

  public type(type: Type): string {
    return `${targetsOf(type).python.module}.${type.name}`;
  }

  public member(name: string): string {
    return name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
  }

  protected literal(value: string | number | boolean): string {
    return typeof value === 'boolean' ? value ? 'True' : 'False' : JSON.stringify(value);
  }

  protected list(items: readonly string[]): string {
    return `[${items.join(', ')}]`;
  }

  protected map(entries: readonly CodeEntry[]): string {
    return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')}}`;
  }

  protected struct(type: Type, fields: readonly CodeEntry[]): string {
    return `${this.type(type)}(${this.keywords(fields)})`;
  }

  protected create(type: Type, args: string): string {
    return `${this.type(type)}(${args})`;
  }

  /** jsii turns the fields of a struct that is the last parameter into keyword arguments. */
  protected args(args: Arguments): string {
    const last = args.at(-1);
    return last?.kind !== 'struct' ? super.args(args)
      : [...args.length > 1 ? [super.args(args.slice(0, -1))] : [], this.keywords(this.entries(last.fields))].join(', ');
  }

  protected echo(): string {
    return 'Echo()';
  }

  private keywords(fields: readonly CodeEntry[]): string {
    return fields.map(([name, value]) => `${this.member(name)}=${value}`).join(', ');
  }
}
