import { Command, Option } from 'commander';
import type { Severity } from './rule';
import { CONTROLLER_NAMES, ControllerName } from '../controllers';

export const FORMAT_NAMES = ['text', 'json', 'sarif', 'markdown', 'html'];

interface Options {
  readonly controller?: ControllerName;
  readonly format: string;
  readonly failOn: Severity | 'never';
}

/** Says what a real cluster makes of manifests, line by line. */
export function registerDiagnose(program: Command): void {
  program.command('diagnose')
    .description('Say per line what a real cluster makes of manifests')
    .argument('<file...>', 'files, folders with *.yaml, *.yml and *.json, or - for standard input')
    .addOption(new Option('--controller <name>', 'who serves the routes (default: told by the classes, else ingress-nginx)').choices(CONTROLLER_NAMES))
    .addOption(new Option('--format <format>', 'form of the report').choices(FORMAT_NAMES).default('text'))
    .addOption(new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1').choices(['error', 'warning', 'info', 'never']).default('error'))
    .addHelpText('after', '\nExit codes: 0 nothing as bad as --fail-on, 1 something found, 2 wrong arguments or files that cannot be read.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (files: string[], options: Options) => {
      const { run } = await import('./run.js');
      process.exitCode = await run(files, options);
    });
}
