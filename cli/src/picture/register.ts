import { Command, Option } from 'commander';

/* eslint-disable @typescript-eslint/no-require-imports -- the code of a command is loaded when it is asked for */

/** `picture`: the way of requests, drawn. */
export function registerPicture(program: Command): void {
  program.command('picture')
    .description('Draw the way of requests through rendered manifests: from hosts over paths and policies to servers')
    .argument('<app-output...>', 'folders or files with what cdk8s synth has written; - is standard input')
    .option('--report <file...>', 'reports of the app, as report.toJson() writes them, for the verdicts')
    .addOption(new Option('--format <format>', 'form of the picture').choices(['mermaid', 'svg', 'html']).default('mermaid'))
    .option('--output <file>', 'file to write, in place of standard output')
    .addHelpText('after', '\nExit codes: 0 drawn, 2 not drawn')
    .action(async (paths: string[], { report = [], format, output }) => {
      const { picture } = require('./index') as typeof import('./index');
      const drawn = await picture(paths, report, format);
      if (output === undefined) {
        process.stdout.write(drawn);
      } else {
        (require('node:fs') as typeof import('node:fs')).writeFileSync(output, drawn);
      }
    });
}
