import * as fc from 'fast-check';
import { checkWordLength, quoted, word } from '../../../src/controllers/ingress-nginx/nginx-words';
import { fault } from '../../support';

const anyText = fc.string({ maxLength: 60 }).map(text => [...text].filter(char => char >= ' ' && char <= '~').join(''));

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
    expect(fault(() => quoted('x', '"'.repeat(2001)))).toMatchObject({ code: 'nginx.word-too-long', prop: 'x' });
    expect(quoted('x', '$'.repeat(235))).toHaveLength(3997);
    expect(fault(() => quoted('x', '$'.repeat(236)))).toMatchObject({ code: 'nginx.word-too-long', prop: 'x' });
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
    expect(fault(() => word('responseHeaders', 'a'.repeat(4001)))).toStrictEqual({ code: 'nginx.word-too-long', prop: 'responseHeaders', got: `"${'a'.repeat(116)}...` });
  });
});

describe('the length of a word in the configuration', () => {
  test('is its own where nothing else is said', () => {
    expect(checkWordLength('nginx.x', 'x', 'a'.repeat(4000))).toBe('a'.repeat(4000));
    expect(fault(() => checkWordLength('nginx.x', 'x', 'a'.repeat(4001)))).toMatchObject({ code: 'nginx.x', prop: 'x' });
  });

  test('is the one that is said', () => {
    expect(checkWordLength('nginx.x', 'x', 'a', 4000)).toBe('a');
    expect(fault(() => checkWordLength('nginx.x', 'x', 'a', 4001))).toStrictEqual({ code: 'nginx.x', prop: 'x', got: '"a"' });
  });
});
