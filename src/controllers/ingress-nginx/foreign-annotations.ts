import { isSnippet, ruleOf } from './annotation-table';
import { Options, PREFIX } from './contribution';
import { Reader } from './readers/reader';
import { adviceOn, adviceOnKnown, BY_PROP } from './unknown-annotations';
import { RouteIntent } from '../../intent/route-intent';
import { TlsType } from '../../routing/tls';
import { AdviceTable, adviceTable, balancing, bodySize, COOKIE_OPTIONS, EVERYWHERE, stickyCookie } from '../shared/annotations/advice';
import { askTheProp, needsTls } from '../shared/annotations/cert-manager';
import { INGRESS_NGINX } from '../shared/annotations/controllers';
import { EQUIVALENTS } from '../shared/annotations/equivalents';
import { Place } from '../shared/annotations/known';
import { unread } from '../shared/unread-annotations';

/** Props for what other controllers have annotations for. For everything else there are annotations of ingress-nginx. */
const PROPS: AdviceTable = {
  ...EVERYWHERE,
  ...COOKIE_OPTIONS,
  ...BY_PROP,
  ...adviceTable(
    ['app-root', 'set the prop appRoot'],
    ['proxy-body-size', bodySize],
    ['load-balance', balancing],
    ['affinity', stickyCookie()],
    ['enable-access-log', value => `set the prop accessLog${/^(true|false)$/.test(value) ? ` to ${value}` : ''}`],
    ['server-alias', 'add the names to the prop hosts'],
    ['add-headers', 'set the prop responseHeaders'],
    ['@middlewares', `take it out: nobody reads Middlewares of this Ingress; annotations of ${PREFIX} do the like (auth-url for single sign-on, whitelist-source-range for addresses)`],
    ['@entry-points', 'take it out: the controller has one port each for http and https'],
    ['@cert-resolver', 'set the prop tls to Tls.certManager() or Tls.fromSecret()'],
    ['@tls-options', 'take it out: what clients may negotiate is a setting of the controller'],
    ['@priority', 'take it out: exact paths come first, then the longest one'],
  ),
};

/** The Ingress, as those see it who read annotations. */
export function placeOf({ reader, snippetAnnotations }: Options): Place {
  return {
    kind: 'Ingress',
    name: `an Ingress of ${reader.controller}`,
    servedBy: INGRESS_NGINX,
    insteadOf: (name, value) => {
      if (name === 'load-balance' && reader.unread(name) !== undefined && /ewma|least/.test(value)) {
        return `take it out: ${reader.program} balances round robin there`;
      }
      const advice = Object.hasOwn(PROPS, name) ? PROPS[name] : undefined;
      if (advice !== undefined) {
        return typeof advice === 'function' ? advice(value) : advice;
      }
      const rule = ruleOf(name);
      return rule === undefined ? adviceOn(name, reader)
        : reader.unread(name) !== undefined ? `take it out: ${reader.program} has nothing that does the same`
          : isSnippet(name) && snippetAnnotations === false ? 'take it out, and ask for the same with a prop: snippetAnnotations is false'
            : `write ${PREFIX}${name}${rule.accepts(value) ? `: ${JSON.stringify(value)}` : `, whose value is ${rule.allowed}`}`;
    },
  };
}

/** What to do about an annotation that the controller does not have, and that others may have, written with another prefix. */
export function adviceOnUnknown(name: string, value: string, reader: Reader, place: Place): string {
  const others = WHOSE.map(whose => EQUIVALENTS[whose] as { readonly [name: string]: string }).find(equivalents => Object.hasOwn(equivalents, name));
  return adviceOnKnown(name, reader) ?? (others === undefined ? undefined : place.insteadOf(others[name], value)) ?? adviceOn(name, reader);
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
