import { Concern } from './concern';
import { always, Annotations, DEFAULT, Reading } from './readings';
import { ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { BOOLEAN, rendered } from '../../../src/controllers/ingress-nginx/annotation-values';
import { ByProp, SAYINGS } from '../../../src/controllers/shared/annotations/props';

/** The concern of an annotation that tells all of a prop, as the table of the props says it; undefined where it does not. */
export function derived(name: string, reading: Reading = always): Concern | undefined {
  const saying = SAYINGS.get(name);
  const values = ruleOf(name) === BOOLEAN ? ['true', 'false'] : ['/a'];
  if (saying === undefined || !values.some(value => wayOf(name, value) !== undefined)) {
    return undefined;
  }
  return {
    prop: saying.policy,
    annotations: { [name]: (value, all) => wayOf(name, value) === undefined ? DEFAULT : reading(value, all) },
    say: ({ own }: { readonly own: Annotations }) => ({ options: { [saying.policy]: wayOf(name, own[name])!.is } }),
  };
}

/** The way that names the value of the prop. ingress-nginx takes no notice of a switch that it cannot read. */
function wayOf(name: string, value: string): ByProp | undefined {
  const isSwitch = ruleOf(name) === BOOLEAN;
  if (isSwitch && !BOOLEAN.accepts(value)) {
    return undefined;
  }
  const ways = [SAYINGS.get(name)!.said(isSwitch ? rendered(BOOLEAN, value) : value)].flat() as (ByProp | string | undefined)[];
  return ways.find((way): way is ByProp => typeof way === 'object' && way.is !== undefined);
}
