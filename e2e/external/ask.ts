import { CaseRequest, ExternalCase } from './case';
import { Reply, send, Way } from './client';
import { compare, Difference } from './compare';
import { PREFIX } from '../../cli/src/translation/ingress';

const pause = async (seconds: number) => new Promise(resolve => setTimeout(resolve, seconds * 1000));

/** The longest that a request is repeated until it is answered as expected. */
const MAX_POLLS = 10;

/** Why the requests of a case cannot be sent. */
export function cannotAsk({ ingress, requests }: ExternalCase): string | undefined {
  const asksForThem = [ingress, ...ingress.extra_ingresses ?? []].some(({ annotations }) => Object.keys(annotations).some(name => name.startsWith(`${PREFIX}auth-tls-`)));
  return asksForThem && requests.some(({ client_cert: certificate }) => typeof certificate === 'string') ? 'client certificates' : undefined;
}

/** Sends the requests of a case, and gives what is not answered as expected. */
export async function ask({ requests, expect }: ExternalCase, way: Way): Promise<Difference[]> {
  const all: Reply[][] = [];
  const saved: { [name: string]: string } = {};
  for (const [i, request] of requests.entries()) {
    const own = expect.filter(each => each.request === i);
    const filled = fill(request, saved);
    all[i] = await repeated(filled, way);
    for (let polls = 1; own.some(({ poll }) => poll) && compare(own, all).length > 0 && polls < MAX_POLLS; polls++) {
      await pause(0.5);
      all[i] = await repeated(filled, way);
    }
    own.forEach(({ save }) => Object.entries(save ?? {}).forEach(([name, what]) => saved[name] = valueOf(String(what), all[i][0])));
  }
  return compare(expect, all);
}

async function repeated(request: CaseRequest, way: Way): Promise<Reply[]> {
  const { repeat = 1, concurrent, delay_s: delay = 0, host } = request;
  const one = async () => send(request, way, host === '' ? way.address : host);
  if (concurrent) {
    return Promise.all(Array.from({ length: repeat }, one));
  }
  const replies: Reply[] = [];
  for (let i = 0; i < repeat; i++) {
    replies.push(await one());
    await (delay > 0 ? pause(delay) : undefined);
  }
  return replies;
}

/** What a case keeps of a reply: the server, or a cookie of a name. */
function valueOf(what: string, { headers, seen }: Reply): string {
  const name = /(\S+) name=value/.exec(what)?.[1];
  const cookie = headers.get('set-cookie')?.find(text => text.startsWith(`${name}=`));
  return name === undefined ? seen?.server ?? '' : cookie?.split(';')[0] ?? '';
}

function fill(request: CaseRequest, saved: { readonly [name: string]: string }): CaseRequest {
  const text = JSON.stringify(request).replace(/\$\{(\w+)\}/g, (whole, name) => Object.hasOwn(saved, name) ? JSON.stringify(saved[name]).slice(1, -1) : whole);
  return JSON.parse(text);
}
