import * as fc from 'fast-check';
import { oddText } from './arbitraries';
import { caseOf, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';

const odd = [oddText.map(name => (names: string[] = []) => [...names, name])];
const plausible = (...names: string[]) => () => fc.subarray(names);

const EMPTY = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, '']));

export const REMOVED_REQUEST_HEADERS = dossier<'removeRequestHeaders'>()<string[]>({
  features: {
    removeRequestHeader: {
      asking: { removeRequestHeaders: ['X-Proof', 'Authorization'] },
      proof: {
        measure: async ({ get }) => {
          const { headers } = (await get('/', { headers: { 'x-proof': 'a', 'authorization': 'Basic YTpi', 'x-other': 'kept' } })).seen!;
          return { got: [headers['x-proof'], headers.authorization, headers['x-other']], asked: [undefined, undefined, 'kept'] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: plausible('Authorization', 'X-Debug', 'User-Agent'),
    odd,
    make: names => names,
    byHand: {
      traefik: names => names.length > 0 ? { middlewares: { removed: { headers: { customRequestHeaders: EMPTY(names) } } } } : {},
      gatewayApi: remove => remove.length > 0 ? { filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove } }] } : {},
    },
    refusals: {},
  },
  corpus: {
    renders: [
      caseOf('removed request headers on ingress-nginx', { hosts: ['h.example.com'], removeRequestHeaders: ['Authorization', 'x-debug'] }),
      caseOf('removed request headers on Traefik', { controller: ['traefik'], removeRequestHeaders: ['Authorization'] }),
      caseOf('no request headers to remove', { hosts: ['h.example.com'], removeRequestHeaders: [] }),
    ],
    refused: [
      caseOf('the Host of requests removed', { removeRequestHeaders: ['host'] }),
      caseOf('the cookies that choose the backend removed', { hosts: ['h.example.com'], removeRequestHeaders: ['Cookie'], loadBalancing: ['stickyCookie'] }),
    ],
  },
});

export const REMOVED_RESPONSE_HEADERS = dossier<'removeResponseHeaders'>()<string[]>({
  features: {
    removeResponseHeader: {
      asking: { removeResponseHeaders: ['X-Powered-By'] },
      proof: {
        measure: async ({ get }) => {
          const sent = { 'x-test-answer': JSON.stringify({ 'X-Powered-By': 'proof', 'X-Other': 'kept' }) };
          const answers = [await get('/', { headers: sent }), await get('/', { headers: { ...sent, 'x-test-status': '500' } })];
          return {
            got: answers.map(({ status, headers }) => [status, headers.get('x-powered-by'), headers.get('x-other')]),
            asked: [200, 500].map(status => [status, undefined, ['kept']]),
          };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: plausible('X-Powered-By', 'Server', 'ETag'),
    odd,
    make: names => names,
    byHand: {
      traefik: names => names.length > 0 ? { middlewares: { hidden: { headers: { customResponseHeaders: EMPTY(names) } } } } : {},
      gatewayApi: remove => remove.length > 0 ? { filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { remove } }] } : {},
    },
    refusals: {},
  },
  corpus: {
    renders: [
      caseOf('removed response headers on ingress-nginx', { hosts: ['h.example.com'], removeResponseHeaders: ['Server', 'X-Powered-By'] }),
      caseOf('headers set and removed on Traefik', { controller: ['traefik'], responseHeaders: { 'X-A': ['literal', 'a'] }, removeResponseHeaders: ['X-Powered-By'] }),
      caseOf('headers set and removed with Gateway API', {
        ...TWO_SERVERS, controller: GATEWAY_API, responseHeaders: { 'X-A': ['literal', 'a'] }, removeResponseHeaders: ['X-Powered-By'],
      }),
    ],
    refused: [
      caseOf('the Location of responses removed', { removeResponseHeaders: ['Location'] }),
      caseOf('the same response header set and removed', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', 'a'] }, removeResponseHeaders: ['x-a'] }),
    ],
  },
});
