import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import { Stoppable } from './started';

/** A server that stops in the middle of its work. */
export interface BreakingServer extends Stoppable {
  /** From now on, the next request finds it stopping: it is read, and not answered. */
  readonly breakAtNext: () => void;
  readonly stopped: () => boolean;
}

/** A server that answers over connections that it keeps, until it is told to stop as the next request comes over one of them. */
export async function breakingServer(host: string, port: number): Promise<BreakingServer> {
  let breaking = false;
  let stopped = false;
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    let answered = 0;
    socket.on('error', () => { }).on('close', () => sockets.delete(socket)).on('data', () => {
      if (breaking && answered > 0) {
        stop();
      } else {
        answered++;
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      }
    });
  }).listen(port, host);
  await once(server, 'listening');
  function stop() {
    stopped = true;
    server.close();
    sockets.forEach(socket => socket.destroy());
  }
  return {
    breakAtNext: () => {
      breaking = true;
    },
    stopped: () => stopped,
    stop: async () => stop(),
  };
}
