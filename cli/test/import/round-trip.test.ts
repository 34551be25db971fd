import * as fc from 'fast-check';
import { intentOf } from './intent';
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

/** Annotations whose values the receipt says to be others afterwards: what did nothing, and what is the default of ingress-nginx. */
function differing({ lines }: Receipt): ReadonlySet<string> {
  const others = lines.filter(({ outcome, by }) => outcome !== Outcome.KEPT || by === undefined);
  const named = others.map(({ field }) => /^metadata\.annotations\["(.*)"\]$/.exec(field)?.[1]);
  return new Set(named.flatMap(name => name ?? []));
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
  }), { numRuns: 30, maxSkipsPerRun: 100, endOnFailure: true, seed: 3 });
  expect(asBalancers / whole).toBeGreaterThan(0.6);
});
