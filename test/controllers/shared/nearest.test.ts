import * as fc from 'fast-check';
import { ANNOTATION_NAMES } from '../../../src/controllers/ingress-nginx/annotation-table';
import { nearest } from '../../../src/controllers/shared/nearest';

test.each([
  ['a letter too few', 'bod-size', 'body-size'],
  ['a letter too many', 'body-sizes', 'body-size'],
  ['another letter', 'body-sixe', 'body-size'],
  ['two letters in each other\'s place', 'body-szie', 'body-size'],
  ['nothing', '', 'on'],
  ['the word itself', 'satisfy', 'satisfy'],
])('the word with the fewest letters to change, with %s', (_, word, expected) => {
  expect(nearest(word, ['satisfy', 'body-size', 'on']).word).toBe(expected);
});

test('of several that are as near, the first', () => {
  expect(nearest('cat', ['bat', 'rat'])).toStrictEqual({ word: 'bat', distance: 1 });
  expect(nearest('cat', ['rat', 'bat'])).toStrictEqual({ word: 'rat', distance: 1 });
});

test('every annotation is the nearest to itself', () => {
  expect(ANNOTATION_NAMES.map(name => nearest(name, ANNOTATION_NAMES))).toStrictEqual(ANNOTATION_NAMES.map(word => ({ word, distance: 0 })));
});

test('a word is nearer than one that is longer by more letters than it was changed in', () => {
  const word = fc.stringOf(fc.constantFrom('a', 'b', '-'), { minLength: 1, maxLength: 10 });
  fc.assert(fc.property(word, fc.nat(), (text, at) => {
    const changed = `${text.slice(0, at % text.length)}x${text.slice(at % text.length + 1)}`;
    expect(nearest(changed, [`${text}yy`, text]).word).toBe(text);
  }));
});
