import { CodeEntry, Syntax } from './syntax';
import { ASSEMBLIES, Type } from '../program/assemblies';
import { Program } from '../program/expression';

/** JavaScript, which TypeScript is compiled to. */
export class TypeScriptSyntax extends Syntax {
  public readonly file = 'programs.js';

  public write(programs: readonly Program[]): string {
    return [
      ...ASSEMBLIES.map(({ name }) => `const ${variableOf(name)} = require('${name}');`),
      "const { Echo } = require('./echo');",
      "const { outcome } = require('./outcome');",
      'module.exports = [',
      ...programs.flatMap(program => ['() => {', ...this.lines(program, 'const ', ' = ', ';'), '},']),
      '];',
    ].join('\n');
  }

  public type({ assembly, name }: Type): string {
    return `${variableOf(assembly)}.${name}`;
  }

  public member(name: string): string {
    return name;
  }

  protected list(items: readonly string[]): string {
    return `[${items.join(', ')}]`;
  }

  /** Keys are computed, since `__proto__: value` would set the prototype. */
  protected map(entries: readonly CodeEntry[]): string {
    return `{ ${entries.map(([key, value]) => `[${JSON.stringify(key)}]: ${value}`).join(', ')} }`;
  }

  protected struct(_: Type, fields: readonly CodeEntry[]): string {
    return `{ ${fields.map(([name, value]) => `${name}: ${value}`).join(', ')} }`;
  }
}

function variableOf(assembly: string): string {
  return assembly.replace(/\W/g, '_');
}
