import { PREFIX } from './contribution';
import { Reader } from './readers/reader';
import { invalid } from '../../basics/errors';

type Annotations = { readonly [key: string]: string };

/** An annotation that does not do what it says without another one. */
interface Need {
  readonly of: RegExp;
  /** The values that need it. */
  readonly when?: (value: string) => boolean;
  /** The other one: one of these is enough. */
  readonly needs: readonly string[];
  /** The value that the other one has to have. */
  readonly value?: string;
  /** The values that the other one must not have. */
  readonly but?: string;
  /** What happens without it. */
  readonly otherwise?: string;
  readonly fix?: string;
}

const IGNORED = 'ingress-nginx ignores it';
const LIMITS = ['limit-rps', 'limit-rpm', 'limit-connections'];

/** Of those that match a name, the first that holds for all values, and every one that goes by values. */
const NEEDS: readonly Need[] = [
  { of: /^proxy-ssl-verify$/, when: value => value === 'off', needs: ['proxy-ssl-secret'], otherwise: 'ingress-nginx verifies nothing anyway', fix: 'take it out: nothing changes' },
  { of: /^proxy-ssl-(?!secret$)/, needs: ['proxy-ssl-secret'] },
  { of: /^proxy-ssl-verify$/, when: value => value === 'on', needs: ['proxy-ssl-name'], otherwise: 'ingress-nginx expects a certificate for its own "upstream_balancer", and answers 502 to every request' },
  { of: /^x-forwarded-prefix$/, needs: ['rewrite-target'] },
  { of: /^auth-type$/, needs: ['auth-secret'], otherwise: 'ingress-nginx answers 503 to every request' },
  { of: /^auth-(secret|secret-type|realm)$/, needs: ['auth-type'] },
  { of: /^auth-tls-(?!secret$)/, needs: ['auth-tls-secret'] },
  { of: /^auth-signin-redirect-param$/, needs: ['auth-signin'] },
  { of: /^auth-cache-duration$/, needs: ['auth-cache-key'] },
  { of: /^auth-keepalive-/, needs: ['auth-keepalive'] },
  { of: /^auth-(?!secret|type$|realm$|tls-|url$)/, needs: ['auth-url'] },
  { of: /^cors-/, needs: ['enable-cors'] },
  { of: /^canary-by-header-(value|pattern)$/, needs: ['canary-by-header'] },
  { of: /^canary-weight-total$/, needs: ['canary-weight'] },
  { of: /^canary-/, needs: ['canary'], value: 'true' },
  { of: /^session-cookie-conditional-samesite-none$/, needs: ['session-cookie-samesite'], value: 'None' },
  { of: /^(session-cookie-|affinity-)/, needs: ['affinity'] },
  { of: /^upstream-hash-by-subset-size$/, needs: ['upstream-hash-by-subset'], value: 'true' },
  { of: /^upstream-hash-by-/, needs: ['upstream-hash-by'] },
  { of: /^load-balance$/, when: value => value.startsWith('chash'), needs: ['upstream-hash-by'], otherwise: 'it has nothing to choose a server by' },
  { of: /^load-balance$/, when: value => value.startsWith('sticky_'), needs: ['affinity'], otherwise: 'it has no cookie to choose a server by' },
  { of: /^fastcgi-/, needs: ['backend-protocol'], value: 'FCGI' },
  { of: /^mirror-(host|request-body)$/, needs: ['mirror-target'] },
  { of: /^(modsecurity-|enable-owasp-core-rules$)/, when: value => value !== 'false', needs: ['enable-modsecurity'], value: 'true', otherwise: 'ingress-nginx reads no rules, unless its ConfigMap turns ModSecurity on' },
  { of: /^permanent-redirect-code$/, needs: ['permanent-redirect'] },
  { of: /^temporal-redirect-code$/, needs: ['temporal-redirect'] },
  { of: /^proxy-redirect-from$/, when: value => !/^(off|default)$/.test(value), needs: ['proxy-redirect-to'], but: 'off' },
  { of: /^proxy-redirect-to$/, when: value => value !== 'off', needs: ['proxy-redirect-from'], but: 'off' },
  { of: /^limit-rate-after$/, when: value => Number(value) > 0, needs: ['limit-rate'] },
  { of: /^limit-(burst-multiplier|allowlist|whitelist)$/, needs: LIMITS },
  { of: /^auth-(url|request-redirect|cache-key)$|^upstream-vhost$|^mirror-/, when: value => /\$\{?escaped_request_uri/i.test(value), needs: ['auth-signin'], otherwise: 'nginx has no $escaped_request_uri and loads no configuration' },
];

const FIXES: { readonly [needed: string]: string } = {
  'rewrite-target': 'set the prop rewrite, or take it out',
  'affinity': 'set the prop loadBalancing with LoadBalancing.stickyCookie(), or take it out',
};

/**
 * Checks that a user's annotations have those that they need, which may come from a prop.
 *
 * @param annotations The user's own.
 * @param all The annotations of the Ingress.
 */
export function checkNeeds(annotations: Annotations, all: Annotations, reader: Reader): void {
  for (const [key, value] of Object.entries(annotations)) {
    if (key.startsWith(PREFIX)) {
      const name = key.slice(PREFIX.length);
      for (const need of reader.readsAlone(name) ? [] : needsOf(name, value)) {
        checkNeed(need, key, value, all);
      }
    }
  }
}

function needsOf(name: string, value: string): Need[] {
  const all = NEEDS.filter(({ of }) => of.test(name));
  const first = all.find(({ when }) => when === undefined);
  return all.filter(need => need === first || need.when?.(value));
}

function checkNeed({ needs, value: wanted, but, otherwise = IGNORED, fix }: Need, key: string, value: string, all: Annotations): void {
  const holds = (needed: string) => {
    const given = all[PREFIX + needed];
    return given !== undefined && given !== but && (wanted === undefined || given.toUpperCase() === wanted.toUpperCase());
  };
  if (!needs.some(holds)) {
    const others = needs.map(needed => `${PREFIX}${needed}${wanted === undefined ? '' : `: "${wanted}"`}`).join(' or ');
    throw invalid('annotations.needs-another', `annotations["${key}"]`, value, `this annotation together with ${others}, without which ${otherwise}`,
      fix ?? FIXES[needs[0]] ?? (needs.length > 1 ? 'add one of those, or take this one out' : 'add that one, or take this one out'));
  }
}
