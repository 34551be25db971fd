import { Built, NotBuilt } from './build';
import { manifestsOf } from './manifests';
import { PlacedCase } from './placed-case';
import { ControllerName } from '../../cli/src/controllers';
import { importManifests } from '../../cli/src/import/import';
import { Outcome } from '../../cli/src/import/receipt/notes';
import { Receipt } from '../../cli/src/import/receipt/receipt';
import { PREFIX } from '../../cli/src/translation/ingress';
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

/** A Service and its addresses. */
const SERVING = new Set(['Service', 'Endpoints']);

/** Imports the manifests of a case as the command does, and runs the app that it writes. */
export function buildByImport(placed: PlacedCase, { controller, gateway = { name: 'gateway' } }: ImportTarget): Built | NotBuilt {
  const { defaultCertificate, forwardedHeaders } = placed;
  const missing = missingSecret(placed);
  if (missing !== undefined) {
    return { kind: 'not run', why: [`the Secret ${missing} is not there, of which manifests do not tell`] };
  }
  const text = manifestsOf(placed).map(each => JSON.stringify(each)).join('\n---\n');
  const { app, receipt } = importManifests([{ name: 'case.yaml', text }], { language: 'typescript', controller, gateway, assumed: { defaultCertificate, forwardedHeaders } });
  // Ingresses that stay as they are do there what they did before, which says nothing about the import.
  const kept = receipt.lines.filter(({ object, field, by }) => object?.kind === 'Ingress' && field === 'kind' && by === 'ApiObject');
  if (kept.length > 0) {
    return { kind: 'refused', why: kept.map(({ object, why }) => `Ingress ${object!.name} stays as it is: ${why}`) };
  }
  const { objects, verdicts } = runApp(app);
  if (objects.some(({ metadata: { annotations = {} } }) => annotations[`${PREFIX}service-upstream`] === 'true')) {
    return { kind: 'not run', why: ['it asks for the address of a Service, which leads nowhere in a cluster without nodes'] };
  }
  // A Service that no route leads to would be waited for, and those for errors stand beside already.
  const unrouted = new Set(receipt.asObjects);
  const rendered = objects.filter(({ kind, metadata: { name, namespace } }) => !DESCRIBED.has(kind) && !(SERVING.has(kind) && unrouted.has(`${kind} ${namespace}/${name}`)));
  return {
    yaml: rendered.map(each => JSON.stringify(each)).join('\n---\n'),
    verdicts,
    changed: remarksOf(receipt),
    lost: receipt.lines.filter(({ outcome, object }) => outcome === Outcome.LOST && object?.kind === 'Ingress').map(({ object, field, why }) => `${object!.name}: ${field}: ${why}`),
  };
}

/** The Secret with passwords that a case names and does not have. */
function missingSecret({ ingresses, namespace, secret }: PlacedCase): string | undefined {
  const named = ingresses.flatMap(({ metadata }) => metadata?.annotations?.[`${PREFIX}auth-secret`] ?? []);
  return named.find(name => secret(name.includes('/') ? name : `${namespace}/${name}`) === undefined);
}

/** What the receipt says to differ, by annotations and fields. */
function remarksOf({ lines, unwritten }: Receipt): Remark[] {
  const ofLines = lines.flatMap(({ object, field, text, why }) => object?.kind !== 'Ingress' || why === undefined ? []
    : [{ of: /^metadata\.annotations\["(.*)"\]$/.exec(field)?.[1] ?? field, value: text, why }]);
  return [...ofLines, ...unwritten.map(({ of, why }) => ({ of, value: '', why }))];
}
