import { CodeEntry, Syntax } from './syntax';
import { targetsOf, Type } from '../program/assemblies';
import { Program } from '../program/expression';

export class JavaSyntax extends Syntax {
  public readonly file = 'src/main/java/driver/Programs.java';

  public write(programs: readonly Program[]): string {
    return [
      'package driver;',
      'import static driver.Outcome.outcome;',
      'import java.util.List;',
      'import java.util.Map;',
      'import java.util.function.Supplier;',
      'final class Programs {',
      `static final List<Supplier<Object>> ALL = List.<Supplier<Object>>of(${programs.map((_, i) => `Programs::program${i}`).join(', ')});`,
      ...programs.flatMap((program, i) => [`static Object program${i}() {`, ...this.lines(program, 'final var ', ' = ', ';'), '}']),
      '}',
      '',
    ].join('\n');
  }

  public type(type: Type): string {
    return `${targetsOf(type).java.package}.${type.name}`;
  }

  public member(name: string, kind: 'property' | 'method'): string {
    return kind === 'method' ? name : `get${name[0].toUpperCase()}${name.slice(1)}`;
  }

  protected literal(value: string | number | boolean): string {
    switch (typeof value) {
      case 'string': return text(value);
      case 'number': return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? String(value) : `${value}d`;
      default: return String(value);
    }
  }

  protected list(items: readonly string[]): string {
    return `List.of(${items.join(', ')})`;
  }

  protected map(entries: readonly CodeEntry[]): string {
    return `Map.ofEntries(${entries.map(([key, value]) => `Map.entry(${text(key)}, ${value})`).join(', ')})`;
  }

  protected struct(type: Type, fields: readonly CodeEntry[]): string {
    return `${this.type(type)}.builder()${fields.map(([name, value]) => `.${name}(${value})`).join('')}.build()`;
  }

  protected property(object: string, name: string): string {
    return `${super.property(object, name)}()`;
  }
}

/** Control characters are octal: Java replaces Unicode escapes before it parses, and a line break would end the literal. */
function text(value: string): string {
  return JSON.stringify(value).replace(/\\\\|\\u00([01].)|[^ -~]/g, (found, control?: string) => {
    if (control !== undefined) {
      return `\\${parseInt(control, 16).toString(8).padStart(3, '0')}`;
    }
    return found.length === 2 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
