import * as fc from 'fast-check';
import { intentOf } from './intent';
import { imported, objectsOf } from './support';
import { byLibrary } from '../../../e2e/differential/by-library';
import { Case } from '../../../e2e/differential/case';
import { casesOn } from '../../../e2e/differential/cases';
import { AnnotationReader } from '../../../src';
import { ANNOTATION_NAMES } from '../../../src/controllers/ingress-nginx/annotation-table';
import { ImportOptions } from '../../src/import/import';
import { Outcome } from '../../src/import/receipt/notes';
import { Receipt } from '../../src/import/receipt/receipt';
import { PREFIX } from '../../src/translation/ingress';

/** A seed of a run that failed; by default each run has another one. */
const SEED = process.env.ROUND_TRIP_SEED === undefined ? {} : { seed: Number(process.env.ROUND_TRIP_SEED) };
const RUNS = { numRuns: Number(process.env.ROUND_TRIP_RUNS ?? 25), maxSkipsPerRun: 100, endOnFailure: true, ...SEED };

/** The objects that the library renders for a random case; undefined where it refuses the case. */
function rendered(given: Case, options: Case['controller']['options']): any[] | undefined {
  try {
    return byLibrary({ ...given, controller: { ...given.controller, options } });
  } catch {
    return undefined;
  }
}

function readBack(objects: readonly any[], options: Partial<ImportOptions>) {
  return imported(objects.map(each => JSON.stringify(each)).join('\n---\n'), options);
}

const OF_COOKIES = ANNOTATION_NAMES.filter(name => name.startsWith('session-cookie-') || name === 'affinity').map(name => PREFIX + name);

/** Annotations whose values the receipt says to be others afterwards: what did nothing, and what is the default of ingress-nginx. */
function differing({ lines }: Receipt): ReadonlySet<string> {
  const others = lines.filter(({ outcome, by }) => outcome !== Outcome.KEPT || by === undefined);
  const named = others.flatMap(({ field }) => /^metadata\.annotations\["(.*)"\]$/.exec(field)?.[1] ?? []);
  // All that tells of a cookie goes together: what a route has of it depends on its path and its certificate.
  return new Set([...named, ...named.some(name => name.includes('/session-cookie-') || name.endsWith('/affinity')) ? OF_COOKIES : []]);
}

/** The programs that read annotations of ingress-nginx; that a class is of ingress-nginx, its name says. */
const READERS: readonly [name: string, reader: AnnotationReader | undefined, imported: Partial<ImportOptions>][] = [
  ['ingress-nginx', undefined, {}],
  ['Traefik, reading annotations of ingress-nginx', AnnotationReader.TRAEFIK, { controller: 'traefik-ingress-nginx' }],
];

test.each(READERS)('reading back what is rendered for %s gives the same intent, as load balancers', (_, reader, options) => {
  let whole = 0;
  let asBalancers = 0;
  fc.assert(fc.property(casesOn('ingressNginx'), given => {
    const { className, ...others } = given.controller.options;
    const named = className === undefined || reader !== undefined ? {} : { className: `nginx-${className}` };
    const objects = rendered(given, { ...others, ...named, reader });
    fc.pre(objects !== undefined);
    const { app, receipt } = readBack(objects!, options);
    const without = differing(receipt);
    expect(intentOf(objectsOf(app), without)).toStrictEqual(intentOf(objects!, without));
    whole++;
    asBalancers += receipt.asObjects.length === 0 ? 1 : 0;
  }), RUNS);
  expect(asBalancers / whole).toBeGreaterThan(0.5);
});

const inOrder = (objects: readonly any[]) => objects.map(each => JSON.stringify(each, (_, value) => (
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value
))).sort();

test.each(['traefik', 'gatewayApi'])('routes of %s stay as they are, and the receipt says so', factory => {
  fc.assert(fc.property(casesOn(factory), given => {
    const objects = rendered(given, given.controller.options);
    fc.pre(objects !== undefined);
    const { app, receipt } = readBack(objects!, {});
    expect(inOrder(objectsOf(app))).toStrictEqual(inOrder(objects!));
    expect(receipt.withoutLoss).toBe(true);
    expect(receipt.asObjects).toHaveLength(objects!.length);
  }), RUNS);
});
