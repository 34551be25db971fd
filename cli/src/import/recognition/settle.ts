import { isDeepStrictEqual } from 'node:util';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Manifest } from '../input';
import { manifestsOf, Plan, PlannedBalancer, PlannedRoute } from './plan';
import { ExternalLoadBalancer, Report, Support, Verdict } from '../../../../src';
import { InvalidInput } from '../../../../src/basics/errors';
import { POLICIES } from '../../../../src/policies';
import { Policy } from '../../../../src/policies/policy';
import { Note, Notes, Outcome, saidBy } from '../receipt/notes';
import { columnOf, noteOmitted } from '../receipt/omitted';

/** How often a prop may be given up, for each load balancer. */
const MAX_TRIES = 100;

/** Props without which a route would be another one. */
const NEEDED = new Set(['hosts', 'paths', 'rewrite', 'redirect', 'tls', 'httpsRedirect', 'appRoot', 'canaries']);

/**
 * Renders what is planned, as the app will. What the controller refuses is given up where the rest of a route means the same without it, and
 * stands in the notes then; else the objects stay as they are.
 */
export function settle(plan: Plan, notes: Notes): void {
  const app = new App();
  const charts = new Map<string, Chart>();
  const chartOf = (namespace = '') => {
    const chart = charts.get(namespace) ?? new Chart(app, `c${charts.size}`);
    charts.set(namespace, chart);
    return chart;
  };
  const standing: PlannedBalancer[] = [];
  for (const balancer of plan.balancers) {
    const why = rendered(chartOf(balancer.props.namespace), balancer, notes);
    if (why === undefined) {
      standing.push(balancer);
    } else {
      manifestsOf(balancer).forEach(manifest => notes.replace(manifest, { outcome: Outcome.KEPT, by: 'ApiObject', why: `the library refuses it: ${why}` }));
      plan.objects.push(...manifestsOf(balancer));
    }
  }
  keepTogether(plan, standing, notes);
  leaveOutRendered(plan, app, notes);
}

/** An object that a load balancer renders just as it is, such as a ConfigMap with headers, would stand there twice. */
function leaveOutRendered(plan: Plan, app: App, notes: Notes): void {
  const ids = new Set(plan.balancers.map(({ id }) => id));
  const balancers = app.node.findAll().filter(each => each instanceof ExternalLoadBalancer && ids.has(each.node.id));
  const objects = balancers.flatMap(({ node }) => node.findAll()).filter(each => ApiObject.isApiObject(each)) as ApiObject[];
  // In different namespaces there may be one each.
  const named = new Map<string, ApiObject[]>();
  objects.forEach(object => named.set(`${object.kind} ${object.name}`, [...named.get(`${object.kind} ${object.name}`) ?? [], object]));
  const twice = plan.objects.filter(({ kind, name, value }) => named.get(`${kind} ${name}`)?.some(object => isDeepStrictEqual(object.toJson(), value)));
  twice.forEach(manifest => notes.replace(manifest, { outcome: Outcome.KEPT, by: 'ExternalLoadBalancer', why: 'the load balancer renders it' }));
  plan.objects = plan.objects.filter(manifest => !twice.includes(manifest));
}

/** Where an object stays as it is, so do all that it shares a manifest with, or whose Service it finds by names that the library does not keep. */
function keepTogether(plan: Plan, standing: readonly PlannedBalancer[], notes: Notes): void {
  const kept = new Set(plan.objects);
  let left = [...standing];
  for (let torn = left; torn.length > 0;) {
    const needs = (balancer: PlannedBalancer) => [...kept].some(object => findsByName(object, balancer));
    torn = left.filter(balancer => manifestsOf(balancer).some(manifest => kept.has(manifest)) || needs(balancer));
    torn.flatMap(manifestsOf).filter(manifest => !kept.has(manifest)).forEach(manifest => {
      kept.add(manifest);
      notes.replace(manifest, { outcome: Outcome.KEPT, by: 'ApiObject', why: 'an object that needs it stays as it is' });
    });
    left = left.filter(balancer => !torn.includes(balancer));
  }
  plan.objects = [...kept];
  plan.balancers = left;
}

/** Whether an object leads to a port of a Service by its name, or to a Service that gets another name. */
function findsByName(object: Manifest, { servers, props, canaries }: PlannedBalancer): boolean {
  const services = [servers?.service, ...canaries.map(canary => canary.servers.service)].flatMap(service => service === undefined ? [] : [service]);
  const leadsTo = (value: any, service: Manifest): boolean => typeof value === 'object' && value !== null && (
    (value.name === service.name && value.port !== undefined && (service.name !== props.name || value.port?.name !== undefined || typeof value.port === 'string'))
    || Object.values(value).some(each => leadsTo(each, service))
  );
  return services.some(service => service.namespace === object.namespace && leadsTo(object.value, service));
}

/** Why a load balancer cannot be rendered, whatever is given up; undefined where it is. */
function rendered(chart: Chart, balancer: PlannedBalancer, notes: Notes): string | undefined {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      const made = build(chart, balancer);
      noteVerdicts(made.report, balancer, notes);
      return undefined;
    } catch (e) {
      chart.node.tryRemoveChild(balancer.id);
      if (!(e instanceof InvalidInput) || !givenUp(e, balancer, notes)) {
        return (e as Error).message;
      }
    }
  }
  return 'too much of it is refused';
}

/** As the program makes it. */
function build(chart: Chart, { id, props, routes: [main, ...more], canaries, patches }: PlannedBalancer): ExternalLoadBalancer {
  const balancer = new ExternalLoadBalancer(chart, id, { ...props, ...main.options });
  more.forEach(route => balancer.addRoute(route.id!, route.options));
  canaries.forEach(canary => balancer.addCanary(canary.id, canary.options));
  patches.forEach(({ on, at, value }) => balancer[on].addJsonPatch(JsonPatch.add(at, value)));
  return balancer;
}

/** Takes out what an error names; false where the route would be another one without it. */
function givenUp(error: InvalidInput, { routes, remarks, isOfNginx }: PlannedBalancer, notes: Notes): boolean {
  const [, prop] = /^(\w+)/.exec(error.prop) ?? [];
  const [, annotation] = /^annotations\["(.*)"\]$/.exec(error.prop) ?? [];
  const [, id] = /\.addRoute\("(.*)"\)$/.exec(error.place ?? '') ?? [];
  const route = routes.find(each => each.id === id) ?? routes[0];
  const options = route.options as { [name: string]: any };
  const why = `${error.allowed}; ${error.fix} [${error.code}]`;
  if (annotation !== undefined && annotation in (options.annotations ?? {})) {
    const path = ['metadata', 'annotations', annotation];
    const before = notes.of(route.ingress, path);
    const changesLittle = before?.outcome === Outcome.CHANGED;
    if (!changesLittle && (isOfNginx || protects(annotation))) {
      return false;
    }
    remarks.push(`Not carried over: ${annotation}: ${options.annotations[annotation]}`);
    notes.set(route.ingress, path, changesLittle ? { ...before, by: undefined } : { outcome: Outcome.LOST, why });
    const { [annotation]: _, ...others } = options.annotations;
    options.annotations = Object.keys(others).length > 0 ? others : undefined;
    return true;
  }
  const policy: Policy<any, string> | undefined = (POLICIES as { readonly [name: string]: Policy<any, string> })[prop];
  if (policy === undefined || policy.protects === true || NEEDED.has(prop) || options[prop] === undefined || prop === 'annotations') {
    return false;
  }
  remarks.push(`Not carried over: ${prop}: ${error.allowed}`);
  notes.revise([route.ingress], saidBy(prop), ({ by }) => ({ outcome: Outcome.LOST, why: `${by}: ${why}` }));
  options[prop] = undefined;
  return true;
}

/** Annotations that can keep requests out, whatever else they do. */
const PROTECTING = /^(auth-|satisfy|enable-global-auth|limit-|allowlist|denylist|whitelist|enable-modsecurity|modsecurity-|enable-owasp|.*-snippet$)/;

/** Whether a route could be open to more requests without an annotation. */
function protects(annotation: string): boolean {
  return PROTECTING.test(annotation.slice(annotation.indexOf('/') + 1));
}

/** What the report says of props that are rendered nearly, or not at all. */
function noteVerdicts({ verdicts, controller }: Report, { id, routes }: PlannedBalancer, notes: Notes): void {
  const routeOf = ({ route }: Verdict): PlannedRoute => routes.find(each => each.id !== undefined && route.endsWith(`${id}/${each.id}`)) ?? routes[0];
  for (const verdict of verdicts) {
    const { policy, support, note, rendered: added, unasked } = verdict;
    const { ingress } = routeOf(verdict);
    const revise = (revised: (note: Note) => Note) => {
      if (!notes.revise([ingress], saidBy(policy), revised) && note !== undefined) {
        notes.add(ingress, { of: policy, why: note });
      }
    };
    if (unasked === true) {
      notes.add(ingress, { of: policy, why: joined(added, note)! });
      continue;
    }
    if (support === Support.OMITTED) {
      noteOmitted(verdict, ingress, columnOf(controller), notes);
    } else if (support === Support.APPROXIMATED) {
      revise(each => each.outcome === Outcome.KEPT ? { ...each, outcome: Outcome.CHANGED, why: joined(each.why, note) } : each);
    } else if (note !== undefined) {
      revise(each => ({ ...each, why: joined(each.why, note) }));
    }
  }
}

function joined(...reasons: readonly (string | undefined)[]): string | undefined {
  const all = [...new Set(reasons.filter(reason => reason !== undefined))];
  return all.length > 0 ? all.join('; ') : undefined;
}
