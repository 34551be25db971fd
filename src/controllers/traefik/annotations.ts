import { TraefikRows } from './contribution';
import { native } from '../shared/declarations';
import { checkRead, Instead } from '../shared/unread-annotations';

/** What to set instead of an annotation of an Ingress, by its prefix. */
const INSTEAD: Instead = {
  'nginx.ingress.kubernetes.io/': 'set the prop that does the same, or use IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK',
  'traefik.ingress.kubernetes.io/': 'set the prop that does the same, or an option of IngressController.traefik()',
};

/** The user's own annotations, as they are, save those that nobody would read. */
export const ANNOTATIONS = {
  annotations: {
    declares: { annotations: native() },
    render: annotations => {
      checkRead(annotations, 'IngressRoute', INSTEAD, 'set ingressClassName of IngressController.traefik()');
      return { contribution: { annotations }, words: () => Object.keys(annotations).join(', ') };
    },
  },
} satisfies Pick<TraefikRows, 'annotations'>;
