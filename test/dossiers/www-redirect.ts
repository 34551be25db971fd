import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';

export const WWW_REDIRECT = dossier<'wwwRedirect'>()<boolean>({
  features: {
    wwwRedirect: {
      asking: { hosts: ['a.example.com'], wwwRedirect: true },
      proof: {
        scene: async () => ({ props: { wwwRedirect: true } }),
        measure: async ({ get, host, until }) => {
          const www = `www.${host}`;
          const [path, slash, own] = [
            await until('answer for the other name', async () => {
              const answer = await get('/x%20y?z=1', { host: www });
              return answer.status === 404 ? undefined : answer;
            }),
            await get('/x/', { host: www }),
            await get('/x/'),
          ];
          const of = ({ status, headers, seen }: typeof path) => [status === 301 || status === 308, headers.get('location')?.[0], seen];
          return { got: [of(path), of(slash), own.status, own.seen?.url], asked: [[true, `http://${host}/x%20y?z=1`, undefined], [true, `http://${host}/x/`, undefined], 200, '/x/'] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.constant(true),
    odd: [fc.constantFrom<any>('true', 'on', 1, 0, null, {}).map(odd => () => odd), fc.boolean().map(isOn => () => isOn)],
    needs: (isOn, { hosts }) => ({ hosts: hosts ?? ['www.names.example'], wwwRedirect: isOn }),
    make: isOn => isOn,
    byHand: { ingressNginx: isOn => ({ 'nginx.ingress.kubernetes.io/from-to-www-redirect': String(isOn) }) },
    refusals: {
      'www-redirect.': 'only a name that nobody else has can be redirected, and nginx loads no configuration with a wildcard',
      'input.wrong-type': 'it is on or off',
    },
  },
  corpus: {
    renders: [
      caseOf('names without www on ingress-nginx', { ...TWO_SERVERS, wwwRedirect: true, tls: ['fromSecret', 'both'], externalAddress: '10.254.18.55' }),
      caseOf('names with and without www on Traefik', { ...TWO_SERVERS, controller: ['traefik'], hosts: ['a.example.com', 'www.b.example.com'], wwwRedirect: true, tls: ['certManager', { issuer: 'ca' }] }),
      caseOf('names with www with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, hosts: ['a.example.com', 'www.b.example.com'], wwwRedirect: true }),
      caseOf('names with www on a Gateway that is generated', { ...TWO_SERVERS, controller: ['gatewayApi', { gatewayClassName: 'any' }], wwwRedirect: true, tls: ['fromSecret', 'both'] }),
      caseOf('names with www on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, wwwRedirect: true, tls: ['controllerDefault'] }),
    ],
    refused: [
      caseOf('names with www of a wildcard', { hosts: ['*.example.com'], wwwRedirect: true }),
      caseOf('names with www that are hosts', { hosts: ['example.com', 'www.example.com'], wwwRedirect: true }),
    ],
  },
});
