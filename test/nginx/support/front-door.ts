import { Agent } from 'http';
import { connect } from 'net';
import { Seen, startBackend } from './backend';
import { get, RequestOptions, Response } from './http';
import { Ingress } from './ingress';
import { complaintOf, HttpBlock, withNginx } from './nginx';
import { serversOf } from './template';

export interface Answer extends Response {
  /** What the backend saw; undefined where nginx answered by itself. */
  readonly seen?: Seen;
}

/** An nginx that serves Ingresses. */
export class FrontDoor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly port: number, public readonly backends: readonly string[]) {}

  public async get(host: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const response = await get(this.port, host, path, { agent: this.agent, ...options });
    return { ...response, seen: response.text.startsWith('{"backend"') ? JSON.parse(response.text) as Seen : undefined };
  }

  /**
   * The status line that comes before any byte of the body is sent: 100 where nginx wants to have a body of that length.
   */
  public async statusBeforeBody(host: string, path: string, bytes: number | string): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1');
      let text = '';
      socket.on('error', reject).on('close', () => reject(new Error(`nginx closed the connection after "${text}"`)));
      socket.setEncoding('latin1').on('data', chunk => {
        text += chunk;
        const status = /^HTTP\/1\.1 (\d{3}) .*\r\n/.exec(text)?.[1];
        if (status !== undefined) {
          resolve(Number(status));
          socket.destroy();
        }
      });
      socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${bytes}\r\nExpect: 100-continue\r\n\r\n`);
    });
  }

  public close(): void {
    this.agent.destroy();
  }
}

/** A host beside those under test, with a route of its own, which nothing that they do may change. */
export const CANARY = 'canary.invalid';

/** Serves the Ingresses by a real nginx, with one backend unless addresses are given. */
export async function serving(ingresses: readonly Ingress[], use: (door: FrontDoor) => Promise<void>, addresses?: readonly string[]): Promise<void> {
  const own = addresses === undefined ? await startBackend('only') : undefined;
  try {
    const backends = addresses ?? [own!.address];
    await withNginx(configuration(ingresses, backends), async port => {
      const door = new FrontDoor(port, backends);
      try {
        await use(door);
      } finally {
        door.close();
      }
    });
  } finally {
    await own?.stop();
  }
}

/** What `nginx -t` says against the Ingresses. */
export function complaintAbout(ingresses: readonly Ingress[]): string | undefined {
  return complaintOf(configuration(ingresses, ['127.0.0.1:9']));
}

function configuration(ingresses: readonly Ingress[], backends: readonly string[]): HttpBlock {
  return listen => [
    // The controller's own balancer forgets what has failed.
    `upstream backends { ${backends.map(address => `server ${address} max_fails=0;`).join(' ')} }`,
    serversOf(ingresses, listen),
    `server {\n  listen ${listen};\n  server_name ${CANARY};\n  location / { proxy_pass http://backends; }\n}`,
  ].join('\n');
}
