import { isSnippet, ruleOf } from './annotation-table';
import { Options, PREFIX } from './contribution';
import { Reader } from './readers/reader';
import { adviceOn, adviceOnKnown } from './unknown-annotations';
import { RouteIntent } from '../../intent/route-intent';
import { TlsType } from '../../routing/tls';
import { askTheProp, needsTls } from '../shared/annotations/cert-manager';
import { INGRESS_NGINX } from '../shared/annotations/controllers';
import { EQUIVALENTS } from '../shared/annotations/equivalents';
import { byProp, Declared } from '../shared/annotations/find-advice';
import { Place } from '../shared/annotations/known';
import { SAYINGS } from '../shared/annotations/props';
import { unread } from '../shared/unread-annotations';

/** What other controllers have annotations for, and neither a prop nor ingress-nginx. */
const OTHERS: { readonly [name: string]: string } = {
  '@middlewares': 'take it out: nobody reads Middlewares of this Ingress; props do the like (externalAuth for single sign-on, allowedSourceRanges for addresses)',
  '@entry-points': 'take it out: the controller has one port each for http and https',
  '@cert-resolver': 'set the prop tls to Tls.certManager() or Tls.fromSecret()',
  '@tls-options': 'take it out: what clients may negotiate is a setting of the controller',
  '@priority': 'take it out: exact paths come first, then the longest one',
};

/**
 * The Ingress, as those see it who read annotations.
 *
 * @param declared What is declared of the other policies.
 */
export function placeOf({ reader, snippetAnnotations }: Options, declared: Declared): Place {
  return {
    kind: 'Ingress',
    name: `an Ingress of ${reader.controller}`,
    servedBy: INGRESS_NGINX,
    insteadOf: (name, value) => {
      const { advice, refusal } = byProp(declared, name, value);
      const other = advice ?? (Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined);
      if (other !== undefined) {
        return other;
      }
      const rule = ruleOf(name);
      return rule === undefined ? adviceOn(name, value, reader, declared)
        : reader.unread(name) !== undefined ? refusal ?? `take it out: ${reader.program} has nothing that does the same`
          : isSnippet(name) && snippetAnnotations === false ? 'take it out, and ask for the same with a prop: snippetAnnotations is false'
            : `write ${PREFIX}${name}${rule.accepts(value) ? `: ${JSON.stringify(value)}` : `, whose value is ${rule.allowed}`}`;
    },
  };
}

/** What to do about an annotation that the controller does not have, and that others may have, written with another prefix. */
export function adviceOnUnknown(name: string, value: string, reader: Reader, place: Place, declared: Declared): string {
  const others = WHOSE.map(whose => EQUIVALENTS[whose] as { readonly [name: string]: string }).find(equivalents => Object.hasOwn(equivalents, name));
  const known = SAYINGS.has(name) ? name : others?.[name];
  // What is a key of its ConfigMap, ingress-nginx has for all hosts, often by default.
  return (SAYINGS.has(name) && reader.program !== 'ingress-nginx' ? undefined : adviceOnKnown(name, reader)) ?? (known === undefined ? undefined : place.insteadOf(known, value)) ?? adviceOn(name, value, reader, declared);
}

/** Controllers whose names people write with the prefix of ingress-nginx. */
const WHOSE = ['f5', 'haproxy', 'kong', 'appgw', 'contour', 'traefik'] as const;

/** The annotations that name the issuer: cert-manager takes one of them. */
const ISSUERS = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'];

/**
 * Checks that cert-manager has a reason to look at its annotations: `spec.tls`, and an issuer.
 *
 * @throws if it makes no Certificate of the Ingress
 */
export function checkCertificate(key: string, value: string, route: RouteIntent, place: Place): void {
  if (!needsTls(key)) {
    return;
  }
  const { tls, annotations = {} } = route;
  const name = key.slice(key.indexOf('/') + 1);
  const fix = askTheProp({ name, value, route });
  if (tls === undefined || tls.type === TlsType.CONTROLLER_DEFAULT || tls.type === TlsType.PASSTHROUGH) {
    throw unread(key, value, place, 'cert-manager makes certificates for spec.tls, which only the prop tls renders', fix);
  }
  const named = ISSUERS.filter(issuer => annotations[issuer] !== undefined);
  const ofProp = tls.clusterIssuer !== undefined || tls.issuer !== undefined;
  const isRendered = key === ISSUERS[tls.clusterIssuer === undefined ? 1 : 0];
  if (ISSUERS.includes(key) && (ofProp ? !isRendered : named.length > 1)) {
    throw unread(key, value, place, 'cert-manager makes no certificate where two issuers are named', ofProp ? fix : 'keep one of them');
  }
  if (!ofProp && named.length === 0 && annotations['kubernetes.io/tls-acme'] === undefined) {
    throw unread(key, value, place, 'cert-manager makes certificates where an issuer is named', fix);
  }
}
