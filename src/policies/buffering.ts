import { Size } from 'cdk8s';
import { bytesOf } from './body-size';
import { BodySizeCheck } from './body-size-check';
import { policy } from './policy';
import type { RoutePolicies } from './route-policies';
import { invalid } from '../basics/errors';
import { isStruct } from '../basics/structs';

/** Whether bodies are held until they are whole, and the memory for responses. */
export interface Buffering {
  /**
   * Whether a backend gets a request only once its body is whole. `false` passes it on as it comes.
   *
   * @default - the controller's default
   */
  readonly request?: boolean;

  /**
   * Whether a response is read as fast as the backend sends it, and held for a client that is slower. `false` passes it on as it comes, which event streams need.
   *
   * @default - the controller's default
   */
  readonly response?: boolean;

  /**
   * The size of each buffer for a response, 1 KiB to 16 MiB. All headers of a response have to fit into one: nginx answers 502
   * ("upstream sent too big header") where they do not, often because of cookies.
   *
   * @default - the controller's own, often 4 KiB
   */
  readonly responseBufferSize?: Size;

  /**
   * The number of buffers for a response, 3 to 1024.
   *
   * @default - the controller's own, often 4
   */
  readonly responseBuffers?: number;

  /**
   * How much of a request body that is held stays in memory, 1 KiB to 16 MiB: what is larger waits in a temporary file.
   *
   * @default - the controller's own, often 8 KiB
   */
  readonly requestBufferSize?: Size;

  /**
   * The largest temporary file for a response that a client reads slower than the backend sends it, at most 1 TiB. A size of zero is no file:
   * the backend then waits for the client.
   *
   * @default - the controller's own, often 1 GiB
   */
  readonly responseFileSize?: Size;
}

const SIZES = { least: 2 ** 10, most: 2 ** 24 };
const FILES = { least: 0, most: 2 ** 40 };
const COUNTS = { least: 3, most: 1024 };

/** What is held of requests and responses. */
export const BUFFERING = policy({
  features: {
    requestBufferingOn: '{ request: true }',
    requestBufferingOff: '{ request: false }',
    responseBufferingOn: '{ response: true }',
    responseBufferingOff: '{ response: false }',
    responseBufferSize: '{ responseBufferSize: Size.kibibytes() }',
    responseBuffers: '{ responseBuffers: 8 }',
    requestBufferSize: '{ requestBufferSize: Size.kibibytes() }',
    responseFileSize: '{ responseFileSize: Size.mebibytes() }',
  },
  used: ({ request, response, responseBufferSize, responseBuffers, requestBufferSize, responseFileSize }: Buffering) => [
    ...request === undefined ? [] : [request ? 'requestBufferingOn' as const : 'requestBufferingOff' as const],
    ...response === undefined ? [] : [response ? 'responseBufferingOn' as const : 'responseBufferingOff' as const],
    ...responseBufferSize === undefined ? [] : ['responseBufferSize' as const],
    ...responseBuffers === undefined ? [] : ['responseBuffers' as const],
    ...requestBufferSize === undefined ? [] : ['requestBufferSize' as const],
    ...responseFileSize === undefined ? [] : ['responseFileSize' as const],
  ],
  check: (prop, buffering) => {
    if (!isStruct(buffering)) {
      throw invalid('buffering.not-options', prop, buffering, 'options of Buffering', 'write for example { request: false }');
    }
    const { request, response, responseBufferSize, responseBuffers, requestBufferSize, responseFileSize } = buffering;
    checkBoolean(`${prop}.request`, request);
    checkBoolean(`${prop}.response`, response);
    checkSize(`${prop}.responseBufferSize`, responseBufferSize);
    checkSize(`${prop}.requestBufferSize`, requestBufferSize);
    checkSize(`${prop}.responseFileSize`, responseFileSize, FILES, 'to 1 TiB, where zero is no file');
    checkFile(`${prop}.responseFileSize`, buffering);
    if (responseBuffers !== undefined && !(Number.isInteger(responseBuffers) && responseBuffers >= COUNTS.least && responseBuffers <= COUNTS.most)) {
      throw invalid('buffering.count', `${prop}.responseBuffers`, responseBuffers, `a whole number from ${COUNTS.least} to ${COUNTS.most}`, 'choose one of these, or leave it out');
    }
    const options = [request, response, responseBufferSize, responseBuffers, requestBufferSize, responseFileSize];
    return options.every(each => each === undefined) ? undefined : buffering;
  },
});

function checkBoolean(prop: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') {
    throw invalid('buffering.not-a-boolean', prop, value, 'true or false', 'leave it out for the controller\'s default');
  }
}

function checkSize(prop: string, size: Size | undefined, { least, most } = SIZES, range = 'from 1 KiB to 16 MiB'): void {
  if (size === undefined) {
    return;
  }
  const bytes = typeof size?.toKibibytes === 'function' ? bytesOf(size) : NaN;
  if (!(Number.isInteger(bytes) && bytes >= least && bytes <= most)) {
    throw invalid('buffering.size', prop,
      typeof size?.asString === 'function' ? size.asString() : size, `a Size of whole bytes ${range}`, 'write for example Size.kibibytes(16)');
  }
}

/** What nginx has by default. */
const BUFFER = 4 * 2 ** 10;

/** @throws if a file cannot hold a buffer: nginx would load no configuration */
function checkFile(prop: string, { responseFileSize, responseBufferSize }: Buffering): void {
  const bytes = responseFileSize === undefined ? 0 : bytesOf(responseFileSize);
  const least = responseBufferSize === undefined ? BUFFER : bytesOf(responseBufferSize);
  if (bytes > 0 && bytes < least) {
    throw invalid('buffering.file-size', prop, responseFileSize!.asString(), `zero, or at least the size of a buffer for a response, which is ${least} bytes`, 'raise it, or lower responseBufferSize');
  }
}

/** @throws if request bodies are to be held, and not to be held */
export function checkHolding({ buffering, bodySizeCheck }: RoutePolicies): void {
  if (buffering?.request === true && bodySizeCheck === BodySizeCheck.DECLARED_LENGTH) {
    throw invalid('buffering.declared-length', 'bodySizeCheck', bodySizeCheck, 'BodySizeCheck.EVERY_BODY beside buffering.request, with which bodies are held anyway', 'leave bodySizeCheck out');
  }
}
