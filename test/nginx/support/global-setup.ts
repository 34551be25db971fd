import { findInstallation, versionOf } from './installation';

/**
 * Runs once, before the workers start and take over the environment: a missing nginx fails the suite as a whole, and all
 * properties share one seed.
 */
export default function globalSetup(): void {
  const version = versionOf(findInstallation());
  process.env.NGINX_SEED ??= String(Date.now() % 2 ** 31);
  process.stdout.write(`\n${version}; to repeat this run: NGINX_SEED=${process.env.NGINX_SEED}`
    + `${process.env.NGINX_RUNS === undefined ? '' : ` NGINX_RUNS=${process.env.NGINX_RUNS}`} npm run test:nginx\n`);
}
