import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';

export const REWRITE_LOG = dossier<'rewriteLog'>()<boolean>({
  features: {
    rewriteLog: { asking: { rewriteLog: true }, proof: 'beyond requests' },
  },
  random: {
    by: 'route',
    plausible: () => fc.boolean(),
    odd: [fc.constantFrom<any>('true', 'on', 1, null, {}).map(isOn => () => isOn)],
    make: isOn => isOn,
    byHand: {
      ingressNginx: isOn => ({ 'nginx.ingress.kubernetes.io/enable-rewrite-log': String(isOn) }),
    },
    refusals: { 'rewrite-log.not-a-boolean': 'controllers take another value than true and false for either of them' },
  },
  corpus: {
    renders: [
      caseOf('a log of rewriting on ingress-nginx', { rewriteLog: true }),
      caseOf('no log of rewriting on ingress-nginx', { rewriteLog: false }),
      caseOf('a log of rewriting on Traefik', { controller: ['traefik'], rewriteLog: true }),
      caseOf('a log of rewriting on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, rewriteLog: true }),
    ],
    refused: [],
  },
});
