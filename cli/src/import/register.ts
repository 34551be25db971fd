import { Command, Option } from 'commander';
import { CONTROLLER_NAMES } from '../controllers';

/** `import`: an app from manifests. Its code is loaded when it runs. */
export function registerImport(program: Command): void {
  program.command('import')
    .description('Write an app with the intent of Services, their addresses and Ingresses, and a receipt of what becomes of each line')
    .argument('[file...]', 'files, folders, or "-" for standard input')
    .addOption(new Option('--language <language>', 'of the app').choices(['typescript', 'python', 'java', 'go']).default('typescript'))
    .addOption(new Option('--controller <controller>', 'that the app is for; by default, the one of the class of each Ingress')
      .choices(CONTROLLER_NAMES))
    .option('--gateway <name>', 'of the Gateway for gateway-api and envoy-gateway, as name or namespace/name', 'gateway')
    .option('--output <folder>', 'write a project: package file, cdk8s.yaml, app, receipt.txt and receipt.json')
    .option('--receipt [folder]', 'write receipt.txt and receipt.json there')
    .addHelpText('after', '\nWithout --output, the app goes to standard output and the receipt to standard error.\nExit codes: 0 written, 1 written without documents that cannot be read, 2 not written.')
    .action(async (files: string[], options) => {
      const { runImport } = await import('./command.js');
      process.exitCode = await runImport(files, options);
    });
}
