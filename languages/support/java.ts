import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Language } from './language';
import { JSII, PACKAGES } from './packages';

/** Holds what Maven fetches; kept from run to run, since a whole Maven comes with it. */
const REPOSITORY = join(homedir(), '.cache', 'cdk8s-external-load-balancer', 'maven');

/** The jar of Maven Central, in a local repository that holds no older one. */
export const java: Language = {
  name: 'Java',
  target: 'java',

  install() {
    const { groupId } = JSII.targets.java.maven;
    const group = join(REPOSITORY, ...groupId.split('.'));
    rmSync(group, { recursive: true, force: true });
    mkdirSync(REPOSITORY, { recursive: true });
    cpSync(PACKAGES.java, REPOSITORY, { recursive: true });
    return { ...process.env, MAVEN_OPTS: `-Dmaven.repo.local=${REPOSITORY}` };
  },

  command: (_, args) => ['mvn', '--batch-mode', '--quiet', 'compile', 'exec:java', `-Dexec.args=${args.join(' ')}`],
};
