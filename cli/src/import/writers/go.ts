import { capital, Part, pointer, Shape, variables, Writer } from './writer';
import { API, classNamed, isOfCdk8s, TypeReference } from '../program/api';
import { Expression, Field, Json } from '../program/expression';
import { ObjectStatement, Program, Statement } from '../program/program';

/** What makes the pointers by which Go passes primitives. */
const POINTERS = { string: 'jsii.String', number: 'jsii.Number', boolean: 'jsii.Bool' } as const;
const PRIMITIVES: { readonly [primitive: string]: string } = { string: '*string', number: '*float64', boolean: '*bool', any: 'any' };

export class GoWriter extends Writer {
  protected readonly mark = '//';
  protected readonly indent = '\t';

  public write(program: Program): string {
    const { chart: { id, namespace } } = program;
    const names = variables(program);
    const options = namespace === undefined ? 'nil' : `&cdk8s.ChartProps{Namespace: ${this.literal(namespace)}}`;
    const body = [
      '\tapp := cdk8s.NewApp(nil)',
      `\tchart := cdk8s.NewChart(app, ${this.literal(id)}, ${options})`,
      '',
      ...this.comments(program.comments, 1),
      ...program.statements.flatMap(statement => [...this.written(statement, names.get(statement)!), '']),
      '\tapp.Synth()',
    ];
    const hasBalancers = program.statements.some(({ kind }) => kind === 'load balancer');
    return [
      'package main',
      '',
      'import (',
      ...hasBalancers ? ['\t"fmt"', '\t"os"', ''] : [],
      '\t"github.com/aws/jsii-runtime-go"',
      '\t"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"',
      ...hasBalancers ? ['', '\telb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"'] : [],
      ')',
      '',
      'func main() {',
      '\tdefer jsii.Close()',
      '',
      ...body,
      '}',
      '',
    ].join('\n');
  }

  private written(statement: Statement, variable: string): string[] {
    const { comments, id } = statement;
    if (statement.kind === 'object') {
      return [...this.comments(comments, 1), ...this.object(statement, variable)];
    }
    return [
      ...this.comments(comments, 1),
      ...this.statement(`${variable} := elb.NewExternalLoadBalancer(chart, ${this.literal(id)}, `, this.struct('ExternalLoadBalancerProps', statement.props), ')', 1),
      ...statement.added.flatMap(({ kind, comments: before, id: of, options }) => [
        ...this.comments(before, 1),
        ...this.statement(`${variable}.${kind === 'route' ? 'AddRoute' : 'AddCanary'}(${this.literal(of)}, `, this.struct(kind === 'route' ? 'AddedRouteOptions' : 'CanaryOptions', options), ')', 1),
      ]),
      ...statement.patches.flatMap(({ on, at, value }) => this.statement(`${variable}.${capital(on)}().AddJsonPatch(`, this.patch(at, value), ')', 1)),
      `\tfmt.Fprintln(os.Stderr, *${variable}.Report().ToString())`,
    ];
  }

  /** The struct of an object has metadata alone: its other fields are patched in. */
  private object({ id, apiVersion, of, metadata, body }: ObjectStatement, variable: string): string[] {
    return [
      ...this.statement(`${variable} := `, {
        open: `cdk8s.NewApiObject(chart, ${this.literal(id)}, &cdk8s.ApiObjectProps{`,
        parts: [{ value: `ApiVersion: ${this.literal(apiVersion)}` }, { value: `Kind: ${this.literal(of)}` }],
        close: '})',
      }, '', 1),
      ...Object.entries({ metadata, ...body }).flatMap(([key, value]) => (
        this.statement(`${variable}.AddJsonPatch(`, this.patch(pointer(key), value), ')', 1)
      )),
    ];
  }

  protected type(name: string): string {
    return `${isOfCdk8s(name) ? 'cdk8s' : 'elb'}.${name}`;
  }

  protected literal(value: string | number | boolean): string {
    return `${POINTERS[typeof value as keyof typeof POINTERS]}(${typeof value === 'string' ? this.text(value) : value})`;
  }

  /** Escapes more than ASCII, since Go refuses some characters in sources, such as a byte order mark, and in texts halves of characters. */
  protected text(value: string): string {
    return JSON.stringify(value).replace(/\\\\|\\ud[89a-f]../g, found => found === '\\\\' ? found : '\\ufffd')
      .replace(/[^ -~]/gu, each => `\\U${each.codePointAt(0)!.toString(16).padStart(8, '0')}`);
  }

  protected list(of: TypeReference, items: readonly Expression[]): Shape {
    return of === 'string' ? { open: 'jsii.Strings(', parts: items.map(value => ({ value: this.text((value as { readonly value: string }).value) })), close: ')' }
      : { open: `&[]${this.reference(of)}{`, parts: items.map(value => ({ value })), close: '}' };
  }

  protected map(of: TypeReference, entries: readonly Field[]): Shape {
    return { open: `&map[string]${this.reference(of)}{`, parts: entries.map(({ name, value, comments }) => ({ before: `${this.text(name)}: `, value, comments })), close: '}' };
  }

  protected struct(type: string, fields: readonly Field[]): Shape {
    return { open: `&${this.type(type)}{`, parts: fields.map(({ name, value, comments }) => ({ before: `${capital(name)}: `, value, comments })), close: '}' };
  }

  protected constant(type: string, name: string, isEnum: boolean): string {
    return `${this.type(type)}_${name}${isEnum ? '' : '()'}`;
  }

  /** Go has no optional parameters. */
  protected call(type: string, method: string, args: readonly Expression[]): Shape {
    const missing = classNamed(type).methods[method].slice(args.length).map((): Part => ({ value: 'nil' }));
    return { open: `${this.type(type)}_${capital(method)}(`, parts: [...args.map((value): Part => ({ value })), ...missing], close: ')' };
  }

  protected json(value: Json): Shape | string {
    if (value === null || typeof value !== 'object') {
      return value === null ? 'nil' : typeof value === 'string' ? this.text(value) : String(value);
    }
    return Array.isArray(value) ? { open: '[]any{', parts: value.map(each => ({ value: this.json(each) })), close: '}' }
      : { open: 'map[string]any{', parts: Object.entries(value).map(([name, each]) => ({ before: `${this.text(name)}: `, value: this.json(each as Json) })), close: '}' };
  }

  private reference(type: TypeReference): string {
    return typeof type !== 'string' ? 'list' in type ? `*[]${this.reference(type.list)}` : `*map[string]${this.reference(type.map)}`
      : PRIMITIVES[type] ?? `${type in API.structs ? '*' : ''}${this.type(type)}`;
  }
}
