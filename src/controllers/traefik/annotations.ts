import { TraefikRow } from './contribution';
import { Place } from '../shared/annotations/known';
import { adviceOf, Declared } from '../shared/annotations/on-demand';
import { native } from '../shared/declarations';
import { passOn } from '../shared/unread-annotations';

/* eslint-disable @typescript-eslint/no-require-imports -- few apps have annotations that nobody reads */
const own = () => (require('./annotation-advice') as typeof import('./annotation-advice')).ADVICE;

/**
 * The user's own annotations, as they are, save those that nobody would read: Traefik itself reads none there but the class.
 *
 * @param declared What is declared of the other policies.
 */
export function annotations(declared: Declared): { readonly annotations: TraefikRow<'annotations'> } {
  const place: Place = { kind: 'IngressRoute', name: 'an IngressRoute', insteadOf: adviceOf(own, declared) };
  return {
    annotations: {
      declares: { annotations: native() },
      render: (given, { route }) => passOn(given, route, place, 'set ingressClassName of IngressController.traefik()'),
    },
  };
}
