import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import * as library from '../../../src';
import { importManifests, Imported, ImportOptions } from '../../src/import/import';

const OPTIONS = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };

/** The recipe that circulates for servers outside a cluster. */
export const RECIPE = readFileSync(join(__dirname, 'recipe.yaml'), 'utf8');

export function imported(text: string, options: Partial<ImportOptions> = {}): Imported {
  return importManifests([{ name: 'input.yaml', text }], { language: 'typescript', gateway: { name: 'gateway' }, ...options });
}

/** The faults of the syntax of an app in TypeScript. */
export function syntaxFaults(app: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(app, { reportDiagnostics: true, compilerOptions: OPTIONS });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** What an app in TypeScript renders. */
export function rendered(app: string): string {
  return runApp(app).yaml;
}

/** Runs an app in TypeScript. */
export function runApp(app: string): { readonly yaml: string; readonly objects: any[]; readonly verdicts: readonly library.Verdict[] } {
  const { outputText } = ts.transpileModule(app, { compilerOptions: OPTIONS });
  let yaml = '';
  let verdicts: readonly library.Verdict[] = [];
  class Kept extends cdk8s.App {
    public synth(): void {
      yaml = this.synthYaml();
      verdicts = this.node.findAll().flatMap(each => each instanceof library.ExternalLoadBalancer ? each.report.verdicts : []);
    }
  }
  const modules: { readonly [name: string]: unknown } = { 'cdk8s': { ...cdk8s, App: Kept }, 'cdk8s-external-load-balancer': library };
  // Only what a generated app has: its imports and the stream of its report.
  new Function('require', 'exports', 'process', outputText)((name: string) => modules[name], {}, { stderr: { write: () => true } });
  return { yaml, objects: parseAllDocuments(yaml).map(each => each.toJS()), verdicts };
}

/** The objects of an app in TypeScript. */
export function objectsOf(app: string): any[] {
  return runApp(app).objects;
}
