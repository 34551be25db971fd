import * as fc from 'fast-check';
import { imported, objectsOf } from './support';
import { byLibrary } from '../../../e2e/differential/by-library';
import { Case } from '../../../e2e/differential/case';
import { cases } from '../../../e2e/differential/cases';
import { Outcome } from '../../src/import/receipt/notes';
import { Receipt } from '../../src/import/receipt/receipt';

/** The objects that the library renders for a random case on ingress-nginx, of a class that says so; undefined where it refuses the case. */
function rendered({ controller: { factory, options }, ...given }: Case): any[] | undefined {
  if (factory !== 'ingressNginx' || options.reader !== undefined) {
    return undefined;
  }
  const { className } = options;
  try {
    return byLibrary({ ...given, controller: { factory, options: { ...options, ...className !== undefined && { className: `nginx-${className}` } } } });
  } catch {
    return undefined;
  }
}

/** What the library adds to several servers by itself, unless it knows that no request gets to them. */
const UNASKED = /^nginx\.ingress\.kubernetes\.io\/proxy-(next-upstream.*|connect-timeout)$/;

/** Annotations whose values the receipt says to be others afterwards: what did nothing, and what is the default of ingress-nginx. */
function differing({ lines }: Receipt): ReadonlySet<string> {
  const named = lines.filter(({ outcome, by }) => outcome !== Outcome.KEPT || by === undefined).map(({ field }) => /^metadata\.annotations\["(.*)"\]$/.exec(field)?.[1]);
  return new Set(named.flatMap(name => name ?? []));
}

/** Ingresses by what they route and ask for; the names of Services stand for their servers. */
function intentOf(objects: readonly any[], without: ReadonlySet<string>): string[] {
  const of = (name: string) => objects.filter(({ kind, metadata }) => (
    kind !== 'Ingress' && (metadata.name === name || metadata.labels?.['kubernetes.io/service-name'] === name)
  )).map(({ kind, spec, subsets, addressType, endpoints, ports }) => ({ kind, spec, subsets, addressType, endpoints, ports }));
  const text = (value: unknown) => JSON.stringify(value, (key, each) => {
    // ingress-nginx does not read it, and the receipt says so of the Service of a canary.
    if (key === 'appProtocol') {
      return undefined;
    }
    const named = key === 'service' && each?.name !== undefined ? { servers: of(each.name), port: each.port } : each;
    const isMap = typeof named === 'object' && named !== null && !Array.isArray(named);
    return isMap ? Object.fromEntries(Object.entries(named).sort(([a], [b]) => a < b ? -1 : 1)) : named;
  });
  return objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata: { annotations = {}, labels, namespace }, spec }) => text({
    spec,
    namespace,
    labels,
    annotations: Object.entries<string>(annotations).filter(([key]) => !without.has(key) && !UNASKED.test(key)).map(([key, value]) => [key, value.trim()]).sort(),
  })).sort();
}

test('reading back what is rendered for ingress-nginx gives the same intent, as load balancers', () => {
  let whole = 0;
  let asBalancers = 0;
  fc.assert(fc.property(cases, given => {
    const objects = rendered(given);
    fc.pre(objects !== undefined);
    const { app, receipt } = imported(objects!.map(each => JSON.stringify(each)).join('\n---\n'));
    const without = differing(receipt);
    expect(intentOf(objectsOf(app), without)).toStrictEqual(intentOf(objects!, without));
    whole++;
    asBalancers += receipt.asObjects.length === 0 ? 1 : 0;
  }), { numRuns: 30, maxSkipsPerRun: 100, endOnFailure: true, seed: Number(process.env.SEED ?? 3) });
  expect(asBalancers / whole).toBeGreaterThan(0.6);
});
