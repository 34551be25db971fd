import { ANNOTATION_USE, REPOSITORIES } from './annotation-use';
import { annotationRows, otherRows, unknownRows } from './annotations';
import { CONCERNS } from '../../cli/src/translation/table';
import { WITHOUT_PROP } from '../../cli/src/translation/without-prop';
import { ANNOTATION_NAMES } from '../../src/controllers/ingress-nginx/annotation-table';

const ROWS = annotationRows();
const WITHOUT = ROWS.filter(({ prop }) => prop === undefined).map(({ name }) => name);

test('every annotation has a row, in the order of their names', () => {
  expect(ROWS.map(({ name }) => name)).toStrictEqual(ANNOTATION_NAMES);
});

test('where there is no prop, there is the reason, and nowhere else', () => {
  expect(WITHOUT).toStrictEqual(ANNOTATION_NAMES.filter(name => WITHOUT_PROP.has(name)));
  expect([...WITHOUT_PROP.keys()].filter(name => !WITHOUT.includes(name))).toStrictEqual([]);
});

test('names that ingress-nginx does not have get a prop or advice', () => {
  expect(unknownRows().filter(({ prop, note }) => prop === undefined && note === '')).toStrictEqual([]);
});

test('each controller has advice for what no prop says', () => {
  const { controllers, rows } = otherRows();
  expect(rows.flatMap(({ names }) => names).filter(name => WITHOUT.includes(name)).sort()).toStrictEqual([...WITHOUT].sort());
  expect(rows.filter(({ advice }) => advice.length !== controllers.length || advice.includes(''))).toStrictEqual([]);
});

test('the names that people use most have a prop: without one, few repositories are left that are said in part', () => {
  expect(Object.keys(ANNOTATION_USE).filter(name => !ANNOTATION_NAMES.includes(name))).toStrictEqual([]);
  // If each of these names stood in another repository.
  const most = WITHOUT.reduce((sum, name) => sum + (ANNOTATION_USE[name] ?? 0), 0);
  expect(REPOSITORIES - most).toBeGreaterThanOrEqual(107);
});

test('the translator of others\' cases says an annotation by the same prop', () => {
  const concerns = new Map(CONCERNS.flatMap(({ prop, annotations, say }) => typeof say === 'string' ? [] : Object.keys(annotations).map(name => [name, prop] as const)));
  const unlike = ROWS.filter(({ name, prop }) => prop !== undefined && prop !== 'annotations' && concerns.has(name) && !concerns.get(name)!.includes(prop));
  expect(unlike.map(({ name, prop }) => ({ name, prop, concern: concerns.get(name) }))).toStrictEqual([]);
});
