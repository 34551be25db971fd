import { LIBRARY, typeNamed } from './assemblies';
import { Expression, Program, Statement } from './expression';
import { create, Made } from './values';
import { Case } from '../support/corpus';

/** Translates a case of the corpus. */
export function programOf(each: Case): Program {
  try {
    return write(each);
  } catch (e) {
    throw new Error(`"${each.name}" of the corpus: ${(e as Error).message}`);
  }
}

function write({ chart: chartProps, loadBalancers }: Case): Program {
  const statements: Statement[] = [];
  const call = (value: Expression) => statements.push({ value });
  const declare = (variable: string, fqn: string, ...args: unknown[]) => {
    statements.push({ variable, value: create(typeNamed(fqn), ...args) });
    return new Made({ kind: 'variable', name: variable }, typeNamed(fqn));
  };

  const chart = declare('chart', 'cdk8s.Chart', declare('app', 'cdk8s.App'), 'chart', chartProps);
  loadBalancers.forEach(({ id, props, routes = [], canaries = [], patches = [], annotate = {} }, i) => {
    const lb = declare(`lb${i}`, `${LIBRARY}.ExternalLoadBalancer`, chart, id, props);
    canaries.forEach(canary => call(lb.call('addCanary', canary.id, canary.options)));
    routes.forEach(route => call(lb.call('addRoute', route.id, route.options)));
    patches.forEach(({ on, path, value }) => call(lb.property(on).call('addJsonPatch', ['add', path, value])));
    Object.entries(annotate).forEach(entry => call(lb.property('ingress').property('metadata').call('addAnnotation', ...entry)));
  });
  return { statements, results: ['app', ...loadBalancers.map((_, i) => `lb${i}`)] };
}
