import { cdk8s, github, javascript, JsonPatch } from 'projen';

// Everything that names the owner of the published packages stands here; docs/contributing/releasing.md says what else an owner does.
const owner = {
  author: 'cdk8s-external-load-balancer maintainers',
  authorAddress: 'maintainers@cdk8s-external-load-balancer.dev',
  repositoryUrl: 'https://github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer.git',
  mavenGroupId: 'dev.cdk8s-external-load-balancer',
  javaPackage: 'dev.cdk8s.externalloadbalancer',
  goModule: 'github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go',
  nugetPackageId: 'Cdk8s.ExternalLoadBalancer',
};

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-external-load-balancer',
  description: 'Put servers outside a Kubernetes cluster behind its ingress controller: one typed cdk8s construct, rendered for the controller that the cluster runs.',
  keywords: ['cdk8s', 'kubernetes', 'ingress', 'ingress-nginx', 'endpoints', 'endpointslice', 'load-balancer', 'reverse-proxy', 'external', 'static-ip'],
  license: 'Apache-2.0',
  author: owner.author,
  authorAddress: owner.authorAddress,
  authorOrganization: true,
  repositoryUrl: owner.repositoryUrl,
  defaultReleaseBranch: 'main',

  // The lowest versions that npm, PyPI, Maven Central and the Go module proxy all serve.
  cdk8sVersion: '2.70.47',
  constructsVersion: '10.3.0',
  jsiiVersion: '~6.0.0',
  // TypeScript 7 breaks ts-jest.
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',
  // The first one whose npm knows trusted publishing.
  workflowNodeVersion: '24',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  typecheckTests: true,
  sampleCode: false,

  githubOptions: { mergify: false },
  // Each registry takes a package from the release workflow itself, and shows the run that made it; no token to keep.
  npmTrustedPublishing: true,
  releaseFailureIssue: true,
  depsUpgradeOptions: { workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY } },

  devDeps: [
    'cdk8s-cli',
    'cdk8s-plus-27',
    '@dagrejs/dagre@^3',
    '@jest/test-sequencer',
    'cli-progress',
    'commander@^14',
    'puppeteer-core@^24',
    '@types/cli-progress',
    'esbuild',
    'fast-check@^3',
    'tsx@^4',
    'yaml',
    '@stryker-mutator/core',
    '@stryker-mutator/jest-runner',
  ],

  publishToPypi: { distName: 'cdk8s-external-load-balancer', module: 'cdk8s_external_load_balancer', trustedPublishing: true },
  publishToMaven: {
    javaPackage: owner.javaPackage,
    mavenGroupId: owner.mavenGroupId,
    mavenArtifactId: 'cdk8s-external-load-balancer',
  },
  publishToGo: { moduleName: owner.goModule },
  publishToNuget: { dotNetNamespace: 'Cdk8s.ExternalLoadBalancing', packageId: owner.nugetPackageId, trustedPublishing: true },

  jestOptions: {
    // The default rewrites snapshots on every run, in CI too.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      // The default counts anew for every test file, which takes four times as long as the tests.
      coverageProvider: 'babel',
      coverageThreshold: { lines: 95 },
      collectCoverageFrom: ['src/**/*.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/nginx/'],
    },
  },
  gitignore: ['cli/dist/', 'examples/**/dist/', 'target/', '__pycache__/', 'examples/node_modules/', 'reports/', '.stryker-tmp/', '.jsii.tabl.json'],
});

// The types are checked before, by tsc; once is enough.
project.jest!.config.transform = { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }] };

// publib takes the public registry by itself.
const npmRelease = '/jobs/release_npm/steps/9';
project.github!.tryFindWorkflow('release')!.file!.patch(
  JsonPatch.test(`${npmRelease}/id`, 'release'),
  JsonPatch.remove(`${npmRelease}/env/NPM_REGISTRY`),
);

// A pull request meets every check, and a release follows only green ones.
for (const workflow of ['build', 'release']) {
  project.github!.tryFindWorkflow(workflow)!.addJob('checks', {
    name: 'All checks (.ci/run)',
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    env: { CI: 'true' },
    // From modules alone, with nothing in a cache; as a rule an hour is enough.
    timeoutMinutes: 180,
    steps: [
      github.WorkflowSteps.checkout(),
      { name: 'Setup Node.js', uses: 'actions/setup-node@v7.0.0', with: { 'node-version': '24', 'package-manager-cache': false } },
      { name: 'Setup Java', uses: 'actions/setup-java@v6.0.0', with: { 'distribution': 'corretto', 'java-version': '11' } },
      { name: 'Setup Python', uses: 'actions/setup-python@v7.0.0', with: { 'python-version': '3.x' } },
      { name: 'Setup Go', uses: 'actions/setup-go@v7.0.0', with: { 'go-version': '1.26', 'cache': false } },
      // As root, who may make the networks of the suites; git takes the checkout for root's, since sudo says whose it is.
      { name: 'Run all checks', run: 'sudo --preserve-env env "PATH=$PATH" .ci/run' },
    ],
  });
}
project.github!.tryFindWorkflow('release')!.file!.patch(JsonPatch.add('/jobs/release/needs', ['checks']));

// 1.13.0 has no binding package for every platform, and `npm ci` then refuses the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// What is not excluded lands in the npm package, and with it in every wheel and jar.
for (const pattern of ['/.ci/', '/bench/', '/cli/', '/docs/', '/e2e/', '/examples/', '/languages/', '/reports/', '/rosetta/', '/scripts/', '/stryker.config.mjs', '/.stryker-tmp/', '/.jsii.tabl.json', '/API.md', '/CHANGELOG.md', '/CONTRIBUTING.md', '/.github/']) {
  project.addPackageIgnore(pattern);
}

// All code is in these (scripts/bundle.js).
project.addPackageIgnore('/lib/**/*.js');
project.addPackageIgnore('!/lib/index.js');
project.addPackageIgnore('!/lib/parts/*.js');

// jsii warns of Node 20 on every call, in a banner that hides what it has to say.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// The types of the Kubernetes API come from cdk8s-plus-27, at compile time only.
// What the command line tool bundles stands in the one list of packages.
project.eslint?.addOverride({
  files: ['cli/**/*.ts'],
  rules: { 'import/no-extraneous-dependencies': ['error', { packageDir: '.', devDependencies: true, optionalDependencies: false, peerDependencies: true }] },
});
project.eslint?.addOverride({ files: ['src/kubernetes/specs.ts'], rules: { 'import/no-extraneous-dependencies': 'off' } });

// The source is a spine: each room may import the ones before it, and no controller another one.
const spine = ['basics', 'kubernetes', 'routing', 'policies', 'intent', 'backends', 'controllers', 'synthesis'];
const controllers = ['ingress-nginx', 'traefik', 'gateway-api'];
const zones = [
  ...spine.map((room, i) => ({ target: `./src/${room}`, from: spine.slice(i + 1).map(later => `./src/${later}`) })),
  { target: './src/controllers/shared', from: controllers.map(name => `./src/controllers/${name}`) },
  ...controllers.map(name => ({ target: `./src/controllers/${name}`, from: controllers.filter(other => other !== name).map(other => `./src/controllers/${other}`) })),
];
project.eslint?.addRules({ 'import/no-cycle': ['error'], 'import/no-restricted-paths': ['error', { zones }] });

// Tests hold on to codes and fields: a sentence is tested once, in test/messages, so that it can be put better.
const sentence = '(?:^|[^a-zA-Z])[a-z]+(?: [a-z\'"]+){4,}';
const matchers = '/^(toBe|toEqual|toStrictEqual|toMatchObject|toContain|toContainEqual|toMatch|toThrow|stringContaining|stringMatching)$/';
project.eslint?.addOverride({
  files: ['test/**/*.ts', 'e2e/**/*.ts', 'languages/**/*.ts'],
  // The one that shows how a message is put together says so with words of its own.
  excludedFiles: ['test/messages/**', 'test/basics/errors.test.ts'],
  rules: {
    'no-restricted-syntax': ['error', ...[
      `CallExpression[callee.property.name=${matchers}] Literal[value=/${sentence}/]:not(Property[key.name=/^(prop|where)$/] > Literal)`,
      `CallExpression[callee.property.name=${matchers}] Literal[regex.pattern=/${sentence}/]`,
      `CallExpression[callee.property.name=${matchers}] TemplateElement[value.raw=/${sentence}/]`,
      'Literal[value=/, allowed is /]',
      'TemplateElement[value.raw=/, allowed is /]',
    ].map(selector => ({ selector, message: 'hold on to a code or a field: sentences are tested in test/messages' }))],
  },
});

for (const folder of ['bench', 'cli', 'e2e', 'languages']) {
  project.eslint?.addLintPattern(folder);
  project.eslint?.allowDevDeps(`${folder}/**`);
}

project.compileTask.exec('node scripts/bundle.js');
// Every example in the README, the documents and in doc comments compiles. API.md is the TypeScript reference of the documents.
const docgen = project.tasks.tryFind('docgen')!;
docgen.reset('node scripts/generate-parts.js');
docgen.exec('node scripts/generate-picture.js');
docgen.exec('node scripts/describe-api.js');
docgen.exec('node scripts/translate-examples.js');
docgen.exec('node scripts/generate-docs.js');
docgen.exec('node scripts/generate-diagnosis.js');

// What jsii-pacmak alone can do only where the bindings of cdk8s are served, and a .NET SDK is installed.
project.tasks.tryFind('package:go')!.reset('node scripts/package-go.js');
project.tasks.tryFind('package:dotnet')!.reset('node scripts/package-dotnet.js');
// The release packages from what was built, where no example has been translated yet.
for (const language of ['python', 'java', 'go', 'dotnet']) {
  project.tasks.tryFind(`package:${language}`)!.prependExec('node scripts/translate-examples.js');
}

project.addTask('generate', {
  description: 'Compile, and write everything that is generated',
  steps: [project.defaultTask!, project.preCompileTask, project.compileTask, project.postCompileTask].map(({ name }) => ({ spawn: name })),
});
project.addTask('synth', {
  description: 'Render the main example',
  steps: [
    { spawn: project.compileTask.name },
    { exec: 'node scripts/link-examples.js' },
    { exec: 'cdk8s synth --no-check-upgrade', cwd: 'examples/typescript' },
  ],
});
project.addTask('examples', {
  description: 'Type-check and render every example',
  steps: [{ exec: 'node scripts/link-examples.js' }, { exec: 'node scripts/render-examples.js' }],
});
project.addTask('test:readme', {
  description: 'Run the commands of the README in order, from an empty folder',
  exec: 'ts-node -T -P test/tsconfig.json test/readme/run.ts',
});
project.addTask('test:nginx', {
  description: 'Run the rendered snippets and patterns in a real nginx',
  exec: 'jest --config test/nginx/jest.config.json --ci',
  receiveArgs: true,
});
// Without a task, whose first word is about itself: what the commands print is read by programs.
project.package.setScript('cli', 'node scripts/cli.js');
project.addTask('package:cli', {
  description: 'Pack the command line tool to dist/cli/',
  exec: 'node scripts/pack-cli.js',
});
project.addTask('test:cli', {
  description: 'Test the command line tool',
  steps: [{ exec: 'tsc -p cli/tsconfig.json' }, { exec: 'jest --config cli/jest.config.json --ci', receiveArgs: true }],
});
project.addTask('test:mutation', {
  description: 'Mutate the rules, the policies and the composing, and count what the tests catch',
  exec: 'node scripts/test-mutation.mjs',
  receiveArgs: true,
});
project.addTask('e2e', {
  description: 'Apply what is rendered to a real API server, and send requests through a real controller',
  steps: [{ exec: 'tsc -p e2e/tsconfig.json' }, { exec: 'ts-node -T -P e2e/tsconfig.json e2e/run.ts suite', receiveArgs: true }],
});
project.addTask('bench:peers', {
  description: 'Compare whole runs with those of cdk8s-plus, kosko, Helm and Kustomize (writes bench/RESULTS.md)',
  steps: [{ spawn: 'compile' }, { exec: 'node bench/peers/run.js' }],
});
project.addTask('bench:traffic', {
  description: 'Measure what rendered routes cost in traffic, beside routes by hand (writes bench/TRAFFIC.md)',
  steps: [{ exec: 'scripts/install-nginx.sh' }, { exec: 'scripts/install-wrk.sh' }, { exec: 'ts-node -T -P e2e/tsconfig.json e2e/run.ts traffic', receiveArgs: true }],
});
project.addTask('demo', {
  description: 'Watch a real controller serve the main example from two servers outside the cluster',
  steps: [{ spawn: 'synth' }, { exec: 'ts-node -T -P e2e/tsconfig.json e2e/run.ts demo' }],
});
project.addTask('test:languages', {
  description: 'Install the packages of Python, Java and Go, and compare what they render with TypeScript',
  steps: [{ exec: 'tsc -p languages/tsconfig.json' }, { exec: 'jest --config languages/jest.config.json --ci', receiveArgs: true }],
});
for (const [language, name] of Object.entries({ python: 'Python', java: 'Java', go: 'Go' })) {
  project.addTask(`example:${language}`, {
    description: `Render the main example in ${name}, with the package that is made from this checkout`,
    steps: [{ spawn: project.compileTask.name }, { exec: `ts-node -T -P languages/tsconfig.json languages/example.ts ${language}` }],
  });
}
project.addTask('packages:list', {
  description: 'Make the packages of all languages, and list what they hold',
  steps: [{ spawn: project.compileTask.name }, { exec: 'ts-node -T -P languages/tsconfig.json languages/list-packages.ts' }],
});
project.addTask('lint:workflows', {
  description: 'Check the GitHub workflows',
  exec: 'node scripts/check-workflows.js',
});
project.addTask('bench:languages', {
  description: 'Time rendering in Python, Java and Go beside objects written by hand there',
  steps: [{ exec: 'tsc -p bench/tsconfig.json' }, { exec: 'ts-node -T -P bench/tsconfig.json bench/languages.ts' }],
});
project.addTask('bench', {
  description: 'Time rendering and loading beside objects written by hand',
  steps: [{ spawn: project.compileTask.name }, { exec: 'node bench/run.js' }],
});

project.synth();
