import { ApiObject } from 'cdk8s';
import { Support } from '../src';
import { PROTECTIONS } from './closed';
import { Broken, Outcome, outcomeOn, Place, Protection, Scene, ZONE } from './closed/protection';
import { clearNamespaces } from './support/namespaces';
import { codeOfRefusal } from './support/refusal';
import { enter } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { applyCleanly, ask, createNamespace, loadBalancer, manifests } from './support/scene';
import { Started } from './support/started';
import { until } from './support/wait';
import { RoutePath } from '../src/routing/route-path';
import { SUPPORT_MATRIX } from '../src/support-matrix';

/** A client waits longer than a controller does for anybody whom it asks. */
const PATIENCE = 45_000;

/** The path of the route that is protected; another route serves everything else to everybody. */
const PROTECTED = '/protected';

describe.each(PROTECTIONS.map(protection => [protection.feature, protection] as const))('%s', (feature, protection) => {
  const controllers = RUNNING.filter(running => !refuses(running, protection));
  const rows = new Map<string, { readonly broken?: Broken; readonly measured: { [controller: string]: string } }>();
  const note = (what: string, running: Running, measured: string, broken?: Broken) => {
    const row = rows.get(what) ?? { broken, measured: {} };
    row.measured[nameOf(running)] = measured;
    rows.set(what, row);
  };

  afterAll(() => rows.forEach(({ broken, measured }, what) => enter('What protects, broken', {
    feature,
    'what is broken': what,
    'ingress-nginx': broken?.ingressNginx === undefined ? '' : String(broken.ingressNginx),
    ...Object.fromEntries(RUNNING.map(running => [nameOf(running), refuses(running, protection) ? 'refused' : measured[nameOf(running)] ?? ''])),
  })));

  describe.each(controllers.map(running => [running.short, running] as const))('%s', (short, running) => {
    const placeOf = (i: number): Place => ({ namespace: `closed-${feature.toLowerCase()}-${i}-${short}`, running, started: new Started() });

    test('nothing is broken', async () => {
      const place = placeOf(0);
      try {
        await serve(place, await protection.intact(place), protection.alone?.includes(running.short) ?? false);
        await passes(place, protection);
        const denied = await request(place, {});
        note('nothing', running, `${denied}, and 200 for those who may`);
        expect(denied).toBe(outcomeOn(protection.denied, running));
      } finally {
        await place.started.stop();
      }
    });

    const cases = protection.broken.flatMap((broken, i) => {
      const expected = outcomeOn(broken.expected, running);
      return expected === undefined ? [] : [{ broken, expected, place: placeOf(i + 1) }];
    });

    describe('broken', () => {
      const seen = new Map<Broken, Promise<Seen>>();

      // Some wait for most of a minute: they wait together.
      beforeAll(() => cases.forEach(({ broken, expected, place }) => {
        const measured = measure(place, protection, broken, expected);
        measured.catch(() => undefined);
        seen.set(broken, measured);
      }));

      afterAll(async () => {
        await Promise.allSettled(seen.values());
        await clearNamespaces();
        await Promise.all(cases.map(async ({ place }) => place.started.stop()));
      });

      test.each(cases.map(each => [each.broken.what, each] as const))('%s', async (what, { broken, expected }) => {
        const { last, opened } = await seen.get(broken)!;
        note(what, running, isCode(last) ? `error ${last}` : String(last), broken);
        expect({ last, opened }).toStrictEqual({ last: expected, opened: [] });
      });
    });
  });
});

/** What the requests of a broken scene have got: the last one with credentials, and whatever let any of them pass. */
interface Seen {
  readonly last: Outcome;
  readonly opened: readonly Outcome[];
}

async function measure(place: Place, protection: Protection, broken: Broken, expected: Outcome): Promise<Seen> {
  const scene = await (broken.scene ?? protection.intact)(place);
  const isAlone = broken.alone ?? false;
  if (isCode(expected)) {
    return { last: codeOf(() => manifestsOf(place, scene, isAlone)) as Outcome, opened: [] };
  }
  await serve(place, scene, isAlone);
  if (broken.later) {
    await passes(place, protection);
    await broken.later(place);
  }
  const both = async () => Promise.all([request(place, {}), request(place, protection.credentials)]);
  const seen: Outcome[][] = [];
  await until(`answer ${expected} of ${place.running.short}`, async () => {
    seen.push(await both());
    return seen.at(-1)![1] === expected || undefined;
  }, 60).catch(e => {
    throw new Error(`${e.message}: ${[...new Set(seen.flat())].join(', ')}`);
  });
  // What is broken later may serve until the controller knows it.
  const all = broken.later ? await both() : seen.flat();
  return { last: expected, opened: all.filter(outcome => typeof outcome === 'number' && outcome < 300) };
}

function refuses({ column }: Running, { feature }: Protection): boolean {
  return SUPPORT_MATRIX.find(({ name }) => name === column)!.declarations[feature].support === Support.REFUSED;
}

function isCode(outcome: Outcome): boolean {
  return typeof outcome === 'string' && outcome.includes('.');
}

async function request({ namespace, running: { target: { address } } }: Place, options: Protection['credentials']): Promise<Outcome> {
  try {
    return (await ask(hostOf(namespace), PROTECTED, { address, timeout: PATIENCE, ...options })).status;
  } catch {
    return 'no answer';
  }
}

async function passes(place: Place, { credentials }: Protection): Promise<void> {
  await until('answer to those who may', async () => await request(place, credentials) === 200 || undefined, 60);
}

/** Applies a scene, and waits until the open route is served. */
async function serve(place: Place, scene: Scene, isAlone: boolean): Promise<void> {
  const { namespace, running: { target: { address } } } = place;
  await createNamespace(namespace);
  await applyCleanly(manifestsOf(place, scene, isAlone));
  await until(`open route of ${namespace}`, async () => (await ask(openHost(namespace, isAlone), '/', { address })).status === 200 || undefined, 60);
}

function manifestsOf({ namespace, running: { controller } }: Place, { options, beside = [] }: Scene, isAlone: boolean): string {
  return manifests(namespace, chart => {
    beside.forEach((object, i) => new ApiObject(chart, `Beside${i}`, object));
    const lb = loadBalancer(chart, { controller, hosts: [hostOf(namespace)], paths: [RoutePath.prefix(PROTECTED)], ...options });
    lb.addRoute('open', { hosts: [openHost(namespace, isAlone)] });
  });
}

/** In a zone of its own: certificates for it would otherwise be shown to the clients of other tests. */
function hostOf(namespace: string): string {
  return `${namespace}.${ZONE}`;
}

function openHost(namespace: string, isAlone: boolean): string {
  return isAlone ? `open-${hostOf(namespace)}` : hostOf(namespace);
}

/** The code of the error that manifests end with, also where it comes as late as at synthesis. */
function codeOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (e) {
    return codeOfRefusal(e);
  }
}
