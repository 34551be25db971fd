import * as fc from 'fast-check';
import { literalPath, oddPath, oddText } from './arbitraries';
import { caseOf } from './corpus';
import { dossier } from './dossier';

export const APP_ROOT = dossier<'appRoot'>()<string>({
  features: {
    appRoot: {
      asking: { appRoot: '/start' },
      proof: {
        measure: async ({ get }) => {
          const { status, headers } = await get('/');
          const location = headers.get('location')?.[0].replace(/^http:\/\/[^/]+/, '');
          return { got: [status, location, (await get('/x')).status], asked: [302, '/start', 200] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => literalPath.filter(path => path !== '/'),
    odd: [fc.oneof(oddPath, oddText, fc.constant('/')).map(appRoot => () => appRoot)],
    make: appRoot => appRoot,
    byHand: {
      ingressNginx: appRoot => ({ 'nginx.ingress.kubernetes.io/app-root': appRoot }),
      traefik: appRoot => ({ middlewares: { root: { redirectRegex: { regex: '^([^/]*//[^/]*)/$', replacement: `\${1}${appRoot}` } } } }),
      gatewayApi: appRoot => ({
        rules: [{
          matches: [{ path: { type: 'Exact', value: '/' } }],
          filters: [{ type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplaceFullPath', replaceFullPath: appRoot } } }],
        }],
      }),
    },
    refusals: {
      'nginx.app-root-too-long': 'a word of nginx has a limit',
      'nginx.app-root-elsewhere': 'Traefik redirects "/" of a route that gets it, and of no other',
      'nginx.app-root-twice': 'ingress-nginx redirects "/" of a whole host to one place',
      'app-root.endless': 'a redirect of "/" to "/" never ends',
    },
  },
  corpus: {
    renders: [
      caseOf('redirects of the root', { hosts: ['h.example.com'], appRoot: '/start:1/~x' }),
    ],
    refused: [
      caseOf('a root that is no path', { hosts: ['h.example.com'], appRoot: 'start' }),
      caseOf('a root with a variable', { hosts: ['h.example.com'], appRoot: '/$host' }),
    ],
  },
});
