import { Part, pointer, Shape, variables, Writer } from './writer';
import { TypeReference } from '../program/api';
import { Expression, Field, Json } from '../program/expression';
import { ObjectStatement, Program, Statement } from '../program/program';

export class PythonWriter extends Writer {
  protected readonly mark = '#';
  protected readonly indent = '    ';

  public write(program: Program): string {
    const { chart: { id, namespace } } = program;
    const names = variables(program);
    const options = namespace === undefined ? '' : `, namespace=${this.text(namespace)}`;
    const body = [
      `app = ${this.type('App')}()`,
      `chart = ${this.type('Chart')}(app, ${this.text(id)}${options})`,
      '',
      ...this.comments(program.comments, 0),
      ...program.statements.flatMap(statement => [...this.written(statement, names.get(statement)!), '']),
      'app.synth()',
    ];
    const fromLibrary = this.usedOf(false);
    return [
      '#!/usr/bin/env python',
      'import sys',
      '',
      `from cdk8s import ${this.usedOf(true).join(', ')}`,
      ...fromLibrary.length > 0 ? ['from cdk8s_external_load_balancer import (', ...fromLibrary.map(name => `    ${name},`), ')'] : [],
      '',
      ...body,
      '',
    ].join('\n');
  }

  private written(statement: Statement, variable: string): string[] {
    const { comments, id } = statement;
    if (statement.kind === 'object') {
      return [...this.comments(comments, 0), ...this.object(statement, variable)];
    }
    const parts = (first: string, fields: readonly Field[]) => [{ value: first }, ...this.keywords(fields)];
    return [
      ...this.comments(comments, 0),
      ...this.statement(`${variable} = `, { open: `${this.type('ExternalLoadBalancer')}(`, parts: [{ value: 'chart' }, ...parts(this.text(id), statement.props)], close: ')' }, '', 0),
      ...statement.added.flatMap(added => [
        ...this.comments(added.comments, 0),
        ...this.statement('', { open: `${variable}.${added.kind === 'route' ? 'add_route' : 'add_canary'}(`, parts: parts(this.text(added.id), added.options), close: ')' }, '', 0),
      ]),
      ...statement.patches.flatMap(({ on, at, value }) => this.statement(`${variable}.${on}.add_json_patch(`, this.patch(at, value), ')', 0)),
      `print(${variable}.report.to_string(), file=sys.stderr)`,
    ];
  }

  /** The struct of an object has metadata alone: its other fields are patched in. */
  private object({ id, apiVersion, of, metadata, body }: ObjectStatement, variable: string): string[] {
    return [
      ...this.statement(`${variable} = `, `${this.type('ApiObject')}(chart, ${this.text(id)}, api_version=${this.text(apiVersion)}, kind=${this.text(of)})`, '', 0),
      ...Object.entries({ metadata, ...body }).flatMap(([key, value]) => (
        this.statement(`${variable}.add_json_patch(`, this.patch(pointer(key), value), ')', 0)
      )),
    ];
  }

  protected literal(value: string | number | boolean): string {
    return typeof value === 'boolean' ? value ? 'True' : 'False' : super.literal(value);
  }

  protected text(value: string): string {
    const escaped = JSON.stringify(value);
    return escaped.replace(/[^ -~]/gu, each => {
      const code = each.codePointAt(0)!.toString(16);
      return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
    });
  }

  protected list(_: TypeReference, items: readonly Expression[]): Shape {
    return { open: '[', parts: items.map(value => ({ value })), close: ']' };
  }

  protected map(_: TypeReference, entries: readonly Field[]): Shape {
    return { open: '{', parts: entries.map(({ name, value, comments }) => ({ before: `${this.text(name)}: `, value, comments })), close: '}' };
  }

  protected struct(type: string, fields: readonly Field[]): Shape {
    return { open: `${this.type(type)}(`, parts: this.keywords(fields), close: ')' };
  }

  /** jsii turns the fields of a struct that is the last argument into keyword arguments. */
  protected call(type: string, method: string, args: readonly Expression[]): Shape {
    const parts = args.flatMap((value): Part[] => value.kind === 'struct' ? this.keywords(value.fields) : [{ value }]);
    return { open: `${this.type(type)}.${snake(method)}(`, parts, close: ')' };
  }

  protected json(value: Json): Shape | string {
    if (value === null || typeof value !== 'object') {
      return value === null ? 'None' : this.literal(value as string);
    }
    return Array.isArray(value) ? { open: '[', parts: value.map(each => ({ value: this.json(each) })), close: ']' }
      : { open: '{', parts: Object.entries(value).map(([name, each]) => ({ before: `${this.text(name)}: `, value: this.json(each as Json) })), close: '}' };
  }

  private keywords(fields: readonly Field[]): Part[] {
    return fields.map(({ name, value, comments }) => ({ before: `${snake(name)}=`, value, comments }));
  }
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
}
