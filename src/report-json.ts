import { sortedMap } from './basics/sorted-map';
import type { Report, ReportedRoute, Requirement, Verdict } from './report';
import type { RequirementCheck } from './requirement-check';

/** All fields of a struct, in the order in which they are written: in other languages a struct has no order of its own. */
type Fields<T> = { readonly [field in keyof Required<T>]: true };

const ROUTE: Fields<ReportedRoute> = { path: true, controller: true, apiVersion: true, kind: true, name: true, namespace: true };
const VERDICT: Fields<Verdict> = { route: true, policy: true, support: true, rendered: true, unasked: true, note: true };
const REQUIREMENT: Fields<Requirement> = {
  id: true, where: true, what: true, why: true, settings: true, checks: true, unchecked: true, unless: true,
};
const CHECK: Fields<RequirementCheck> = {
  type: true,
  program: true,
  apiVersion: true,
  kind: true,
  namespace: true,
  name: true,
  selectorPath: true,
  selectorValues: true,
  path: true,
  values: true,
  fromKind: true,
  fromNamespace: true,
};

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

function inOrder<T>(fields: Fields<T>, value: T): T {
  return Object.fromEntries((Object.keys(fields) as (keyof T & string)[]).map(field => [field, value[field]])) as T;
}
