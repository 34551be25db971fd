import { GatewayRows } from './contribution';
import { native } from '../shared/declarations';
import { checkRead, Instead } from '../shared/unread-annotations';

const THE_PROP = 'set the prop that does the same';
const INSTEAD: Instead = { 'nginx.ingress.kubernetes.io/': THE_PROP, 'traefik.ingress.kubernetes.io/': THE_PROP };

/** The user's own annotations, as they are, save those that nobody would read. */
export const ANNOTATIONS = {
  annotations: {
    declares: { annotations: native() },
    render: annotations => {
      checkRead(annotations, 'HTTPRoute', INSTEAD, 'name the Gateway by the options of IngressController.gatewayApi()');
      return { contribution: { annotations }, words: () => Object.keys(annotations).join(', ') };
    },
  },
} satisfies Pick<GatewayRows, 'annotations'>;
