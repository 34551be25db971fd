import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { Stoppable } from './started';

/** Listens in a thread that then does nothing any more, so that nothing is accepted. */
const DEAF = `
  const { parentPort, workerData: { host, port } } = require('node:worker_threads');
  require('node:net').createServer().listen({ host, port, backlog: 1 }, () => {
    parentPort.postMessage('listening');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** What the kernel takes for a backlog of one, and more. */
const QUEUE = 4;

/**
 * A server that has gone silent, like a machine behind a firewall or without power: the kernel drops what asks for a
 * connection, without an answer.
 */
export async function silentServer(host: string, port: number): Promise<Stoppable> {
  const worker = new Worker(DEAF, { eval: true, workerData: { host, port } });
  await once(worker, 'message');
  const fill: Socket[] = [];
  for (let i = 0; i < QUEUE; i++) {
    fill.push(connect({ host, port }).on('error', () => { }));
  }
  await Promise.race([Promise.all(fill.map(socket => once(socket, 'connect'))), new Promise(resolve => setTimeout(resolve, 500))]);
  return {
    stop: async () => {
      fill.forEach(socket => socket.destroy());
      await worker.terminate();
    },
  };
}
