import { once } from 'node:events';
import { Server, Socket } from 'node:net';
import { Stoppable } from './started';

/** Lets a server listen, and stops it with all its connections. */
export async function listening(server: Server, host: string, port: number): Promise<Stoppable> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    stop: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      sockets.forEach(socket => socket.destroy());
      await closed;
    },
  };
}
