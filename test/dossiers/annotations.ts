import * as fc from 'fast-check';
import { oddText, oddValue } from './arbitraries';
import { dossier } from './dossier';

type Annotations = { [key: string]: string };

/** Annotations that anybody sets. */
const PLAIN = ['example.com/owner', 'note'];

/** Those that one controller alone reads. */
const OWN: { readonly [factory: string]: readonly string[] } = {
  ingressNginx: ['nginx.ingress.kubernetes.io/proxy-connect-timeout', 'nginx.ingress.kubernetes.io/proxy-read-timeout'],
};

/** Those of controllers and other programs, which not all read, or which a prop renders. */
const FOREIGN = [
  'nginx.ingress.kubernetes.io/proxy-read-timeout', 'traefik.ingress.kubernetes.io/router.priority', 'kubernetes.io/ingress.class',
  'external-dns.alpha.kubernetes.io/target', 'cert-manager.io/issuer',
];

const IGNORED = 'the controller ignores the annotation, its value, or with it the whole Ingress';

export const ANNOTATIONS = dossier<'annotations'>()<Annotations>({
  features: {
    annotations: { asking: { annotations: { 'example.com/a': 'b' } }, proof: 'read by others' },
  },
  random: {
    by: 'route',
    plausible: ({ factory }) => fc.dictionary(fc.constantFrom(...PLAIN, ...OWN[factory] ?? []), fc.nat(99).map(n => String(n + 1)), { maxKeys: 2 }),
    odd: [
      fc.tuple(oddText, oddValue).map(([key, value]) => annotations => ({ ...annotations, [key]: value })),
      oddValue.map(value => annotations => ({ ...annotations, 'example.com/odd': value })),
      fc.constantFrom(262_000, 262_144, 300_000).map(size => annotations => ({ ...annotations, 'example.com/large': 'x'.repeat(size) })),
      fc.tuple(fc.constantFrom(...FOREIGN), fc.nat(99)).map(([key, n]) => annotations => ({ ...annotations, [key]: String(n) })),
    ],
    make: annotations => annotations,
    byHand: { anywhere: annotations => annotations },
    refusals: {
      'annotations.rendered': 'a prop renders the annotation, and two values would contradict each other',
      'annotations.unread': 'nobody reads the annotation on this object',
      'annotations.class': 'the class is an option of the controller',
      'annotations.too-large': 'what the props render comes on top of the annotations',
      'annotation.not-a-string': 'an annotation without a value is one that somebody forgot to fill in',
      'annotations.': IGNORED,
    },
  },
  corpus: { renders: [], refused: [] },
});
