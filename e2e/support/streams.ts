import { get } from 'node:http';
import { connect } from 'node:net';

const TIMEOUT = 10_000;

/** The key of a WebSocket, to which servers answer with a text that follows from it. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** Opens a WebSocket and sends bytes: what comes back of them, or the answer in place of the upgrade. */
export async function overWebSocket(address: string, host: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(80, address);
    let received = '';
    socket.setTimeout(TIMEOUT, () => socket.destroy(new Error(`no WebSocket to ${host} within ${TIMEOUT} ms: ${received}`)));
    socket.setEncoding('latin1').on('data', chunk => {
      const wasOpen = received.includes('\r\n\r\n');
      received += chunk;
      if (!received.startsWith('HTTP/1.1 101')) {
        socket.destroy();
        resolve(received.split('\r\n')[0]);
      } else if (!wasOpen && received.includes('\r\n\r\n')) {
        socket.write(text);
      } else if (received.endsWith(text)) {
        socket.destroy();
        resolve(text);
      }
    }).on('error', reject).on('close', () => resolve(`closed after ${JSON.stringify(received)}`));
    socket.write(['GET /socket HTTP/1.1', `Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket', `Sec-WebSocket-Key: ${KEY}`, 'Sec-WebSocket-Version: 13', '', ''].join('\r\n'));
  });
}

/** The events of a stream, of which the second one comes only after the first one has arrived. */
export async function eventsOf(address: string, host: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let received = '';
    const sent = get({ host: address, path: '/events', headers: { host }, timeout: TIMEOUT }, response => {
      response.setEncoding('utf8').on('data', chunk => {
        const isFirst = received === '';
        received += chunk;
        if (isFirst) {
          get({ host: address, path: '/next', headers: { host } }, next => next.resume()).on('error', reject);
        }
      }).on('error', reject).on('end', () => resolve(received.split('\n\n').filter(event => event !== '')));
    });
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error(`no event from ${host} within ${TIMEOUT} ms, after ${JSON.stringify(received)}`)));
  });
}
