import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { imported, objectsOf, RECIPE, syntaxFaults } from './support';
import { Language, LANGUAGES } from '../../src/import/writers';

const HOSTILE = readFileSync(join(__dirname, 'hostile.yaml'), 'utf8');

/** What would end a literal or a comment in one of the languages, or be read within one. */
const fragment = fc.oneof(
  fc.constantFrom('"', '\'', '`', '\\', '\\\\', '\\"', '"""', '\'\'\'', '*/', '/*', '//', '#', '${x}', '#{x}', '\\u0022', '\\u000a', '\\u005c', '\\x22', '\n', '\r', '\u2028', '\u2029',
    '\u0085', '\u000b', '\u000c', '\u0000', '\u001b', '\u202e', '\ufeff', '😀', ')', '}', ';', '\\N{BULLET}', '@ts-ignore', '%s', '__proto__', '+build', 'go:embed'),
  fc.string({ maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(fragment, { maxLength: 6 }).map(parts => parts.join(''));
const comment = text.map(each => each.replace(/[^\t\x20-\x7e\xa0-\ud7ff]|\u2028|\u2029/g, ' '));

function manifest(key: string, value: string, beside = ''): string {
  return `# ${beside}\n${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations: { [`x${key}`]: value } }, data: { [`x${key}`]: value } })}\n`;
}

/** A program without its comments, the texts in its literals, and what depends on the length of lines. */
function skeleton(app: string, language: Language): string {
  const literal = language === 'typescript' ? /'(?:[^'\\\n]|\\.)*'/g : /"(?:[^"\\\n]|\\.)*"/g;
  const comments = language === 'python' ? /^\s*#.*$/gm : /^\s*\/\/.*$/gm;
  return app.replace(comments, '').replace(literal, 'TEXT').replace(/^(\W*)x:/gm, '$1TEXT:').replace(/\bx:/g, 'TEXT:').replace(/[\s,]/g, '');
}

test.each(LANGUAGES)('whatever stands in texts and comments stays there: %s', language => {
  const plain = skeleton(imported(manifest('', 'plain', 'plain'), { language }).app, language);
  fc.assert(fc.property(text, text, comment, (key, value, beside) => {
    const { app } = imported(manifest(key, value, beside), { language });
    expect(skeleton(app, language).replace(/\bx\w*:/g, 'TEXT:')).toBe(plain);
    expect(app.split('\n').filter(line => !/^\s*(\/\/|#)/.test(line)).join('\n')).toMatch(/^[\t\n -~]*$/);
  }), { numRuns: 300 });
});

test('an app in TypeScript has the texts of its input', () => {
  fc.assert(fc.property(text, text, comment, (key, value, beside) => {
    const { app } = imported(manifest(key, value, beside));
    expect(syntaxFaults(app)).toStrictEqual([]);
    const [{ data }] = objectsOf(app);
    expect(Object.entries(data)).toStrictEqual([[`x${key}`, value]]);
  }), { numRuns: 150 });
});

test('texts of routes stay texts', () => {
  fc.assert(fc.property(text, value => {
    const { app } = imported(RECIPE.replace('500M', JSON.stringify(value)).replace('/$1', JSON.stringify(value)).replace('secretName: xxx.com', `secretName: ${JSON.stringify(value)}`));
    expect(syntaxFaults(app)).toStrictEqual([]);
    expect(() => objectsOf(app)).not.toThrow();
  }), { numRuns: 100 });
});

test('the comments that the languages would read are no code', () => {
  expect(syntaxFaults(imported(HOSTILE).app)).toStrictEqual([]);
  expect(imported(HOSTILE, { language: 'java' }).app).not.toMatch(/(^|[^\\])(\\\\)*\\u000a System/m);
});
