/** A case of the language corpus; values stand in it as `languages/corpus` has them. */
export interface Case {
  readonly name: string;
  readonly loadBalancers: readonly {
    readonly id: string;
    readonly props: { readonly [prop: string]: unknown };
    readonly canaries?: readonly { readonly id: string; readonly options: unknown }[];
  }[];
}

/** A case of one load balancer, by the props in which it differs from the plainest one. */
export function caseOf(name: string, props: { readonly [prop: string]: unknown }): Case {
  return { name, loadBalancers: [{ id: 'Lb', props: { name: 'lb', backends: ['fromIps', ['10.254.18.46'], { port: 80 }], ...props } }] };
}

/** Props that cases have in common: of two servers behind one host. */
export const TWO_SERVERS = { name: 'zl-lb', backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }], hosts: ['a.example.com'] };

/** Gateway API alone, and on Envoy Gateway. */
export const GATEWAY_API = ['gatewayApi', { gateway: { name: 'edge', namespace: 'infra' } }];
export const ENVOY_GATEWAY = ['gatewayApi', { gateway: { name: 'edge', namespace: 'infra' }, implementation: ['envoyGateway'] }];
