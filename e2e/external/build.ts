import { App, Chart } from 'cdk8s';
import { PlacedCase } from './placed-case';
import { translateAll } from '../../cli/src/translation/translate';
import { Remark } from '../../cli/src/translation/translation';
import { Controller, ExternalLoadBalancer, Verdict } from '../../src';
import { InvalidInput } from '../../src/basics/errors';

/** A case as the library renders it. */
export interface Built {
  readonly yaml: string;
  readonly verdicts: readonly Verdict[];
  readonly changed: readonly Remark[];
  /** What the receipt of an import says to be lost. It announces what differs. */
  readonly lost?: readonly string[];
}

/** Why a case is not rendered. */
export interface NotBuilt {
  readonly kind: 'unsaid' | 'not run' | 'refused';
  readonly why: readonly string[];
}

/** Translates a case, and renders it for a controller. */
export function build(placed: PlacedCase, controller: Controller): Built | NotBuilt {
  const translations = translateAll(placed.ingresses, placed);
  const unsaid = translations.flatMap(each => each.unsaid);
  if (unsaid.length > 0) {
    return { kind: 'unsaid', why: unsaid.map(({ of, value, why }) => `${of}: ${JSON.stringify(value).slice(0, 80)}: ${why}`) };
  }
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: placed.namespace });
  try {
    const made = translations.flatMap(({ loadBalancers }, i) => loadBalancers.map(({ props, routes, canaries }, j) => {
      const name = `lb-${i}-${j}`;
      const balancer = new ExternalLoadBalancer(chart, name, { ...props, name, ingressName: `${props.ingressName}${j === 0 ? '' : `-${j}`}`, controller });
      routes.forEach(({ id, options }) => balancer.addRoute(id, options));
      canaries.forEach(({ id, options }) => balancer.addCanary(id, options));
      return balancer;
    }));
    const changed = translations.flatMap(each => each.changed);
    return { yaml: app.synthYaml(), verdicts: made.flatMap(({ report }) => report.verdicts), changed };
  } catch (e) {
    return { kind: 'refused', why: [e instanceof InvalidInput ? `${e.code}: ${e.message}` : (e as Error).message] };
  }
}
