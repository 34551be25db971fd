import { Finding, SEVERITIES, Severity } from './rule';

/** Whether something is as bad as asked for. */
export function fails(findings: readonly Finding[], failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn));
}
