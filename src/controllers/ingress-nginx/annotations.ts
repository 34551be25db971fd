import { NginxRows } from './contribution';
import { rendering } from './on-demand';
import { native } from '../shared/declarations';

/** The user's own annotations. */
export const ANNOTATIONS = {
  annotations: {
    declares: { annotations: native() },
    render: (annotations, context) => rendering().renderAnnotations(annotations, context),
  },
} satisfies Pick<NginxRows, 'annotations'>;
