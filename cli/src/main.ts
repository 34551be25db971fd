import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { registerDiagnose } from './diagnose/register';
import { registerImport } from './import/register';
import { registerPicture } from './picture/register';
import { registerPreflight } from './preflight/register';

// A command's code is loaded when it is asked for: the others would cost every start.
const program = new Command('cdk8s-elb')
  .description('Servers outside a Kubernetes cluster, behind its ingress controller: what manifests make of them')
  // Of the package that this file is bundled into.
  .version(JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).version)
  .showHelpAfterError();

registerDiagnose(program);
registerImport(program);
registerPreflight(program);
registerPicture(program);

program.parseAsync().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
