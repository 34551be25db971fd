/** A policy as every controller sees it: what can be asked for, free of any controller's words. */
export interface Policy<V, F extends string> {
  /** Its features, and how each is written as the value of the prop; '' where any value asks for it. */
  readonly features: { readonly [feature in F]: string };
  /** Whether it keeps requests out, so that nothing may pass it by. */
  readonly protects?: boolean;
  /** The features that a value uses; none where it asks for nothing. */
  readonly used: (value: V) => readonly F[];
  /**
   * The value of the prop in the form that the intent holds; undefined where it asks for nothing.
   *
   * @throws if it is a value that no controller could serve
   */
  readonly check?: (prop: string, value: V) => V | undefined;
}

/** Lets the compiler infer the names of the features. */
export function policy<V, F extends string>(description: Policy<V, F>): Policy<V, F> {
  return description;
}
