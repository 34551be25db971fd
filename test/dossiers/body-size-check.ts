import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Proof, Stage } from './proof';
import { BodySizeCheck } from '../../src';

const LIMIT = 256 * 1024;

const scene = (bodySizeCheck: BodySizeCheck): Proof['scene'] => async ({ streams }) => ({
  props: { maxBodySize: Size.kibibytes(LIMIT / 1024), bodySizeCheck, backends: (await streams()).backends },
});

/** What a client gets of streams; of uploads, only where they matter. */
async function streamsOf({ streams }: Stage) {
  const { events, webSocket } = await streams();
  return { events: await events(), webSocket: await webSocket() };
}

export const BODY_SIZE_CHECK = dossier<'bodySizeCheck'>()<BodySizeCheck>({
  features: {
    declaredLength: {
      asking: { maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.DECLARED_LENGTH },
      proof: {
        scene: scene(BodySizeCheck.DECLARED_LENGTH),
        measure: async stage => ({
          got: {
            ...await streamsOf(stage),
            upload: await (await stage.streams()).upload(),
            tooLarge: (await stage.get('/', { method: 'POST', body: Buffer.alloc(LIMIT + 1) })).status,
          },
          asked: { events: 'as they come', webSocket: 101, upload: 'as it comes', tooLarge: 413 },
        }),
      },
    },
    everyBody: {
      asking: { maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.EVERY_BODY },
      proof: {
        scene: scene(BodySizeCheck.EVERY_BODY),
        measure: async stage => {
          const post = async (bytes: number, headers = {}) => (await stage.get('/', { method: 'POST', headers, body: Buffer.alloc(bytes) })).status;
          const chunked = { 'transfer-encoding': 'chunked' };
          return {
            got: {
              ...await streamsOf(stage),
              statuses: [await post(LIMIT), await post(LIMIT + 1), await post(LIMIT, chunked), await post(LIMIT + 1, chunked)],
            },
            asked: { events: 'as they come', webSocket: 101, statuses: [200, 413, 200, 413] },
          };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.constantFrom(BodySizeCheck.DECLARED_LENGTH, BodySizeCheck.EVERY_BODY),
    odd: [fc.constantFrom<any>('', 'every body', 'EVERY_BODY', null, true).map(check => () => check)],
    needs: (_check, { maxBodySize }) => ({ maxBodySize: maxBodySize || 1024 }),
    make: check => check,
    refusals: {
      'body-size.check-without-limit': 'there is nothing to check',
      'input.not-in-enum': 'a text is no value of an enum',
    },
  },
  corpus: {
    renders: [
      caseOf('bodies by their lengths on ingress-nginx', { hosts: ['h.example.com'], maxBodySize: ['mebibytes', 8], bodySizeCheck: 'DECLARED_LENGTH' }),
      caseOf('every body on ingress-nginx', { hosts: ['h.example.com'], maxBodySize: ['mebibytes', 8], bodySizeCheck: 'EVERY_BODY' }),
      caseOf('bodies by their lengths on Traefik', { controller: ['traefik'], maxBodySize: ['kibibytes', 1.0009765625], bodySizeCheck: 'DECLARED_LENGTH' }),
      caseOf('every body on Traefik', { controller: ['traefik'], maxBodySize: ['mebibytes', 8], bodySizeCheck: 'EVERY_BODY' }),
      caseOf('every body on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, maxBodySize: ['mebibytes', 8], bodySizeCheck: 'EVERY_BODY' }),
    ],
    refused: [
      caseOf('a check of bodies without a limit', { hosts: ['h.example.com'], bodySizeCheck: 'EVERY_BODY' }),
      caseOf('a check of bodies of any size', { hosts: ['h.example.com'], maxBodySize: ['mebibytes', 0], bodySizeCheck: 'DECLARED_LENGTH' }),
      caseOf('a check of bodies with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, maxBodySize: ['mebibytes', 1], bodySizeCheck: 'EVERY_BODY' }),
    ],
  },
});
