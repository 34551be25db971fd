import { ADVICE } from './annotation-advice';
import { TraefikRows } from './contribution';
import { adviceFrom } from '../shared/annotations/advice';
import { Place } from '../shared/annotations/known';
import { native } from '../shared/declarations';
import { passOn } from '../shared/unread-annotations';

/** Traefik itself reads no annotation there but the class. */
const PLACE: Place = {
  kind: 'IngressRoute',
  name: 'an IngressRoute',
  insteadOf: (name, value) => adviceFrom(ADVICE, name, value),
};

/** The user's own annotations, as they are, save those that nobody would read. */
export const ANNOTATIONS = {
  annotations: {
    declares: { annotations: native() },
    render: (annotations, { route }) => passOn(annotations, route, PLACE, 'set ingressClassName of IngressController.traefik()'),
  },
} satisfies Pick<TraefikRows, 'annotations'>;
