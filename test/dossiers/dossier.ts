import { Case } from './corpus';
import { Proof, UNPROVED } from './proof';
import { RandomPolicy } from './random';
import { FeatureOf, PolicyName } from '../../src/policies';
import { Building } from '../building';

export type Props = Partial<Building>;

/** All that tests know of one policy. `C` is how random cases hold its value: plain data. */
export interface Dossier<P extends PolicyName, C = any> {
  readonly features: { readonly [feature in FeatureOf<P>]: FeatureDossier };
  readonly random: RandomPolicy<P, C>;
  /** Cases of the language corpus that are about this policy alone, in the form of `languages/corpus`. */
  readonly corpus: {
    readonly renders: readonly Case[];
    readonly refused: readonly Case[];
  };
}

export interface FeatureDossier {
  /** Props that ask for it. */
  readonly asking: Props;
  /** How requests show what a controller makes of it, or why none do. */
  readonly proof: Proof | typeof UNPROVED[number];
}

/** Lets the compiler check a dossier and infer the type of its cases. */
export function dossier<P extends PolicyName>(): <C>(of: Dossier<P, C>) => Dossier<P, C> {
  return of => of;
}
