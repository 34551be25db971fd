import { readFileSync } from 'node:fs';
import { ApiServer } from './api-server';
import { Access } from './cluster';
import { Controller } from './run';
import { until } from './wait';

/** Defines the resources of controllers, and waits until the API server takes them. */
export async function defineResources(access: Access, controllers: readonly Controller[]): Promise<void> {
  const definitions: any[] = controllers.flatMap(({ crds }) => JSON.parse(readFileSync(crds, 'utf8')));
  const server = new ApiServer(access);
  try {
    // kubectl would check these megabytes against their schema, for many seconds.
    for (const { accepted, message } of await Promise.all(definitions.map(each => server.create(each, 'for real')))) {
      if (!accepted) {
        throw new Error(message);
      }
    }
    await until('established resources', async () => {
      const stored = await server.list('apiextensions.k8s.io/v1', 'CustomResourceDefinition');
      return stored.length === definitions.length && stored.every(established) || undefined;
    });
  } finally {
    server.close();
  }
}

function established({ status }: any): boolean {
  return status?.conditions?.some(({ type, status: value }: any) => type === 'Established' && value === 'True') ?? false;
}
