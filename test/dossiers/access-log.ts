import { setTimeout } from 'node:timers/promises';
import * as fc from 'fast-check';
import { caseOf } from './corpus';
import { dossier } from './dossier';

export const ACCESS_LOG = dossier<'accessLog'>()<boolean>({
  features: {
    accessLogOn: {
      asking: { accessLog: true },
      proof: {
        measure: async ({ get, logged, until }) => {
          await get('/logged');
          return { got: await until('request in the access log', () => logged('/logged') || undefined), asked: true };
        },
      },
    },
    accessLogOff: {
      asking: { accessLog: false },
      proof: {
        measure: async ({ get, logged }) => {
          const { status } = await get('/unlogged');
          // A request that is logged stands there at once.
          await setTimeout(1000);
          return { got: [status, logged('/unlogged')], asked: [200, false] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.boolean(),
    odd: [fc.constantFrom<any>('false', 'off', 0, null, {}).map(isOn => () => isOn)],
    make: isOn => isOn,
    byHand: {
      ingressNginx: isOn => ({ 'nginx.ingress.kubernetes.io/enable-access-log': String(isOn) }),
      traefik: isOn => ({ rule: { observability: { accessLogs: isOn } } }),
    },
    refusals: { 'access-log.not-a-boolean': 'controllers take another value than true and false for either of them' },
  },
  corpus: {
    renders: [
      caseOf('no access log on ingress-nginx', { accessLog: false }),
      caseOf('an access log on ingress-nginx', { accessLog: true }),
      caseOf('no access log on Traefik', { controller: ['traefik'], accessLog: false }),
      caseOf('an access log on Traefik', { controller: ['traefik'], accessLog: true }),
    ],
    refused: [
      caseOf('an access log with Gateway API', { controller: ['gatewayApi', { gatewayClassName: 'any' }], accessLog: false }),
    ],
  },
});
