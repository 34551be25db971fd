import { spawnSync } from 'node:child_process';
import { platform } from 'node:os';
import type { Binaries } from '../support/run';

/** The oldest Go that the modules build with. */
const GO = [1, 26];

/** What a run takes from the machine, and what to do where it is missing. */
const COMMANDS: { [command: string]: string } = {
  go: `install Go ${GO.join('.')} or later: https://go.dev/doc/install`,
  ip: 'install iproute2, on Debian and Ubuntu with "apt-get install iproute2"',
  unshare: 'install util-linux, on Debian and Ubuntu with "apt-get install util-linux"',
  setpriv: 'install util-linux, on Debian and Ubuntu with "apt-get install util-linux"',
  flock: 'install util-linux, on Debian and Ubuntu with "apt-get install util-linux"',
};

const PYTHON = 'install Python with pip, on Debian and Ubuntu with "apt-get install python3-pip"';

/**
 * Checks that the machine can do it, before any of the programs is built or fetched.
 *
 * @throws with all that is missing, and what to do about it
 */
export function checkNeeds(programs: readonly (keyof Binaries)[]): void {
  if (platform() !== 'linux') {
    throw new Error(`this needs Linux, for network namespaces, and here runs ${platform()}: run it in a Linux virtual machine`);
  }
  const missing = Object.entries(COMMANDS).filter(([command]) => !isThere(command)).map(([command, fix]) => `${command} is missing: ${fix}`);
  if (missing.length === 0) {
    const [version, toolchain] = spawnSync('go', ['env', 'GOVERSION', 'GOTOOLCHAIN'], { encoding: 'utf8' }).stdout.trim().split('\n');
    // An older Go fetches the one that a module asks for, where it may.
    if (!isNewEnough(version) && toolchain !== 'auto') {
      missing.push(`Go is too old: this is ${version}, and the modules want ${GO.join('.')} or later: https://go.dev/doc/install`);
    }
  }
  // The suite alone asks as the README does.
  if (programs.includes('envoy') && !isThere('curl')) {
    missing.push('curl is missing: install it, on Debian and Ubuntu with "apt-get install curl"');
  }
  if (programs.includes('envoy') && !works('python3', '-m', 'pip', '--version')) {
    missing.push(`pip is missing, which fetches Envoy: ${PYTHON}`);
  }
  if (missing.length > 0) {
    throw new Error(missing.join('\n'));
  }
}

function isThere(command: string): boolean {
  return works('sh', '-c', 'command -v "$0"', command);
}

function works(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

function isNewEnough(version: string): boolean {
  const [major, minor] = version.replace(/^go/, '').split('.').map(Number);
  return major > GO[0] || (major === GO[0] && minor >= GO[1]);
}
