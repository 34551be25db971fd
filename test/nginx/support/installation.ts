import { execFileSync, spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { delimiter, join } from 'path';

/** The nginx of this machine, and the module behind `more_set_headers`, which ingress-nginx has built in. */
export interface Installation {
  readonly nginx: string;
  readonly headersMore: string;
}

const ADVICE = 'this suite needs a real nginx with the headers-more module; install them, on Debian and Ubuntu with '
  + '"apt-get install nginx libnginx-mod-http-headers-more-filter"';

/**
 * Finds them, or fails: a suite that skips itself proves nothing.
 */
export function findInstallation(): Installation {
  // The PATH of an ordinary user often lacks the directories of system programs.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin'];
  const nginx = folders.filter(folder => folder !== '').map(folder => join(folder, 'nginx')).find(existsSync);
  if (nginx === undefined) {
    throw new Error(`no nginx found: ${ADVICE}`);
  }
  const { stderr, status } = spawnSync(nginx, ['-V'], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${nginx} -V failed (${stderr}): ${ADVICE}`);
  }
  const modules = /--modules-path=(\S+)/.exec(stderr)?.[1] ?? '/usr/lib/nginx/modules';
  const headersMore = join(modules, 'ngx_http_headers_more_filter_module.so');
  if (!existsSync(headersMore)) {
    throw new Error(`${nginx} has no ${headersMore}: ${ADVICE}`);
  }
  return { nginx, headersMore };
}

/** The version, to be printed beside the seed. */
export function versionOf({ nginx }: Installation): string {
  return execFileSync('sh', ['-c', '"$0" -v 2>&1', nginx], { encoding: 'utf8' }).trim();
}
