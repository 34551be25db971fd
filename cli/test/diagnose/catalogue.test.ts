import { diagnose } from '../../src/diagnose/diagnose';
import { RULES } from '../../src/diagnose/rules';

/** An example that stands for what Traefik makes of annotations of ingress-nginx is diagnosed for it. */
const controllerOf = (id: string) => id.endsWith('-by-traefik') ? 'traefik-ingress-nginx' as const : undefined;

const BESIDE = new Set(RULES.filter(({ beside }) => beside).map(({ id }) => id));

function rulesIn(text: string, id: string): string[] {
  return [...new Set(diagnose([{ name: 'example.yaml', text }], controllerOf(id)).map(({ rule }) => rule))]
    .filter(rule => rule === id || !(BESIDE.has(rule) || (rule === 'snippet.ignored' && id.startsWith('snippet.'))));
}

test('each rule has an id of its own', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

describe.each(RULES.map(rule => [rule.id, rule] as const))('%s', (id, { bad, good, beside, severity }) => {
  test('finds itself in its bad example, and nothing else', () => {
    const found = rulesIn(bad, id);
    expect(found).toContain(id);
    if (!beside) {
      expect(found).toEqual([id]);
      expect(diagnose([{ name: 'example.yaml', text: bad }], controllerOf(id)).find(({ rule }) => rule === id)?.severity).toBe(severity);
    }
  });

  test('finds nothing in its good example', () => {
    expect(rulesIn(good, id)).toEqual([]);
  });
});
