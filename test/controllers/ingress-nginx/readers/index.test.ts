import { AnnotationReader } from '../../../../src';
import { READERS } from '../../../../src/controllers/ingress-nginx/readers';

test('every reader that can be chosen is known, by words of its own', () => {
  expect(Object.keys(READERS).sort()).toStrictEqual(Object.values(AnnotationReader).sort());
  expect(new Set(Object.values(READERS).map(({ reader }) => reader.controller)).size).toBe(Object.values(AnnotationReader).length);
});
