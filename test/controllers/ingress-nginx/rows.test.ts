import { Support } from '../../../src';
import { TRAEFIK_READS } from '../../../src/controllers/ingress-nginx/readers/traefik/rows';
import { INGRESS_NGINX } from '../../../src/controllers/ingress-nginx/rows';
import { Declaration } from '../../../src/controllers/shared/declarations';
import { POLICY_NAMES } from '../../../src/policies';

const ROWS = { 'ingress-nginx': INGRESS_NGINX, 'Traefik, reading its annotations': TRAEFIK_READS };

function declarationsIn(rows: typeof INGRESS_NGINX): [string, Declaration][] {
  return POLICY_NAMES.flatMap(policy => Object.entries<Declaration>(rows[policy].declares));
}

test.each(Object.entries(ROWS))('%s: whatever is not native says what differs, without a full stop', (_, rows) => {
  const notes = declarationsIn(rows).filter(([, { support }]) => support !== Support.NATIVE).map(([, { note }]) => note);
  expect(notes.length).toBeGreaterThan(2);
  notes.forEach(note => expect(note).toMatch(/^\S.*[^.\s]$/));
});
