import { join } from 'node:path';

/** A built program. */
export interface Binary {
  readonly path: string;
  readonly version: string;
}

/** A controller, and the file with the definitions of its resources. */
export interface Controller extends Binary {
  readonly crds: string;
}

/** A controller, and the folder with the source of the module that it is built from. */
export interface SourcedController extends Controller {
  readonly source: string;
}

/** The programs that a run takes; the demo only some of them. */
export interface Binaries {
  readonly cluster: Binary;
  readonly traefik: SourcedController;
  readonly envoy: Binary;
  readonly envoyGateway: Controller;
}

/** What the run was started with, from outside its network. */
function given(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) {
    throw new Error(`${variable} is not set: start the suite with "npm run e2e", which gives it a network of its own`);
  }
  return value;
}

/** A path in the folder that lasts as long as the run. */
export function inFolder(...names: string[]): string {
  return join(given('E2E_FOLDER'), ...names);
}

/** The programs that were built for the run. */
export function programs(): Binaries {
  return JSON.parse(given('E2E_PROGRAMS'));
}
