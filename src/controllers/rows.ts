import { Declaration, Refused } from './shared/declarations';
import { RouteIntent } from '../intent/route-intent';
import { FeatureOf, PolicyName, ValueOf } from '../policies';
import { Requirement } from '../report';

/** What a row can look at beside the value of its policy. */
export interface Context<O> {
  readonly route: RouteIntent;
  /** The routes that share scopes and hosts with it, itself included. */
  readonly neighbours: readonly RouteIntent[];
  /** What is known of the cluster's controller. */
  readonly options: O;
}

/** A policy as a controller renders it. What explains it is made when it is asked for: most syntheses never do. */
export interface Rendered<C> {
  /** What the objects get: merged with those of other policies, of which none may own the same field. */
  readonly contribution?: C;
  /** What was rendered, in a few words. */
  readonly words: () => string;
  /** Verdicts in place of one on the route: what each is about, by its construct path, and what was rendered for that. */
  readonly verdictsOn?: () => readonly { readonly path: string; readonly words: string }[];
  /** What holds of this route in place of the declarations of its features, where something else on it changes them. */
  readonly instead?: () => readonly Declaration[] | undefined;
  /** Remarks on this route alone, beside the declarations of its features. */
  readonly remarks?: () => readonly (Declaration | undefined)[];
  readonly requirements?: () => Requirement[];
}

/** How a controller treats a policy: a declaration for every feature, and how it is rendered. */
export type Row<P extends PolicyName, O, C> = {
  readonly declares: { readonly [feature in FeatureOf<P>]: Declaration };
  readonly render: (value: ValueOf<P>, context: Context<O>) => Rendered<C>;
} | {
  readonly declares: { readonly [feature in FeatureOf<P>]: Refused };
  readonly render?: undefined;
};

/** How a controller treats all policies. */
export type Rows<O, C> = { readonly [P in PolicyName]: Row<P, O, C> };

/** Something that a controller renders although no prop asks for it. */
export interface Unasked<C> extends Rendered<C> {
  /** The prop that would ask for it, or a word of that kind. */
  readonly policy: string;
  /** Whether an option of the controller asks for it. */
  readonly byOption?: boolean;
}

/** What a controller adds to a route by itself; nothing where there is no need. */
export interface Addition<O, C> {
  (context: Context<O>): Unasked<C> | undefined;
  /** Whether it belongs to the door, and so is added whatever passes the route. */
  readonly ofGateway?: boolean;
}
