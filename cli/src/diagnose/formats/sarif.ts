import { createHash } from 'node:crypto';
import type { Report } from '.';
import { RULES } from '../rules';
import { objectName } from './summary';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * For code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ findings }: Report): string {
  const used = RULES.filter(({ id }) => findings.some(({ rule }) => rule === id));
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk8s-elb diagnose',
          rules: used.map(({ id, what, why, fix, severity }) => ({
            id,
            shortDescription: { text: what },
            fullDescription: { text: why },
            help: { text: fix },
            defaultConfiguration: { level: LEVELS[severity] },
          })),
        },
      },
      results: findings.map(finding => ({
        ruleId: finding.rule,
        ruleIndex: used.findIndex(({ id }) => id === finding.rule),
        level: LEVELS[finding.severity],
        message: { text: `${finding.message} ${finding.fix}` },
        locations: [{
          physicalLocation: { artifactLocation: { uri: uriOf(finding.file) }, region: { startLine: finding.line, startColumn: finding.column } },
          logicalLocations: [{ name: objectName(finding) }],
        }],
        // The same finding keeps it where lines move.
        partialFingerprints: { 'cdk8sElb/v1': createHash('sha256').update(JSON.stringify([finding.rule, finding.object, finding.message])).digest('hex').slice(0, 32) },
      })),
    }],
  }, undefined, 2)}\n`;
}

function uriOf(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
