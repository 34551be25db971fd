import { annotationRows, otherRows, unknownRows } from './annotations';
import { CONCERNS } from '../../e2e/external/translation/table';
import { ANNOTATION_NAMES } from '../../src/controllers/ingress-nginx/annotation-table';

const ROWS = annotationRows();
const WITHOUT = ROWS.filter(({ prop }) => prop === undefined).map(({ name }) => name);

test('every annotation has a row, in the order of their names', () => {
  expect(ROWS.map(({ name }) => name)).toStrictEqual(ANNOTATION_NAMES);
});

test('names that ingress-nginx does not have get a prop or advice', () => {
  expect(unknownRows().filter(({ prop, note }) => prop === undefined && note === '')).toStrictEqual([]);
});

test('each controller has advice for what no prop says', () => {
  const { controllers, rows } = otherRows();
  expect(rows.flatMap(({ names }) => names).filter(name => WITHOUT.includes(name)).sort()).toStrictEqual([...WITHOUT].sort());
  expect(rows.filter(({ advice }) => advice.length !== controllers.length || advice.includes(''))).toStrictEqual([]);
});

test('the translator of others\' cases says an annotation by the same prop', () => {
  const concerns = new Map(CONCERNS.flatMap(({ prop, annotations, say }) => typeof say === 'string' ? [] : Object.keys(annotations).map(name => [name, prop] as const)));
  const unlike = ROWS.filter(({ name, prop }) => prop !== undefined && prop !== 'annotations' && concerns.has(name) && !concerns.get(name)!.includes(prop));
  expect(unlike.map(({ name, prop }) => ({ name, prop, concern: concerns.get(name) }))).toStrictEqual([]);
});
