import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What a real API server made of a manifest. */
export interface Measured {
  readonly case: string;
  readonly verdict: 'accept' | 'reject';
  readonly manifest: any;
}

/** The verdicts of a real API server, of Kubernetes 1.37, one on each line. */
export const MEASURED: Measured[] = readFileSync(join(__dirname, 'api-server-verdicts.jsonl'), 'utf8').trim().split('\n')
  .map(line => JSON.parse(line))
  .map(measured => ({ ...measured, manifest: parseAsTheServerDoes(measured.manifest) }));

/** YAML 1.1, where `y` is a boolean; but `e-1` is a name there, and no number. */
function parseAsTheServerDoes(text: string): any {
  return parse(text, { version: '1.1', customTags: tags => tags.filter(tag => typeof tag === 'string' || tag.format !== 'EXP') });
}
