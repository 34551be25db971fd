import { Report, Support } from '../src';

const LONG = 'after a retry the backend\'s address is a list of all that were tried, the last one answered, and this note goes on for more than a line';

function lines(report: Report): string[] {
  return report.toString().split('\n');
}

test('a report holds what it was made of', () => {
  const verdicts = [{ route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered: 'x' }];
  const requirements = [{ id: 'a', where: 'b', what: 'c', why: 'd' }];
  expect({ ...new Report('zl/Lb', 'ingress-nginx', verdicts, requirements, { 'zl/Lb/a': 'Traefik' }) })
    .toStrictEqual({ path: 'zl/Lb', controller: 'ingress-nginx', verdicts, requirements, otherControllers: { 'zl/Lb/a': 'Traefik' }, routes: [] });
});

test('an empty one is its title', () => {
  expect(new Report('zl/Lb', 'ingress-nginx (class nginx)', [], []).toString()).toBe('zl/Lb on ingress-nginx (class nginx)');
});

test('people read verdicts by route and then what must hold', () => {
  const report = new Report('zl/Lb', 'ingress-nginx (class nginx)', [
    { route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered: 'rewrite-target: /$1' },
    { route: 'zl/Lb/admin', policy: 'paths', support: Support.NATIVE, rendered: 'Prefix /admin' },
    { route: 'zl/Lb', policy: 'paths', support: Support.APPROXIMATED, rendered: 'Regex /a', note: 'in any case' },
    { route: 'zl/Lb', policy: 'responseHeaders', support: Support.OMITTED, rendered: 'X-A', note: 'left out' },
    { route: 'zl/Lb', policy: 'retries', support: Support.NATIVE, rendered: 'attempts 8', unasked: true, note: 'by itself' },
  ], [
    { id: 'snippet-annotations', where: 'the ConfigMap', what: 'snippets are allowed', why: 'else 404', settings: { 'allow-snippet-annotations': 'true', 'b': 'c "d"' } },
    { id: 'ingress-class', where: 'the IngressClass nginx', what: 'it exists', why: 'else nobody serves it' },
  ]);
  expect(lines(report)).toStrictEqual([
    'zl/Lb on ingress-nginx (class nginx)',
    '',
    '  zl/Lb',
    '    native       rewrite            rewrite-target: /$1',
    '    approximated paths              Regex /a',
    '                                    in any case',
    '    omitted      responseHeaders    X-A',
    '                                    left out',
    '    native       retries            attempts 8 (unasked)',
    '                                    by itself',
    '',
    '  zl/Lb/admin',
    '    native       paths              Prefix /admin',
    '',
    '  Requirements in the cluster',
    '    [snippet-annotations] the ConfigMap',
    '      snippets are allowed',
    '        allow-snippet-annotations: "true"',
    '        b: "c \\"d\\""',
    '      else 404',
    '    [ingress-class] the IngressClass nginx',
    '      it exists',
    '      else nobody serves it',
  ]);
});

test('long texts go on in the next line, indented, with no word lost', () => {
  const report = new Report('zl/Lb', 'ingress-nginx', [{ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered: 'x', note: LONG }], []);
  const note = lines(report).slice(4);
  expect(note.length).toBeGreaterThan(1);
  expect(note.every(line => line.startsWith(' '.repeat(36)) && line[36] !== ' ' && line.length <= 118)).toBe(true);
  expect(note.map(line => line.trim()).join(' ')).toBe(LONG);
});

test.each([
  ['fits into 118 columns', 81, 1],
  ['does not', 82, 2],
])('a word stays on its line where it %s', (_, length, expected) => {
  // 36 columns of indentation, a word of one letter before, and a space between.
  const words = `a ${'b'.repeat(length - 1)}`;
  const report = new Report('zl/Lb', 'x', [{ route: 'zl/Lb', policy: 'p', support: Support.NATIVE, rendered: 'x', note: words }], []);
  expect(lines(report).slice(4)).toHaveLength(expected);
});

test('a word longer than a line stays whole', () => {
  const report = new Report('zl/Lb', 'x', [], [{ id: 'a', where: 'b', what: 'c'.repeat(200), why: 'd' }]);
  expect(lines(report)).toContain(`      ${'c'.repeat(200)}`);
});

test.each([
  [Support.NATIVE, 'native'],
  [Support.APPROXIMATED, 'approximated'],
  [Support.OMITTED, 'omitted'],
  [Support.REFUSED, 'refused'],
])('the verdict %s has a name that stays', (support, name) => {
  expect(support).toBe(name);
});
