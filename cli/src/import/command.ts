import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importManifests, Imported } from './import';
import { MAIN, projectFiles } from './project';
import { receiptText } from './receipt/receipt';
import { gatewayNamed } from './recognition/controllers';
import { Language } from './writers';
import { ControllerName } from '../controllers';
import { readSources } from '../manifests';

export interface CommandOptions {
  readonly language: Language;
  readonly controller?: ControllerName;
  readonly gateway: string;
  /** A folder for a whole project. */
  readonly output?: string;
  /** A folder for the receipts; `true` for the current one. */
  readonly receipt?: string | true;
}

/** Runs the command: the exit code is 0, or 1 where a document of the input is not read. */
export async function runImport(paths: readonly string[], options: CommandOptions): Promise<number> {
  // A file behind --receipt is one to read.
  const isFile = typeof options.receipt === 'string' && (statSync(options.receipt, { throwIfNoEntry: false })?.isFile() ?? false);
  const files = isFile ? [...paths, options.receipt as string] : paths;
  const receipts = isFile || options.receipt === true ? '.' : options.receipt as string | undefined;
  const imported = importManifests(await readSources(files.length === 0 ? ['-'] : files), { ...options, gateway: gatewayNamed(options.gateway) });
  const text = receiptText(imported.receipt);
  if (options.output !== undefined) {
    const project = { ...projectFiles(options.language), [MAIN[options.language]]: imported.app, ...receiptFiles(imported, text) };
    writeAll(options.output, project);
    process.stdout.write(`${Object.keys(project).map(file => join(options.output!, file)).join('\n')}\n`);
  } else {
    process.stdout.write(imported.app);
  }
  if (receipts !== undefined) {
    writeAll(receipts, receiptFiles(imported, text));
  } else if (options.output === undefined) {
    process.stderr.write(text);
  }
  imported.problems.forEach(({ file, line, column, message }) => process.stderr.write(`${file}:${line}:${column}: not read: ${message}\n`));
  return imported.problems.length > 0 ? 1 : 0;
}

function receiptFiles({ receipt }: Imported, text: string): { readonly [file: string]: string } {
  return { 'receipt.txt': text, 'receipt.json': `${JSON.stringify(receipt, undefined, 2)}\n` };
}

function writeAll(folder: string, files: { readonly [file: string]: string }): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}
