import { connect } from 'node:net';
import { RequirementCheck } from '../../../../src';
import { all, fails, Finding, holds, untold } from '../finding';
import { Scene, some } from '../manifest';

/** How long a server may take, in milliseconds; how many are asked at a time, and at all. */
const TIMEOUT = 3000;
const AT_ONCE = 32;
const MOST = 256;

/** Connections to servers, from where this program runs. */
export async function checkConnections({ values: addresses = [] }: RequirementCheck, { connects }: Scene): Promise<Finding> {
  if (!connects) {
    return untold('no connection was tried (--no-connect)');
  }
  if (addresses.length === 0) {
    return untold('no server is known by its address');
  }
  const asked = addresses.slice(0, MOST);
  const results: { address: string; error?: string }[] = [];
  for (let i = 0; i < asked.length; i += AT_ONCE) {
    results.push(...await Promise.all(asked.slice(i, i + AT_ONCE).map(async address => ({ address, error: await tryConnection(address) }))));
  }
  const of = (isIt: (error: string | undefined) => boolean) => results.filter(({ error }) => isIt(error)).map(({ address, error }) => error === undefined ? address : `${address} (${error})`);
  const taken = of(error => error === undefined);
  const refused = of(error => error === REFUSED);
  const silent = of(error => error !== undefined && error !== REFUSED);
  return all([
    ...taken.length > 0 ? [holds(`a connection from here is taken by ${some(taken)}`)] : [],
    ...refused.length > 0 ? [fails(`a connection from here is refused by ${some(refused)}`)] : [],
    ...silent.length > 0 ? [untold(`from here there is no way to ${some(silent)}; the controller may have one`)] : [],
    ...addresses.length > asked.length ? [untold(`${addresses.length - asked.length} servers were not asked`)] : [],
  ]);
}

const REFUSED = 'ECONNREFUSED';

async function tryConnection(address: string): Promise<string | undefined> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  return new Promise(resolve => {
    const socket = connect({ host, port: Number(address.slice(colon + 1)), timeout: TIMEOUT });
    // Of a name that is looked up, the timeout of the socket does not count.
    const timer = setTimeout(() => end('no answer'), TIMEOUT);
    const end = (error?: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(error);
    };
    socket.once('connect', () => end()).once('timeout', () => end('no answer')).once('error', error => end((error as NodeJS.ErrnoException).code ?? error.message));
  });
}
