import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../src/diagnose/diagnose';
import type { Finding } from '../../src/diagnose/rule';

/** What is to be said of a manifest: where, how bad, of which object, by which rule; and what happens, in words for people. */
interface Expected extends Pick<Finding, 'line' | 'severity' | 'rule'> {
  readonly object: Partial<Finding['object']>;
  readonly about: string;
}

const FOLDER = join(__dirname, '..', 'manifests');
const NAMES = readdirSync(FOLDER).filter(name => name.endsWith('.findings.json')).map(name => name.slice(0, -'.findings.json'.length));

const short = ({ line, severity, object, rule }: Finding | Expected) => (
  `${line} ${severity} ${object.kind ?? ''} ${object.namespace ?? ''}/${object.name ?? ''} ${rule}`
);
const isHint = ({ severity }: Pick<Finding, 'severity'>) => severity === 'info';

function readAndDiagnose(name: string): { readonly expected: readonly Expected[]; readonly found: readonly Finding[] } {
  const file = `${name}.yaml`;
  return {
    expected: JSON.parse(readFileSync(join(FOLDER, `${name}.findings.json`), 'utf8')),
    found: diagnose([{ name: file, text: readFileSync(join(FOLDER, file), 'utf8') }]),
  };
}

test.each(NAMES)('%s', name => {
  const { expected, found } = readAndDiagnose(name);
  expect(found.filter(each => !isHint(each)).map(short).sort()).toEqual(expected.filter(each => !isHint(each)).map(short).sort());
  expect(found.filter(isHint).map(short)).toEqual(expect.arrayContaining(expected.filter(isHint).map(short)));
});

test.each(NAMES.filter(name => name.startsWith('right-')))('%s needs no change', name => {
  expect(readAndDiagnose(name).found.every(isHint)).toBe(true);
});
