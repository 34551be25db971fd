import type { Report } from '.';

/** The fields of a finding in the order of the contract, for programs. */
export function json({ findings }: Report): string {
  return `${JSON.stringify({
    findings: findings.map(({ rule, severity, file, line, column, object: { kind, namespace, name }, message, why, fix }) => (
      { rule, severity, file, line, column, object: { kind, namespace: namespace ?? '', name }, message, why, fix })),
  }, undefined, 2)}\n`;
}
