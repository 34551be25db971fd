import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, Props } from './dossier';
import { Proof } from './proof';
import { Buffering } from '../../src';

/** In kibibytes. */
export interface BufferingCase {
  readonly request?: boolean;
  readonly response?: boolean;
  readonly size?: number;
  readonly count?: number;
  readonly memory?: number;
  readonly file?: number;
}

const PROPS = {
  request: 'proxy-request-buffering',
  response: 'proxy-buffering',
  size: 'proxy-buffer-size',
  count: 'proxy-buffers-number',
  memory: 'client-body-buffer-size',
  file: 'proxy-max-temp-file-size',
} as const;

/** What a client gets of streams, on a route with a setting. */
const streaming = (props: Props, asked: { readonly [what in 'upload' | 'events' | 'download' | 'webSocket']?: unknown }): Proof => ({
  scene: async ({ streams }) => ({ props: { ...props, backends: (await streams()).backends } }),
  measure: async ({ streams }) => {
    const all = await streams();
    const got: { [what: string]: unknown } = {};
    for (const what of Object.keys(asked) as (keyof typeof asked)[]) {
      got[what] = await all[what]();
    }
    return { got, asked };
  },
});

const REQUEST_ON = { maxBodySize: Size.mebibytes(1), buffering: { request: true } };

export const BUFFERING = dossier<'buffering'>()<BufferingCase>({
  features: {
    requestBufferingOn: { asking: REQUEST_ON, proof: streaming(REQUEST_ON, { upload: 'held', events: 'as they come', webSocket: 101 }) },
    requestBufferingOff: {
      asking: { buffering: { request: false } },
      proof: streaming({ buffering: { request: false } }, { upload: 'as it comes', events: 'as they come', webSocket: 101 }),
    },
    responseBufferingOn: {
      asking: { buffering: { response: true } },
      // A client that reads gets a large response while it is under way, as from nginx.
      proof: streaming({ buffering: { response: true } }, { events: 'held', download: 'as it comes', webSocket: 101 }),
    },
    responseBufferingOff: {
      asking: { buffering: { response: false } },
      proof: streaming({ buffering: { response: false } }, { events: 'as they come', download: 'as it comes', webSocket: 101 }),
    },
    // test/nginx shows both in a real nginx.
    responseBufferSize: { asking: { buffering: { responseBufferSize: Size.kibibytes(16) } }, proof: 'beyond requests' },
    responseBuffers: { asking: { buffering: { responseBuffers: 8 } }, proof: 'beyond requests' },
    requestBufferSize: { asking: { buffering: { requestBufferSize: Size.kibibytes(64) } }, proof: 'beyond requests' },
    responseFileSize: { asking: { buffering: { responseFileSize: Size.mebibytes(64) } }, proof: 'beyond requests' },
  },
  random: {
    by: 'route',
    plausible: on => on.factory === 'ingressNginx'
      ? fc.record({
        request: fc.boolean(),
        response: fc.boolean(),
        size: fc.integer({ min: 1, max: 16384 }),
        count: fc.integer({ min: 3, max: 1024 }),
        memory: fc.integer({ min: 1, max: 16384 }),
        file: fc.oneof(fc.constant(0), fc.integer({ min: 16384, max: 2 ** 30 })),
      }, { requiredKeys: [] })
      : fc.constantFrom<BufferingCase>({ request: true }, { request: false }, { response: false }, { request: false, response: false }),
    odd: [fc.constantFrom<any>(
      { request: 'on' }, { response: null }, { count: 2 }, { count: 1025 }, { count: 3.5 }, { size: 0 }, { size: 0.3 }, { size: 16385 }, { size: NaN }, { memory: 0 }, { memory: 16385 }, { file: 0.3 }, { file: 2 ** 30 + 1 }, {}, { request: true, response: false },
    ).map(value => () => value)],
    needs: ({ request }, { maxBodySize }) => request === undefined ? {}
      : request ? { maxBodySize: maxBodySize || 1024, bodySizeCheck: undefined } : { bodySizeCheck: undefined },
    make: ({ request, response, size, count, memory, file }): Buffering => ({
      request,
      response,
      responseBufferSize: size === undefined ? undefined : Size.kibibytes(size),
      responseBuffers: count,
      requestBufferSize: memory === undefined ? undefined : Size.kibibytes(memory),
      responseFileSize: file === undefined ? undefined : Size.kibibytes(file),
    }),
    byHand: {
      ingressNginx: given => Object.fromEntries(Object.entries(given).map(([name, value]) => (
        [`nginx.ingress.kubernetes.io/${PROPS[name as keyof BufferingCase]}`, String(value)]
      ))),
    },
    refusals: {
      'buffering.not-options': 'there is nothing to buffer by',
      'buffering.not-a-boolean': 'nginx takes on and off alone, and the controller drops the rest',
      'buffering.size': 'nginx loads no configuration with it, or no header fits',
      'buffering.file-size': 'nginx loads no configuration with a file that no buffer fits into',
      'buffering.count': 'nginx loads no configuration with fewer, and holds too much with more',
      'buffering.declared-length': 'bodies cannot be held and passed on as they come',
      'buffering.limit-holds': 'bodies cannot be held and passed on as they come',
      'traefik.buffering': 'one middleware holds both',
      'envoy-gateway.buffer-needs-limit': 'Envoy holds bodies up to a limit',
      'nginx.buffers': 'nginx loads no configuration with buffers that do not fit',
    },
  },
  corpus: {
    renders: [
      caseOf('nothing held on ingress-nginx', { buffering: { request: false, response: false } }),
      caseOf('all held on ingress-nginx', { buffering: { request: true, response: true, responseBufferSize: ['kibibytes', 16], responseBuffers: 8 } }),
      caseOf('large headers of responses', { buffering: { responseBufferSize: ['mebibytes', 1] } }),
      caseOf('memory for requests and files for responses', { buffering: { response: true, requestBufferSize: ['kibibytes', 64], responseFileSize: ['mebibytes', 64] } }),
      caseOf('no files for responses', { buffering: { response: true, responseFileSize: ['kibibytes', 0] } }),
      caseOf('more buffers', { buffering: { responseBuffers: 3 } }),
      caseOf('nothing held on Traefik', { controller: ['traefik'], buffering: { request: false, response: false } }),
      caseOf('all held on Traefik', { controller: ['traefik'], buffering: { request: true } }),
      caseOf('all held up to a limit on Traefik', { controller: ['traefik'], maxBodySize: ['mebibytes', 8], buffering: { response: true } }),
      caseOf('requests held on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, maxBodySize: ['mebibytes', 8], buffering: { request: true } }),
      caseOf('nothing held on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, buffering: { request: false, response: false } }),
    ],
    refused: [
      caseOf('two buffers', { buffering: { responseBuffers: 2 } }),
      caseOf('files that are too large', { buffering: { responseFileSize: ['gibibytes', 1025] } }),
      caseOf('a buffer of nothing', { buffering: { responseBufferSize: ['kibibytes', 0] } }),
      caseOf('requests held and responses not, on Traefik', { controller: ['traefik'], buffering: { request: true, response: false } }),
      caseOf('requests held without a limit on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, buffering: { request: true } }),
      caseOf('responses held on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, buffering: { response: true } }),
      caseOf('buffers with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, buffering: { request: false } }),
    ],
  },
});
