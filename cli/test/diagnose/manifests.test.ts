import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../src/diagnose/diagnose';
import type { Finding } from '../../src/diagnose/rule';

/** What is to be said of a manifest: where, how bad, of which object; and what happens, in words for people. */
interface Expected extends Pick<Finding, 'line' | 'severity'> {
  readonly object?: Finding['object'];
  readonly about: string;
}

const FOLDER = join(__dirname, '..', 'manifests');
const NAMES = readdirSync(FOLDER).filter(name => name.endsWith('.findings.json')).map(name => name.slice(0, -'.findings.json'.length));

/** Line and severity of findings that ask for a change, and the object. Hints may stand beside them. */
const short = ({ line, severity, object }: Pick<Finding, 'line' | 'severity'> & { readonly object?: Finding['object'] }) => (
  `${line} ${severity} ${object?.kind ?? ''} ${object?.name ?? ''}`
);

test.each(NAMES)('%s', name => {
  const file = `${name}.yaml`;
  const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.findings.json`), 'utf8')) as Expected[];
  const found = diagnose([{ name: file, text: readFileSync(join(FOLDER, file), 'utf8') }]);
  const change = (findings: readonly (Finding | Expected)[]) => [...new Set(findings.filter(({ severity }) => severity !== 'info').map(short))].sort();
  expect(change(found)).toEqual(change(expected));
});
