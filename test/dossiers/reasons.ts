import { DOSSIERS } from '.';

/**
 * Why the library refuses what the API server would take, by the codes of its errors, or by what these start with. What
 * concerns one policy stands in its dossier. The library may refuse more than the API server does, but for these reasons only.
 */
const REASONS: { readonly [code: string]: string } = {
  ...becauseOf('an older API server refuses it, or another object of the same name would', 'name.'),
  ...becauseOf('the case says that what is done only nearly, or left out, is not wanted', 'controller.not-exact'),
  ...becauseOf('the controller cannot do it, as it declares', 'refused.'),
  ...becauseOf('no Traefik has such an entry point, and without any it takes those for https as well', 'traefik.no-entry-point', 'traefik.entry-point-name'),
  ...becauseOf('a redirect to https would lead back to the listener that it comes from', 'gateway-api.one-listener'),
  ...becauseOf('an option is checked although no route of the case needs it', 'input.not-a-list'),
  ...becauseOf('the label decides which addresses belong to a Service', 'label.reserved'),
  ...becauseOf('YAML does not carry the text to the cluster', 'yaml.'),
  ...becauseOf('cdk8s cannot write an object that has the key', 'metadata.unwritable-key'),
  ...becauseOf('a construct has each id once, and some ids never', 'route.id-taken'),
  ...Object.assign({}, ...Object.values(DOSSIERS).map(({ random: { refusals } }) => refusals)),
};

/** What the API server refuses just as the library does. */
export const REFUSED_ALIKE: readonly string[] = [
  'label.invalid-value',
  'metadata.invalid-key',
  'gateway-api.duration',
  'gateway-api.too-many-headers',
  'gateway-api.too-many-listeners',
  'envoy-gateway.too-many-hostnames',
];

/** What no random case asks for: one load balancer on one controller of the library, in a chart with a namespace, made by factories that are given what they need. */
export const IN_NO_CASE: readonly string[] = [
  'backends.needed',
  'backends.none-for-route',
  'cluster.no-name',
  'cluster.too-late',
  'controller.annotation',
  'controller.common-field',
  'controller.incomplete-object',
  'controller.no-explanation',
  'controller.no-objects',
  'controller.no-verdict',
  'controller.no-warnings',
  'controller.object-twice',
  'controller.other-objects',
  'controller.refused',
  'endpoints-api.with-hostname',
  'gateway-api.gateway',
  'gateway-api.not-one-gateway',
  'gateway-api.too-many-wildcards',
  'nginx.canary-of-canary',
  'nginx.default-class',
  'nginx.secret-namespace',
  'nginx.several-canaries',
  'tls.not-one-issuer',
  'tls.other-doors',
  'traefik.cert-resolver-name',
  'traefik.middleware',
  'traefik.middleware-twice',
  'traefik.no-middleware',
];

/** Why the library refuses something that the API server takes; undefined where no reason is written. */
export function reasonFor(code: string): string | undefined {
  return REASONS[code] ?? REASONS[`${code.split('.')[0]}.`];
}

function becauseOf(why: string, ...codes: string[]): { [code: string]: string } {
  return Object.fromEntries(codes.map(code => [code, why]));
}
