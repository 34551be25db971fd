import { Notes, Outcome, saidBy } from './notes';
import { Support, Verdict } from '../../../../src';
import { ByProp, SAYINGS } from '../../../../src/controllers/shared/annotations/props';
import { FEATURES } from '../../../../src/policies';
import { SUPPORT_MATRIX, SupportColumn } from '../../../../src/support-matrix';
import { PREFIX } from '../../translation/ingress';
import { Manifest } from '../input';

/** What a controller declares, by the name that its reports have; undefined of one that is not known. */
export function columnOf(controller: string): SupportColumn | undefined {
  const name = /Envoy Gateway/.test(controller) ? 'Gateway API on Envoy Gateway'
    : /Gateway API/.test(controller) ? 'Gateway API'
      : /^ingress-nginx/.test(controller) ? 'ingress-nginx'
        : /annotations|nginx/.test(controller) ? 'Traefik, reading annotations of ingress-nginx' : 'Traefik';
  return SUPPORT_MATRIX.find(column => column.name === name);
}

/** A verdict that something of a policy is left out: the annotations that ask for that are lost, and the others of the policy are not. */
export function noteOmitted({ policy, note }: Verdict, ingress: Manifest, column: SupportColumn | undefined, notes: Notes): void {
  const annotations: { readonly [key: string]: unknown } = ingress.value.metadata?.annotations ?? {};
  const declarations: { readonly [feature: string]: { readonly support: Support } } = column?.declarations ?? {};
  const isOfPolicy = saidBy(policy);
  const isRendered = (feature: string) => declarations[feature] !== undefined && declarations[feature].support !== Support.OMITTED;
  const ofPolicy = Object.entries(FEATURES).filter(([, each]) => each.policy === policy).map(([feature]) => feature);
  for (const [key, value] of Object.entries(annotations)) {
    const path = ['metadata', 'annotations', key];
    const before = notes.of(ingress, path);
    if (before === undefined || !isOfPolicy(before)) {
      continue;
    }
    const ways = [SAYINGS.get(key.slice(PREFIX.length))?.said(String(value))].flat().filter((way): way is ByProp => typeof way === 'object');
    const needs = ways.length > 0 ? ways[0].needs : [];
    const isKept = needs.length > 0 ? needs.every(isRendered) : ofPolicy.some(isRendered);
    notes.set(ingress, path, isKept ? { outcome: Outcome.CHANGED, by: before.by, why: note } : { outcome: Outcome.LOST, why: `${before.by}: ${note ?? ''}` });
  }
}
