/** A case of the language corpus; values stand in it as `languages/corpus` has them. */
export interface Case {
  readonly name: string;
  readonly loadBalancers: readonly { readonly id: string; readonly props: { readonly [prop: string]: unknown } }[];
}

/** A case of one load balancer, by the props in which it differs from the plainest one. */
export function caseOf(name: string, props: { readonly [prop: string]: unknown }): Case {
  return { name, loadBalancers: [{ id: 'Lb', props: { name: 'lb', backends: ['fromIps', ['10.254.18.46'], { port: 80 }], ...props } }] };
}
