import { diagnose } from '../../src/diagnose/diagnose';
import { RULES } from '../../src/diagnose/rules';

/** An example that stands for what Traefik makes of annotations of ingress-nginx is diagnosed for it. */
const controllerOf = (id: string) => id.endsWith('-by-traefik') ? 'traefik-ingress-nginx' as const : undefined;

/** The rules that find something which has to change, and a rule itself whatever its severity. */
function rulesIn(text: string, id: string): string[] {
  const found = diagnose([{ name: 'example.yaml', text }], controllerOf(id)).filter(({ rule, severity }) => rule === id || severity !== 'info');
  return [...new Set(found.map(({ rule }) => rule))].filter(rule => rule === id || !(rule === 'snippet.ignored' && id.startsWith('snippet.')));
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
