import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** What a document tells its reader to do, and what he sees then. */
export interface Step {
  readonly kind: 'write' | 'run' | 'see';
  /** The file to write. */
  readonly file?: string;
  /** What goes into the file, the command, or the output. */
  readonly text: string;
}

/** The steps from an empty folder to an answer. */
export function quickStart(): Step[] {
  return stepsOf(section(read('README.md'), 'Quick start'));
}

/** The steps that go on in the folder where the quick start ends. */
export function tutorial(): Step[] {
  return stepsOf(read('docs/tutorial/first-load-balancer.md'));
}

/** The commands of the README outside of its quick start. */
export function otherCommands(): string[] {
  const readme = read('README.md');
  return stepsOf(readme.replace(section(readme, 'Quick start'), '')).filter(({ kind }) => kind === 'run').map(({ text }) => text);
}

/** Whether a command asks the cluster, or is for those that do. */
export function needsCluster({ kind, text }: Step): boolean {
  return kind === 'run' && /^(kubectl|curl|[A-Z]+=)/.test(text);
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The blocks of code, each line of a shell's as a command. A file is named at the end of the paragraph before its block. */
function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/(?:`([\w.]+)`:\n\n)?^```(\w+).*\n([^]*?)^```$/gm)].flatMap(([, file, language, text]): Step[] => {
    if (file !== undefined) {
      return [{ kind: 'write', file, text }];
    }
    if (language === 'sh') {
      return text.trim().split('\n').map(command => ({ kind: 'run', text: command }));
    }
    return language === 'text' ? [{ kind: 'see', text }] : [];
  });
}

function section(markdown: string, heading: string): string {
  const found = markdown.split(/^(?=## )/m).find(each => each.startsWith(`## ${heading}\n`));
  if (found === undefined) {
    throw new Error(`the README has no section "${heading}"`);
  }
  return found;
}
