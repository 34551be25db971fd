import { Support } from '../../../src';
import { TRAEFIK_READS } from '../../../src/controllers/ingress-nginx/readers/traefik/rows';
import { INGRESS_NGINX } from '../../../src/controllers/ingress-nginx/rows';
import { Declaration } from '../../../src/controllers/shared/declarations';
import { POLICY_NAMES } from '../../../src/policies';

const ROWS = { 'ingress-nginx': INGRESS_NGINX, 'Traefik, reading its annotations': TRAEFIK_READS };

function declarationsIn(rows: typeof INGRESS_NGINX): [string, Declaration][] {
  return POLICY_NAMES.flatMap(policy => Object.entries<Declaration>(rows[policy].declares));
}

test('what ingress-nginx is declared to make of every feature', () => {
  expect(Object.fromEntries(declarationsIn(INGRESS_NGINX).map(([feature, { support }]) => [feature, support]))).toStrictEqual({
    hostnameBackends: Support.NATIVE,
    wildcardHost: Support.APPROXIMATED,
    prefix: Support.NATIVE,
    exact: Support.NATIVE,
    regex: Support.APPROXIMATED,
    stripPrefix: Support.NATIVE,
    replacePrefix: Support.NATIVE,
    fullPath: Support.NATIVE,
    regexTarget: Support.NATIVE,
    appRoot: Support.NATIVE,
    maxBodySize: Support.NATIVE,
    unlimitedBody: Support.NATIVE,
    blockedUserAgents: Support.NATIVE,
    roundRobin: Support.NATIVE,
    peakEwma: Support.NATIVE,
    hashOfClientIp: Support.NATIVE,
    hashOfUri: Support.NATIVE,
    hashOfHeader: Support.NATIVE,
    hashOfCookie: Support.NATIVE,
    stickyCookie: Support.NATIVE,
    activeHealthCheck: Support.REFUSED,
    passiveHealthCheck: Support.REFUSED,
    literalHeader: Support.NATIVE,
    serviceNameHeader: Support.NATIVE,
    clientIpHeader: Support.NATIVE,
    backendAddressHeader: Support.NATIVE,
    tlsSecret: Support.NATIVE,
    certManager: Support.NATIVE,
    externalAddress: Support.NATIVE,
    annotations: Support.NATIVE,
  });
});

test.each(Object.entries(ROWS))('%s: whatever is not native says what differs, without a full stop', (_, rows) => {
  const notes = declarationsIn(rows).filter(([, { support }]) => support !== Support.NATIVE).map(([, { note }]) => note);
  expect(notes.length).toBeGreaterThan(3);
  notes.forEach(note => expect(note).toMatch(/^\S.*[^.\s]$/));
});
