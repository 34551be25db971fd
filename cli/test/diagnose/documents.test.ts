import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/diagnose/catalogue';
import { FORMATS } from '../../src/diagnose/formats';
import { FORMAT_NAMES } from '../../src/diagnose/register';
import { SEVERITIES } from '../../src/diagnose/rule';

const read = (name: string) => readFileSync(join(__dirname, '..', '..', '..', 'docs', name), 'utf8');

test('the catalogue is that of the table ("node scripts/generate-diagnosis.js" writes it)', () => {
  expect(read('reference/diagnosis.md')).toBe(catalogue());
});

test('the options are those that there are, and documented', () => {
  expect(FORMAT_NAMES).toEqual(Object.keys(FORMATS));
  const guide = read('how-to/diagnose-manifests.md');
  [...FORMAT_NAMES.map(name => `\`--format ${name}\``), ...SEVERITIES.map(name => `\`${name}\``)].forEach(words => expect(guide).toContain(words));
});
