// Mutates one room of the sources and runs its own tests: `npm run test:mutation` does so for each of them.
const ROOMS = {
  kubernetes: { mutate: ['src/kubernetes/*.ts', '!src/kubernetes/specs.ts'], tests: ['kubernetes/*'] },
  routing: { mutate: ['src/routing/*.ts'], tests: ['routing/*'] },
  policies: { mutate: ['src/policies/*.ts', '!src/policies/route-policies.ts'], tests: ['policies/*'] },
  intent: { mutate: ['src/intent/*.ts'], tests: ['intent/*'] },
  composing: { mutate: ['src/controllers/shared/*.ts'], tests: ['controllers/shared/*'] },
  gate: { mutate: ['src/synthesis/gate.ts', 'src/controllers/ingress-nginx/nginx-words.ts'], tests: ['synthesis/gate', 'controllers/ingress-nginx/nginx-words'] },
};

const { mutate, tests } = ROOMS[process.env.ROOM ?? 'kubernetes'];

export default {
  testRunner: 'jest',
  jest: {
    projectType: 'custom',
    config: {
      testMatch: tests.map(test => `<rootDir>/test/${test}.test.ts`),
      transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }] },
    },
    enableFindRelatedTests: false,
  },
  mutate,
  // Each sentence is compared as a whole in test/messages, and each code there with those of the sources.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 2,
  tempDirName: '.stryker-tmp',
};

export const NAMES = Object.keys(ROOMS);
