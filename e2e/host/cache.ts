import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what is built or fetched once, outside the checkout. */
export function cacheFolder(): string {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-external-load-balancer');
  mkdirSync(folder, { recursive: true });
  return folder;
}
