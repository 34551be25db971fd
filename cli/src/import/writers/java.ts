import { capital, Part, pointer, Shape, variables, Writer } from './writer';
import { TypeReference } from '../program/api';
import { Expression, Field, Json } from '../program/expression';
import { ObjectStatement, Program, Statement } from '../program/program';

export class JavaWriter extends Writer {
  protected readonly mark = '//';
  protected readonly indent = '    ';
  protected readonly trailingComma = false;
  private readonly utilities = new Set<string>();

  public write(program: Program): string {
    const { chart: { id, namespace } } = program;
    const names = variables(program);
    const options = namespace === undefined ? '' : `, ${this.type('ChartProps')}.builder().namespace(${this.text(namespace)}).build()`;
    const body = [
      `        final ${this.type('App')} app = new App();`,
      `        final ${this.type('Chart')} chart = new Chart(app, ${this.text(id)}${options});`,
      '',
      ...this.comments(program.comments, 2),
      ...program.statements.flatMap(statement => [...this.written(statement, names.get(statement)!), '']),
      '        app.synth();',
    ];
    return [
      'package com.example;',
      '',
      ...this.usedOf(false).map(name => `import dev.cdk8s.externalloadbalancer.${name};`),
      ...[...this.utilities].sort().map(name => `import java.util.${name};`),
      ...this.usedOf(true).map(name => `import org.cdk8s.${name};`),
      '',
      'public final class Main {',
      '    public static void main(final String[] args) {',
      ...body,
      '    }',
      '',
      '    private Main() {',
      '    }',
      '}',
      '',
    ].join('\n');
  }

  private written(statement: Statement, variable: string): string[] {
    const { comments, id } = statement;
    if (statement.kind === 'object') {
      return [...this.comments(comments, 2), ...this.object(statement, variable)];
    }
    const type = this.type('ExternalLoadBalancer');
    return [
      ...this.comments(comments, 2),
      ...this.statement(`final ${type} ${variable} = `, this.chain(`${type}.Builder.create(chart, ${this.text(id)})`, statement.props), ';', 2),
      ...statement.added.flatMap(({ kind, comments: before, id: of, options }) => [
        ...this.comments(before, 2),
        ...this.statement(`${variable}.${kind === 'route' ? 'addRoute' : 'addCanary'}(${this.text(of)}, `, this.struct(kind === 'route' ? 'AddedRouteOptions' : 'CanaryOptions', options), ');', 2),
      ]),
      ...statement.patches.flatMap(({ on, at, value }) => this.statement(`${variable}.get${capital(on)}().addJsonPatch(`, this.patch(at, value), ');', 2)),
      `        System.err.println(${variable}.getReport());`,
    ];
  }

  /** The struct of an object has metadata alone: its other fields are patched in. */
  private object({ id, apiVersion, of, metadata, body }: ObjectStatement, variable: string): string[] {
    const type = this.type('ApiObject');
    return [
      ...this.statement(`final ${type} ${variable} = `, {
        open: `${type}.Builder.create(chart, ${this.text(id)})`, parts: [{ value: `.apiVersion(${this.text(apiVersion)})` }, { value: `.kind(${this.text(of)})` }], close: '.build()', chained: true,
      }, ';', 2),
      ...Object.entries({ metadata, ...body }).flatMap(([key, value]) => (
        this.statement(`${variable}.addJsonPatch(`, this.patch(pointer(key), value), ');', 2)
      )),
    ];
  }

  protected literal(value: string | number | boolean): string {
    return typeof value === 'number' && (!Number.isInteger(value) || Math.abs(value) >= 2 ** 31) ? `${value}d` : super.literal(value);
  }

  /** Control characters are octal: Java replaces Unicode escapes before it parses, and a line break would end the literal. */
  protected text(value: string): string {
    return JSON.stringify(value).replace(/\\\\|\\u00([01].)|\\u([d][89a-f]..)|[^ -~]/g, (found, control?: string, surrogate?: string) => {
      if (control !== undefined) {
        return `\\${parseInt(control, 16).toString(8).padStart(3, '0')}`;
      }
      return found === '\\\\' || surrogate !== undefined ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  }

  protected list(_: TypeReference, items: readonly Expression[]): Shape {
    this.utilities.add('List');
    return { open: 'List.of(', parts: items.map(value => ({ value })), close: ')' };
  }

  protected map(_: TypeReference, entries: readonly Field[]): Shape {
    this.utilities.add('Map');
    return { open: 'Map.ofEntries(', parts: entries.map(({ name, value, comments }) => ({ before: `Map.entry(${this.text(name)}, `, value, after: ')', comments })), close: ')' };
  }

  protected struct(type: string, fields: readonly Field[]): Shape {
    return this.chain(`${this.type(type)}.builder()`, fields);
  }

  /** Lists and maps of Java hold no null, which says the same to the API server as a field that is missing. */
  protected json(value: Json): Shape | string {
    if (value === null || typeof value !== 'object') {
      return value === null ? 'null' : this.literal(value as string);
    }
    const parts = (all: readonly Part[]) => all;
    if (Array.isArray(value)) {
      this.utilities.add('List');
      return { open: 'List.of(', parts: parts(value.filter(each => each !== null).map(each => ({ value: this.json(each) }))), close: ')' };
    }
    this.utilities.add('Map');
    const entries = Object.entries(value).filter(([, each]) => each !== null);
    return { open: 'Map.ofEntries(', parts: parts(entries.map(([name, each]) => ({ before: `Map.entry(${this.text(name)}, `, value: this.json(each as Json), after: ')' }))), close: ')' };
  }

  private chain(open: string, fields: readonly Field[]): Shape {
    return { open, parts: fields.map(({ name, value, comments }) => ({ before: `.${name}(`, value, after: ')', comments })), close: '.build()', chained: true };
  }
}
