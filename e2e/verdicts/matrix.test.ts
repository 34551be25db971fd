import { Support } from '../../src';
import { FEATURES } from '../../src/policies';
import { SUPPORT_MATRIX } from '../../src/support-matrix';
import { record } from '../support/results';
import { RUNNING } from '../support/running';
import { counts } from '../support/scene';

test('every controller of the matrix that can run here does', () => {
  // ingress-nginx itself is proved by the snippets in a real nginx.
  expect(SUPPORT_MATRIX.map(({ name }) => name).filter(name => name !== 'ingress-nginx')).toStrictEqual([...new Set(RUNNING.map(({ column }) => column))]);
});

test('every policy has a verdict on every controller', () => {
  const features = Object.keys(FEATURES).length;
  const verdicts = SUPPORT_MATRIX.flatMap(({ declarations }) => Object.values(declarations).map(({ support }) => support));
  const summary = Object.values(Support).map(support => `${counts(verdicts)[support]} ${support}`).join(', ');
  record('Verdicts', `${features} features on ${SUPPORT_MATRIX.length} controllers`, 'a verdict on each', summary);
  process.stdout.write(`Verdicts: ${summary}\n`);
  expect(verdicts).toHaveLength(SUPPORT_MATRIX.length * features);
});
