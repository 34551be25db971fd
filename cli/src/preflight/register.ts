import { Command, Option } from 'commander';

/* eslint-disable @typescript-eslint/no-require-imports -- the code of a command is loaded when it is asked for */

/** Adds `preflight` to a program. */
export function registerPreflight(program: Command): void {
  program.command('preflight')
    .description('Check in a cluster, by kubectl and without a change, what must hold before rendered manifests work')
    .argument('<app-output...>', 'folders or files with what cdk8s synth has written; - is standard input')
    .option('--report <file...>', 'reports of the app, as report.toJson() writes them: they know all requirements')
    .option('--context <name>', 'context of kubectl')
    .option('--kubeconfig <file>', 'configuration of kubectl')
    .option('--namespace <name>', 'namespace of objects that have none; by default that of the context')
    .option('--as <user>', 'user that the roles are asked for, such as the one that applies the manifests')
    .option('--traefik', 'Traefik reads the Ingresses, by its provider kubernetesIngressNGINX')
    .option('--no-connect', 'try no connections to the backends')
    .addOption(new Option('--format <format>', 'form of the result').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExit codes: 0 nothing is known not to hold, 1 something does not hold, 2 it could not be checked')
    .action(async (paths: string[], { report, connect, format, ...options }) => {
      const { asJson, asText, preflight, State } = require('./index') as typeof import('./index');
      const result = await preflight(paths, { ...options, reports: report, connects: connect });
      process.stdout.write(format === 'json' ? asJson(result) : asText(result));
      process.exitCode = result.judged.some(({ state }) => state === State.DOES_NOT_HOLD) ? 1 : 0;
    });
}
