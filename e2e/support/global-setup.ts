import { Lab, startLab } from './lab';

/** Runs once, before the workers start and take over the environment. */
export default async function globalSetup(): Promise<void> {
  const lab: Lab = await startLab();
  process.env.E2E_ACCESS = JSON.stringify(lab.access);
  process.env.E2E_CA = lab.ca;
  process.env.E2E_TRAEFIK_CA = lab.traefikCa;
  process.env.E2E_SERVERS_CA = lab.serversCa;
  (globalThis as any).lab = lab;
}
