import { writeFileSync } from 'node:fs';
import { Lab } from './lab';
import { report } from './results';
import { inFolder, programs } from './run';

export default async function globalTeardown(): Promise<void> {
  await ((globalThis as any).lab as Lab).stop();
  const { cluster, traefik, envoyGateway, envoy } = programs();
  writeFileSync(inFolder('RESULTS.md'), report({ 'Kubernetes and kubectl': cluster.version, 'Traefik': traefik.version, 'Envoy Gateway': envoyGateway.version, 'Envoy': envoy.version, 'Node.js': process.version }));
}
