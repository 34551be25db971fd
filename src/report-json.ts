import { sortedMap } from './basics/sorted-map';
import type { Report, ReportedRoute, Requirement, Verdict } from './report';
import type { RequirementCheck } from './requirement-check';

const ROUTE = allOf<ReportedRoute>()('path', 'controller', 'apiVersion', 'kind', 'name', 'namespace');
const VERDICT = allOf<Verdict>()('route', 'policy', 'support', 'rendered', 'unasked', 'note');
const REQUIREMENT = allOf<Requirement>()('id', 'where', 'what', 'why', 'settings', 'checks', 'unchecked', 'unless');
const CHECK = allOf<RequirementCheck>()(
  'type', 'program', 'apiVersion', 'kind', 'namespace', 'name', 'selectorPath', 'selectorValues', 'path', 'values', 'fromKind', 'fromNamespace',
);

/** A report as JSON. */
export function jsonOf({ path, controller, routes, verdicts, requirements }: Report): string {
  return `${JSON.stringify({
    path,
    controller,
    routes: routes.map(route => inOrder(ROUTE, route)),
    verdicts: verdicts.map(verdict => inOrder(VERDICT, verdict)),
    requirements: requirements.map(({ settings, checks, ...requirement }) => inOrder(REQUIREMENT, {
      ...requirement,
      ...settings && { settings: sortedMap(settings) },
      ...checks && { checks: checks.map(check => inOrder(CHECK, check)) },
    })),
  }, undefined, 2)}\n`;
}

/** All fields of a struct, in the order in which they are written: in other languages a struct has no order of its own. */
function allOf<T>() {
  return <F extends (keyof T)[]>(...fields: F & (Exclude<keyof T, F[number]> extends never ? unknown : never)): readonly (keyof T)[] => fields;
}

function inOrder<T>(fields: readonly (keyof T)[], value: T): T {
  return Object.fromEntries(fields.map(field => [field, value[field]])) as T;
}
