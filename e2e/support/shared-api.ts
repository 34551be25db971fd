import { ApiServer } from './api-server';
import { access } from './cluster';

let shared: ApiServer | undefined;

/** The API server of the run's cluster, by connections that a file of tests keeps. */
export function api(): ApiServer {
  return shared ??= new ApiServer(access());
}

export function closeApi(): void {
  shared?.close();
  shared = undefined;
}
