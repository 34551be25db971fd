import { Size } from 'cdk8s';
import { Asked, forAll, Said } from './concern';
import { PREFIX } from './ingress';
import { Reasons } from './translation';
import { Buffering } from '../../../src';
import { bytesIn } from '../../../src/controllers/ingress-nginx/annotation-values';
import { checkBuffers } from '../../../src/controllers/ingress-nginx/buffers';

const ONLY_WHERE_ON = 'without effect: proxy-buffering is off, so that responses pass as they come';
const MEMORY = 'what nginx keeps in memory and what in files: clients and backends see no difference, and other controllers have settings of their own';

/** What is held of requests and responses. Sizes that do not fit each other are thrown: nginx would load no configuration. */
export function buffering({ own }: Asked): Said {
  const { 'proxy-buffer-size': size, 'proxy-buffers-number': number, 'proxy-busy-buffers-size': busy, 'proxy-request-buffering': request, 'client-body-buffer-size': memory, 'proxy-max-temp-file-size': file } = own;
  const unknown = Object.entries(own).find(([name, value]) => name !== 'client-body-buffer-size' && /^\d+[bg]$/i.test(value));
  if (unknown !== undefined) {
    return { unsaid: forAll(own, `nginx loads no configuration with ${unknown[0]}: ${unknown[1]}`) };
  }
  checkBuffers(Object.fromEntries(Object.entries(own).map(([name, value]) => [PREFIX + name, value])));
  const holdsResponses = own['proxy-buffering'] === 'on';
  const isKept = memory !== undefined && bytesIn(memory) >= 2 ** 10 && bytesIn(memory) <= 2 ** 24;
  const said: Buffering = {
    ...request === 'off' && { request: false },
    ...holdsResponses && { response: true },
    ...size !== undefined && { responseBufferSize: sizeOf(bytesIn(size)) },
    ...number !== undefined && holdsResponses && { responseBuffers: Number(number) },
    ...isKept && { requestBufferSize: sizeOf(bytesIn(memory)) },
    ...file !== undefined && holdsResponses && { responseFileSize: sizeOf(bytesIn(file)) },
  };
  const isUsual = busy !== undefined && bytesIn(busy) === 2 * bytesIn(size ?? '4k');
  const ofResponses = ['proxy-buffers-number', 'proxy-busy-buffers-size', 'proxy-max-temp-file-size'].filter(name => name in own);
  return {
    ...Object.keys(said).length > 0 && { options: { buffering: said } },
    idle: {
      ...!holdsResponses ? all(ofResponses, ONLY_WHERE_ON) : isUsual ? { 'proxy-busy-buffers-size': 'the default of nginx: twice the buffer' } : {},
    },
    // Beside the size of the buffers the prop renders it itself.
    changed: { ...holdsResponses && !isUsual && busy !== undefined && size !== undefined && { 'proxy-busy-buffers-size': MEMORY } },
    left: {
      ...memory !== undefined && !isKept && { 'client-body-buffer-size': MEMORY },
      ...holdsResponses && !isUsual && busy !== undefined && size === undefined && { 'proxy-busy-buffers-size': MEMORY },
    },
  };
}

/** In the largest unit that leaves no fraction. */
export function sizeOf(bytes: number): Size {
  return bytes % 2 ** 30 === 0 ? Size.gibibytes(bytes / 2 ** 30)
    : bytes % 2 ** 20 === 0 ? Size.mebibytes(bytes / 2 ** 20)
      : Size.kibibytes(bytes / 2 ** 10);
}

const all = (names: readonly string[], why: string): Reasons => Object.fromEntries(names.map(name => [name, why]));
