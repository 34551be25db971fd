import { readFileSync } from 'node:fs';
import type { Validation, ValidationContext } from 'cdk8s-cli/plugins';
import type { ControllerName } from './controllers';
import { diagnose } from './diagnose/diagnose';
import { Finding, Severity } from './diagnose/rule';
import { fails } from './diagnose/severities';

/** What may stand under `properties` of the plugin in `cdk8s.yaml`. */
export interface DiagnosisProperties {
  /** Who serves the routes: told by the classes where nothing is said. */
  readonly controller?: ControllerName;
  /** The lowest severity that fails the synthesis: `error` where nothing is said. */
  readonly failOn?: Severity | 'never';
}

/**
 * The diagnosis as a validation plugin of the cdk8s CLI: `cdk8s synth` looks at the whole app, also at objects of other constructs.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class Diagnosis implements Validation {
  public constructor(private readonly properties: DiagnosisProperties) {}

  public async validate(context: ValidationContext): Promise<void> {
    const { controller, failOn = 'error' } = this.properties;
    const findings = diagnose(context.manifests.map(name => ({ name, text: readFileSync(name, 'utf8') })), controller);
    const byRule = new Map<string, Finding[]>();
    findings.filter(({ severity }) => severity !== 'info').forEach(each => byRule.set(each.rule, [...byRule.get(each.rule) ?? [], each]));
    for (const [rule, found] of byRule) {
      context.report.addViolation({
        ruleName: rule,
        recommendation: [...new Set(found.map(({ message }) => message))].join(' '),
        fix: [...new Set(found.map(({ fix }) => fix))].join(' '),
        violatingResources: found.map(({ object, file, line, column, severity }) => ({
          resourceName: object.name, locations: [`${severity} in line ${line}, column ${column}`], manifestPath: file,
        })),
      });
    }
    context.report.submit(fails(findings, failOn) ? 'failure' : 'success', { findings: String(findings.length) });
  }
}
