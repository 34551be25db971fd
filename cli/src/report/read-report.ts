import type { ReportedRoute, Requirement, Verdict } from '../../../src';
import { InputError, Source } from '../manifests';

/** A report as `report.toJson()` has written it. */
export interface ReadReport {
  readonly path: string;
  readonly controller: string;
  readonly routes: readonly ReportedRoute[];
  readonly verdicts: readonly Verdict[];
  readonly requirements: readonly Requirement[];
}

/**
 * The reports of a file: one, or a list of them.
 *
 * @throws InputError where it holds something else
 */
export function readReports({ name, text }: Source): ReadReport[] {
  const found = reportsIn(text);
  if (!found) {
    throw new InputError(`${name}: no report; write it with report.toJson()`);
  }
  return found;
}

/** The reports of a file that may hold manifests as well; undefined where it does. */
export function reportsAmong({ name, text }: Source): ReadReport[] | undefined {
  return /\.json$/i.test(name) && /"requirements"/.test(text) ? reportsIn(text) : undefined;
}

function reportsIn(text: string): ReadReport[] | undefined {
  try {
    const found = [JSON.parse(text)].flat();
    return found.length > 0 && found.every(isOne) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isOne(value: any): boolean {
  return isTexts(value, 'path', 'controller') && isList(value.routes, 'path', 'controller', 'apiVersion', 'kind', 'name')
    && isList(value.verdicts, 'route', 'policy', 'support', 'rendered') && isList(value.requirements, 'id', 'where', 'what', 'why')
    && value.requirements.every(({ checks = [], unchecked = '', unless = '' }: any) => isList(checks, 'type') && typeof unchecked === 'string' && typeof unless === 'string');
}

function isList(values: unknown, ...fields: string[]): boolean {
  return Array.isArray(values) && values.every(value => isTexts(value, ...fields));
}

function isTexts(value: any, ...fields: string[]): boolean {
  return typeof value === 'object' && value !== null && fields.every(field => typeof value[field] === 'string');
}
