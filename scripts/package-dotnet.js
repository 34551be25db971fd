// Packages the library for .NET; where no .NET SDK is installed, only its source is generated.
const { execFileSync, spawnSync } = require('node:child_process');
const path = require('node:path');

const sdk = spawnSync('dotnet', ['--version'], { encoding: 'utf8' });
const compile = sdk.status === 0;
console.log(compile ? `compiling with .NET SDK ${sdk.stdout.trim()}` : 'no .NET SDK is installed: the source is generated, and not compiled');
execFileSync(process.execPath, [require.resolve('jsii-pacmak/bin/jsii-pacmak'), '-v', '--target', 'dotnet', ...compile ? [] : ['--code-only']], {
  cwd: path.join(__dirname, '..'), stdio: 'inherit',
});
