import * as fc from 'fast-check';
import { AnnotationReader } from '../../../src';
import { READERS } from '../../../src/controllers/ingress-nginx/readers';
import { quoted, snippetRequirement, word } from '../../../src/controllers/ingress-nginx/snippet';
import { literalPattern } from '../../../src/controllers/literal-pattern';
import { failure } from '../../support';

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const anyText = fc.string({ maxLength: 60 }).map(text => [...text].filter(char => char >= ' ' && char <= '~').join(''));

describe('a text as a literal part of a regular expression', () => {
  test.each([
    // Measured on the real controller.
    ['bad bot', 'bad\\x20bot'],
    ['evil.scraper', 'evil\\x2escraper'],
    ['c++', 'c\\x2b\\x2b'],
    ['Go-http-client', 'Go-http-client'],
    ['a_b', 'a_b'],
    ['"', '\\x22'],
    ['\\', '\\x5c'],
    ['$', '\\x24'],
    [';{}', '\\x3b\\x7b\\x7d'],
    ['(a|b)*', '\\x28a\\x7cb\\x29\\x2a'],
    ['\t', '\\x09'],
    ['~', '\\x7e'],
    ['', ''],
  ])('%j becomes %s', (text, pattern) => {
    expect(literalPattern(text)).toBe(pattern);
  });

  test.each(PRINTABLE)('%j stands for itself only if it is a letter, a digit, "_" or "-"', char => {
    const code = char.charCodeAt(0).toString(16);
    expect(literalPattern(char)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'.includes(char) ? char : `\\x${code}`);
  });

  test('matches itself, wherever it stands, and nothing else of its length', () => {
    fc.assert(fc.property(anyText, anyText, (text, other) => {
      const pattern = new RegExp(literalPattern(text));
      expect(pattern.test(`x${text}y`)).toBe(true);
      expect(new RegExp(`^${literalPattern(text)}$`).test(other)).toBe(other === text);
    }));
  });
});

describe('a text in quotes', () => {
  test.each([
    ['X-A: b', '"X-A: b"'],
    ['', '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a\\b', '"a\\\\b"'],
    ['\\"', '"\\\\\\""'],
    ['50$', '"50${literal_dollar}"'],
    ['$host${uri}', '"${literal_dollar}host${literal_dollar}{uri}"'],
    ['a; } location /x {', '"a; } location /x {"'],
    ['#\' ~', '"#\' ~"'],
  ])('%j becomes %s', (text, expected) => {
    expect(quoted('responseHeaders', text)).toBe(expected);
  });

  test('ends with its last quote and holds no variable but the dollar', () => {
    fc.assert(fc.property(anyText, text => {
      const inside = quoted('x', text).slice(1, -1);
      // As nginx reads it: a backslash takes the next character along.
      expect(inside.replace(/\\[\\"]/g, '')).not.toMatch(/["\\]/);
      expect(inside.replace(/\$\{literal_dollar\}/g, '')).not.toContain('$');
      expect(inside.replace(/\\([\\"])/g, '$1').replace(/\$\{literal_dollar\}/g, '$')).toBe(text);
    }));
  });

  test('is measured with its escapes', () => {
    expect(quoted('x', '"'.repeat(2000))).toHaveLength(4002);
    expect(failure(() => quoted('x', '"'.repeat(2001)))).toContain('these are 4002');
  });
});

describe('a word', () => {
  test('is put in quotes as it is', () => {
    expect(word('x', 'X-Real-IP: $remote_addr')).toBe('"X-Real-IP: $remote_addr"');
  });

  test('may have 4000 characters', () => {
    expect(word('x', 'a'.repeat(4000))).toBe(`"${'a'.repeat(4000)}"`);
  });

  test('is refused above: nginx reads none beyond 4096 bytes', () => {
    expect(failure(() => word('responseHeaders', 'a'.repeat(4001))))
      .toBe(`responseHeaders: got "${'a'.repeat(116)}..., allowed is at most 4000 characters with escapes (nginx reads no longer word), and these are 4001; shorten it`);
  });
});

test('snippets need both switches: the first alone still drops the whole Ingress', () => {
  expect(snippetRequirement(['nginx.ingress.kubernetes.io/configuration-snippet', 'nginx.ingress.kubernetes.io/server-snippet'], READERS[AnnotationReader.INGRESS_NGINX])).toStrictEqual({
    id: 'snippet-annotations',
    where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
    what: 'snippets are allowed, for "nginx.ingress.kubernetes.io/configuration-snippet" and "nginx.ingress.kubernetes.io/server-snippet"',
    why: 'without both settings the controller ignores the whole Ingress, without an event, and its hosts answer 404; '
      + 'an Ingress that was ignored stays so until it is touched or the controller restarts',
    settings: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' },
  });
});
