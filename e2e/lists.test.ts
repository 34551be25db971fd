import { costing, programOf } from './support/processes';
import { codeOfRefusal } from './support/refusal';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, counts, hostOf, loadBalancer, serve } from './support/scene';
import { Building } from '../test/building';

const COUNT = 200;
const ASKED = 100;
const LONG = 'a'.repeat(8000);

/** Lists whose entries are compared with what a client sends; lists of user agents have a place of their own. */
const LISTS: ReadonlyArray<{
  readonly what: string;
  readonly props: (namespace: string) => Partial<Building>;
  readonly host: (namespace: string) => string;
  readonly headers: { readonly [name: string]: string };
  readonly status: number;
}> = [
  {
    what: 'origins with "*"',
    props: () => ({ cors: { allowOrigins: Array.from({ length: COUNT }, (_, i) => `https://*.${i}.io`) } }),
    host: hostOf,
    headers: { origin: `https://${LONG}` },
    status: 200,
  },
  {
    what: 'hosts with "*"',
    props: namespace => ({ hosts: [hostOf(namespace), ...Array.from({ length: COUNT }, (_, i) => `*.b${i}.${hostOf(namespace)}`)] }),
    host: namespace => `${LONG}.c.${hostOf(namespace)}`,
    headers: {},
    status: 404,
  },
];

describe.each(LISTS)('many $what', ({ what, props, host, headers, status }) => {
  test.each(RUNNING.filter(({ column, short }) => column !== 'Gateway API' || short === 'any-traefik').map(running => [nameOf(running), running] as const))(
    '%s: no request costs much', async (name, { short, controller, target }) => {
      const namespace = `list-${LISTS.findIndex(list => list.what === what)}-${short}`;
      try {
        await serve(namespace, chart => loadBalancer(chart, { controller, ...props(namespace) }), target);
      } catch (e) {
        // Gateway API alone has no CORS, and takes fewer hosts; the annotations on Traefik have no patterns.
        expect([short, codeOfRefusal(e)]).toStrictEqual([expect.stringMatching(/^(reader|any-traefik)$/), expect.stringMatching(/\.cors|^gateway-api\.too-many-wildcards$/)]);
        return;
      }
      const { found, each } = await costing(programOf(target), ASKED, async () => ask(host(namespace), '/', { address: target.address, headers }));
      const statuses = counts(found.map(answer => answer.status));
      record('Lists', `${name}: ${COUNT} ${what}; ${ASKED} requests with 8 kB of what they are compared with`, 'no more than 10 ms of CPU each',
        `${JSON.stringify(statuses)}, ${each.toFixed(1)} ms of CPU each`);
      expect(statuses).toStrictEqual({ [status]: ASKED });
    });
});
