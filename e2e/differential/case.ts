import { POLICY_NAMES, PolicyName } from '../../src/policies';
import { DOSSIERS } from '../../test/dossiers';
import { BackendsCase } from '../../test/dossiers/backends';
import { RandomRoute } from '../../test/dossiers/random';

/** A load balancer as plain data: neither props nor manifests, so that both can be made of it. */
export interface Case {
  readonly name?: string;
  readonly namespace: string;
  readonly labels?: { [key: string]: string };
  readonly servicePort?: number;
  readonly ingressName?: string;
  readonly controller: ControllerCase;
  readonly acceptApproximations?: boolean;
  /** The policies of all routes. */
  readonly common: RandomRoute & { readonly backends: BackendsCase };
  /** Those of the first route. */
  readonly route: RandomRoute;
  /** Those of further routes, by their ids. */
  readonly more: { readonly [id: string]: RandomRoute };
}

/** A controller by the name of its factory, and what the factory gets. */
export interface ControllerCase {
  readonly factory: string;
  readonly options: any;
}

/** The policies that someone can ask for. */
export function policiesOf(...by: readonly (typeof DOSSIERS)[PolicyName]['random']['by'][]): PolicyName[] {
  return POLICY_NAMES.filter(policy => by.includes(DOSSIERS[policy].random.by));
}
