import { Part, Shape, variables, Writer } from './writer';
import { TypeReference } from '../program/api';
import { Expression, Field, Json } from '../program/expression';
import { Program, Statement } from '../program/program';

export class TypeScriptWriter extends Writer {
  protected readonly mark = '//';
  protected readonly indent = '  ';

  public write(program: Program): string {
    const { chart: { id, namespace } } = program;
    const names = variables(program);
    const options = namespace === undefined ? '' : `, { namespace: ${this.text(namespace)} }`;
    const body = [
      `const app = new ${this.type('App')}();`,
      `const chart = new ${this.type('Chart')}(app, ${this.text(id)}${options});`,
      '',
      ...this.comments(program.comments, 0),
      ...program.statements.flatMap(statement => [...this.written(statement, names.get(statement)!), '']),
      'app.synth();',
    ];
    const fromLibrary = this.usedOf(false);
    return [
      `import { ${this.usedOf(true).join(', ')} } from 'cdk8s';`,
      ...fromLibrary.length > 0 ? this.statement('import ', { open: '{', parts: fromLibrary.map(value => ({ value })), close: '}', spaced: true }, ' from \'cdk8s-external-load-balancer\';', 0) : [],
      '',
      ...body,
      '',
    ].join('\n');
  }

  private written(statement: Statement, variable: string): string[] {
    const { comments, id } = statement;
    if (statement.kind === 'object') {
      const { apiVersion, of, metadata, body } = statement;
      const value = { apiVersion, kind: of, metadata, ...body };
      return [...this.comments(comments, 0), ...this.statement(`new ${this.type('ApiObject')}(chart, ${this.text(id)}, `, { kind: 'json', value }, ');', 0)];
    }
    const start = `new ${this.type('ExternalLoadBalancer')}(chart, ${this.text(id)}, `;
    return [
      ...this.comments(comments, 0),
      ...this.statement(`const ${variable} = ${start}`, this.struct('', statement.props), ');', 0),
      ...statement.added.flatMap(added => [
        ...this.comments(added.comments, 0),
        ...this.statement(`${variable}.${added.kind === 'route' ? 'addRoute' : 'addCanary'}(${this.text(added.id)}, `, this.struct('', added.options), ');', 0),
      ]),
      ...statement.patches.flatMap(({ on, at, value }) => this.statement(`${variable}.${on}.addJsonPatch(`, this.patch(at, value), ');', 0)),
      `process.stderr.write(\`\${${variable}.report}\\n\`);`,
    ];
  }

  protected text(value: string): string {
    const escaped = JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, '\\\'');
    return `'${escaped.replace(/[^ -~]/g, each => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
  }

  protected list(_: TypeReference, items: readonly Expression[]): Shape {
    return { open: '[', parts: items.map(value => ({ value })), close: ']' };
  }

  protected map(_: TypeReference, entries: readonly Field[]): Shape {
    return this.braces(entries.map(({ name, value, comments }) => ({ before: `${this.key(name)}: `, value, comments })));
  }

  protected struct(_: string, fields: readonly Field[]): Shape {
    return this.map('any', fields);
  }

  protected json(value: Json): Shape | string {
    if (value === null || typeof value !== 'object') {
      return value === null ? 'null' : this.literal(value as string);
    }
    return Array.isArray(value) ? { open: '[', parts: value.map(each => ({ value: this.json(each) })), close: ']' }
      : this.braces(Object.entries(value).map(([name, each]) => ({ before: `${this.key(name)}: `, value: this.json(each as Json) })));
  }

  /** `__proto__` would set the prototype, unless its name is computed. */
  private key(name: string): string {
    return name === '__proto__' ? `[${this.text(name)}]` : /^[A-Za-z_]\w*$/.test(name) ? name : this.text(name);
  }

  private braces(parts: readonly Part[]): Shape {
    return { open: '{', parts, close: '}', spaced: true };
  }
}
