import { Built, NotBuilt } from './build';
import { manifestsOf } from './manifests';
import { PlacedCase } from './placed-case';
import { importManifests } from '../../cli/src/import/import';
import { Outcome } from '../../cli/src/import/receipt/notes';
import { Receipt } from '../../cli/src/import/receipt/receipt';
import { ControllerName } from '../../cli/src/import/recognition/controllers';
import { Remark } from '../../cli/src/translation/translation';
import { runApp } from '../../cli/test/import/support';
import { GatewayReference } from '../../src';

/** What the command is told of the controller. */
export interface ImportTarget {
  readonly controller: ControllerName;
  readonly gateway?: GatewayReference;
}

/** Kinds of which a case describes in words what they hold: they stand beside what is rendered. */
const DESCRIBED = new Set(['Secret', 'ConfigMap']);

/** Imports the manifests of a case as the command does, and runs the app that it writes. */
export function buildByImport(placed: PlacedCase, { controller, gateway = { name: 'gateway' } }: ImportTarget): Built | NotBuilt {
  const { defaultCertificate, forwardedHeaders } = placed;
  const text = manifestsOf(placed).map(each => JSON.stringify(each)).join('\n---\n');
  const { app, receipt } = importManifests([{ name: 'case.yaml', text }], { language: 'typescript', controller, gateway, assumed: { defaultCertificate, forwardedHeaders } });
  // Ingresses that stay as they are do there what they did before, which says nothing about the import.
  const kept = receipt.lines.filter(({ object, field, by }) => object?.kind === 'Ingress' && field === 'kind' && by === 'ApiObject');
  if (kept.length > 0) {
    return { kind: 'refused', why: kept.map(({ object, why }) => `Ingress ${object!.name} stays as it is: ${why}`) };
  }
  const { objects, verdicts } = runApp(app);
  const rendered = objects.filter(({ kind }) => !DESCRIBED.has(kind));
  return {
    yaml: rendered.map(each => JSON.stringify(each)).join('\n---\n'),
    names: new Set(rendered.map(nameOf)),
    verdicts,
    changed: remarksOf(receipt),
    lost: receipt.lines.filter(({ outcome }) => outcome === Outcome.LOST).map(({ object, field, why }) => `${object?.kind} ${object?.name}: ${field}: ${why}`),
  };
}

/** An object among those of a namespace. */
export function nameOf({ kind, metadata: { name } }: { readonly kind: string; readonly metadata: { readonly name: string } }): string {
  return `${kind} ${name}`;
}

/** What the receipt says to differ, by annotations and fields. */
function remarksOf({ lines, unwritten }: Receipt): Remark[] {
  const ofLines = lines.flatMap(({ object, field, text, why }) => object?.kind !== 'Ingress' || why === undefined ? []
    : [{ of: /^metadata\.annotations\["(.*)"\]$/.exec(field)?.[1] ?? field, value: text, why }]);
  return [...ofLines, ...unwritten.map(({ of, why }) => ({ of, value: '', why }))];
}
