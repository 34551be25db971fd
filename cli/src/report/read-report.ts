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

/** Whether a text is a report, or a list of such, and no manifest. */
export function isReport({ name, text }: Source): boolean {
  return /\.json$/i.test(name) && /"requirements"/.test(text) && attempt(text).every(isOne) && attempt(text).length > 0;
}

/**
 * The reports of a file: one, or a list of them.
 *
 * @throws InputError where it holds something else
 */
export function readReports({ name, text }: Source): ReadReport[] {
  const found = attempt(text);
  if (found.length === 0 || !found.every(isOne)) {
    throw new InputError(`${name}: no report; write it with report.toJson()`);
  }
  return found as ReadReport[];
}

function attempt(text: string): unknown[] {
  try {
    return [JSON.parse(text)].flat();
  } catch {
    return [];
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
