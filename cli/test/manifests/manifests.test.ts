import { Manifests, readManifests } from '../../src/manifests';

const read = (text: string): Manifests => readManifests([{ name: 'f.yaml', text }]);

const codes = (text: string): string[] => read(text).problems.map(problem => problem.code);

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';

describe('objects', () => {
  test('several documents, the empty ones left out', () => {
    const { manifests, problems } = read(`# only a comment\n---\n${SERVICE}---\n---\n# Source: chart/templates/b.yaml\n${SERVICE.replace('a}', 'b, namespace: ns}')}---\n# end\n`);
    expect(problems).toEqual([]);
    expect(manifests.map(({ kind, name, namespace, template, file }) => [kind, name, namespace, template, file])).toEqual([
      ['Service', 'a', undefined, undefined, 'f.yaml'], ['Service', 'b', 'ns', 'chart/templates/b.yaml', 'f.yaml'],
    ]);
    expect(manifests.map(manifest => manifest.position(['metadata', 'name']))).toEqual([{ line: 5, column: 12 }, { line: 11, column: 12 }]);
  });

  test('the items of lists, also of typed ones and of lists in lists', () => {
    const { manifests } = read('apiVersion: v1\nkind: List\nitems:\n- kind: ServiceList\n  apiVersion: v1\n  items:\n  - metadata:\n      name: a\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n');
    expect(manifests.map(({ kind, name }) => [kind, name])).toEqual([['Service', 'a'], ['Pod', 'b']]);
    expect(manifests[0].position(['metadata', 'name'])).toEqual({ line: 8, column: 7 });
    expect(manifests[0].position(['spec'])).toEqual({ line: 7, column: 5 });
  });

  test('JSON', () => {
    const { manifests } = read(JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', annotations: { a: 'on' } } }, undefined, 2));
    expect(manifests[0].value.metadata).toEqual({ name: 'a', annotations: { a: 'on' } });
    expect(manifests[0].position(['metadata', 'annotations', 'a'])).toEqual({ line: 7, column: 7 });
  });

  test('Windows line ends, and a directive', () => {
    const { manifests, problems } = read(`%YAML 1.1\r\n---\r\n${SERVICE.replace(/\n/g, '\r\n')}`);
    expect(problems).toEqual([]);
    expect(manifests[0].position(['kind'])).toEqual({ line: 4, column: 1 });
  });
});

describe('values are those that Kubernetes reads', () => {
  test.each<[string, unknown]>([
    ['yes', true], ['on', true], ['Off', false], ['n', false], ['yEs', 'yEs'], ['~', null], ['', null], ['NULL', null],
    ['017', 15], ['0o17', 15], ['0x1F', 31], ['1_000', 1000], ['-5', -5], ['08', 8], ['1e3', 1000], ['.5', 0.5], ['1.', 1],
    ['1:30', '1:30'], ['2001-01-01', '2001-01-01'], ['500M', '500M'], ['10.0.0.1', '10.0.0.1'], ['+', '+'],
    ['"on"', 'on'], ['\'1\'', '1'], ['!!str 5', '5'], ['! 5', '5'], ['!!binary aGVsbG8=', 'hello'], ['|-\n  on', 'on'],
  ])('%p', (text, value) => {
    expect(read(`${SERVICE}x: ${text}\n`).manifests[0].value.x).toEqual(value);
  });

  test('anchors, merged maps and keys that are no strings', () => {
    expect(read(`${SERVICE}a: &a {b: 1, c: 2}\nd: *a\ne: {<<: *a, c: 3}\n80: x\n`).manifests[0].value).toMatchObject({ d: { b: 1, c: 2 }, e: { b: 1, c: 3 }, 80: 'x' });
  });

  test('a merged key stands where it was written; a key of the map itself before it, without a word of a second one', () => {
    const { manifests, problems } = read(`${SERVICE}a: &a\n  b: 1\n  c: 2\nd:\n  <<: [*a]\n  c: 3\n`);
    expect(problems).toEqual([]);
    expect(['b', 'c'].map(key => manifests[0].position(['d', key]).line)).toEqual([5, 9]);
  });

  test('keys of objects are data', () => {
    expect(Object.keys(read(`${SERVICE}__proto__: {toString: 1}\nconstructor: 2\n`).manifests[0].value).slice(-2)).toEqual(['__proto__', 'constructor']);
  });
});

test('comments before and beside a field', () => {
  const [manifest] = read('# top\napiVersion: v1\nkind: Service\nmetadata:\n  # why\n  # so\n  name: a # beside\nspec:\n  ports:\n  # one\n  - port: 80\n    # two\n    targetPort: 81\n').manifests;
  expect(manifest.comments(['apiVersion'])).toEqual(['top']);
  expect(manifest.comments(['metadata', 'name'])).toEqual(['why', 'so', 'beside']);
  expect(manifest.comments(['spec', 'ports', 0])).toEqual(['one']);
  expect(manifest.comments(['spec', 'ports', 0, 'targetPort'])).toEqual(['two']);
  expect(manifest.comments(['spec', 'nothing'])).toEqual([]);
});

describe('what cannot be read', () => {
  test('a broken document leaves the others', () => {
    const { manifests, problems } = read(`${SERVICE}---\na: "x\nb: [\n---\n${SERVICE}`);
    expect(manifests).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'syntax', line: 7 }]);
  });

  test.each([
    ['a value of no kind', 'replicas: 1\n', 'not-an-object'],
    ['a text', 'hello\n', 'not-an-object'],
    ['an object without a version', 'kind: Service\n', 'not-an-object'],
    ['a template', 'kind: Service\n{{- if .Values.x }}\na: 1\n{{- end }}\n', 'template'],
    ['a value of a template', 'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Values.x }}}\n', 'template'],
    ['a key that stands twice', `${SERVICE}a: 1\na: 2\n`, 'duplicate-key'],
    ['a tab', 'a:\n\tb: 1\n', 'syntax'],
    ['an alias of nothing', 'a: *b\n', 'aliases'],
  ])('%s', (_case, text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe('hostile texts end in bounded time', () => {
  const letters = 'bcdefghij'.split('');
  const bomb = `a: &a [${'x,'.repeat(9)}]\n${letters.map((letter, i) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}`;

  test.each([
    ['a bomb of aliases', bomb, 'aliases'],
    ['a circle', 'a: &a {b: *a}\n', 'aliases'],
    ['lists in lists', '['.repeat(1e6), 'too-deep'],
    ['lists in lists that hide in texts', '[ "]]]]]]]]]]", '.repeat(1e5), 'too-deep'],
    ['maps in maps', `${'{a: '.repeat(1e5)}${'}'.repeat(1e5)}`, 'too-deep'],
    ['items in items', `${'- '.repeat(1e6)}x`, 'too-deep'],
    ['keys in keys', `${'? '.repeat(1e6)}x`, 'too-deep'],
    ['blocks in blocks', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'too-deep'],
    ['many anchors', Array.from({ length: 2e4 }, (_, i) => `a${i}: &a${i} 1\nb${i}: *a${i}`).join('\n'), 'not-an-object'],
    ['many keys', Array.from({ length: 1e5 }, (_, i) => `k${i}: v`).join('\n'), 'not-an-object'],
  ])('%s', (_case, text, code) => {
    expect(codes(text)).toEqual([code]);
  }, 20000);

  test('10,000 objects are read', () => {
    expect(read(`---\n${SERVICE}`.repeat(10000)).manifests).toHaveLength(10000);
  }, 20000);
});
