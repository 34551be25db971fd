import { CLUSTER } from './cluster-program';
import { ENVOY_GATEWAY } from './envoy-gateway-program';
import { fetchEnvoy } from './envoy-program';
import { buildController, buildProgram, sourceOf } from './go-program';
import { TRAEFIK } from './traefik-program';
import type { Binaries } from '../support/run';

/** How each program comes into the cache. */
const PROGRAMS: { [Name in keyof Binaries]: () => Promise<Binaries[Name]> } = {
  cluster: async () => buildProgram(CLUSTER),
  traefik: async () => {
    const controller = await buildController(TRAEFIK);
    return { ...controller, source: sourceOf(`${TRAEFIK.versionOf}@${controller.version}`) };
  },
  envoy: fetchEnvoy,
  envoyGateway: async () => buildController(ENVOY_GATEWAY),
};

/** Builds or fetches what is not in the cache yet: one after the other, each with all cores. */
export async function makePrograms(names: readonly (keyof Binaries)[]): Promise<Partial<Binaries>> {
  const made: Partial<Record<keyof Binaries, unknown>> = {};
  for (const name of names) {
    made[name] = await PROGRAMS[name]();
  }
  return made as Partial<Binaries>;
}
