import { join } from 'node:path';
import { GoProgram } from './go-program';

/** kube-apiserver with all that it needs, and kubectl. */
export const CLUSTER: GoProgram = {
  name: 'cluster',
  definedIn: __filename,
  module: join(__dirname, '..', 'cluster'),
  main: '.',
  versionOf: 'k8s.io/kubernetes',
  versionVariables: version => Object.fromEntries(['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap(each => {
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version)!;
    return [[`${each}.gitVersion`, version], [`${each}.gitMajor`, major], [`${each}.gitMinor`, minor], [`${each}.gitTreeState`, 'clean']];
  })),
};
