import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES } from '../src/policies';
import { SUPPORT_MATRIX } from '../src/support-matrix';

const reference = readFileSync(join(__dirname, '..', 'docs', 'reference', 'controllers.md'), 'utf8');
const api = readFileSync(join(__dirname, '..', 'API.md'), 'utf8');

/** The row of a feature in the table of all, a cell for each controller. */
function rowOf(written: string): string[] | undefined {
  const row = reference.split('\n').find(line => line.startsWith(`| \`${written}\` |`));
  return row?.split('|').slice(2, -1).map(cell => cell.replace(/[*()\d\s]/g, ''));
}

describe('the documents know every feature, as it is declared ("npm run generate" writes them)', () => {
  test.each(Object.entries(FEATURES))('%s', (feature, { policy, code }) => {
    expect(rowOf(code === policy ? policy : `${policy}: ${code}`))
      .toStrictEqual(SUPPORT_MATRIX.map(({ declarations }) => declarations[feature as keyof typeof FEATURES].support));
    expect(api).toContain(`\`${policy}\``);
  });
});
