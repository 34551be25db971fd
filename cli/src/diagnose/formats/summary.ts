import { Finding, SEVERITIES, Severity } from '../rule';

const PLURAL: { readonly [severity in Severity]: readonly [one: string, many: string] } = {
  error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['hint', 'hints'],
};

/** How many findings of each severity, as a sentence. */
export function summary(findings: readonly Finding[], objects: number): string {
  const counts = SEVERITIES.map(severity => [severity, findings.filter(each => each.severity === severity).length] as const)
    .filter(([, count]) => count > 0);
  const read = `${objects} object${objects === 1 ? '' : 's'}`;
  return counts.length === 0 ? `Nothing found in ${read}.` : `${counts.map(([severity, count]) => `${count} ${PLURAL[severity][count === 1 ? 0 : 1]}`).join(', ')} in ${read}.`;
}

/** An object as people name it. */
export function objectName({ object: { kind, namespace, name } }: Finding): string {
  return kind === '' ? 'document' : `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** Text of manifests may hold bytes that steer a terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
