import { Size } from 'cdk8s';
import { onGatewayApi, OTHERS, specsOf, THERE_ON_ENVOY, verdictOf } from './support';
import { BodySize } from '../../../src';
import { failure } from '../../support';

const HELD = 'Envoy holds request bodies as a whole before it passes them on: uploads need that much memory, and WebSockets and streams may hang';

test.each<[Size, object | undefined, string, string]>([
  [Size.mebibytes(500), { limit: '524288000' }, 'requestBuffer: limit 524288000', HELD],
  [Size.kibibytes(1), { limit: '1024' }, 'requestBuffer: limit 1024', HELD],
  [Size.kibibytes(4 * 1024 * 1024 - 1), { limit: '4294966272' }, 'requestBuffer: limit 4294966272', HELD],
  [BodySize.UNLIMITED, undefined, 'nothing', 'Envoy has no limit by itself'],
])('%j on Envoy Gateway', (maxBodySize, requestBuffer, rendered, note) => {
  expect(specsOf('BackendTrafficPolicy', { maxBodySize }, THERE_ON_ENVOY)['zl-lb'].requestBuffer).toStrictEqual(requestBuffer);
  expect(verdictOf('maxBodySize', { maxBodySize }, THERE_ON_ENVOY)).toMatchObject({ rendered, note });
});

test('a limit of 4 GiB is refused, which 32 bits cannot hold', () => {
  expect(failure(() => onGatewayApi({ maxBodySize: Size.gibibytes(4) }, THERE_ON_ENVOY)))
    .toBe('zl/Lb: maxBodySize: got "4Gi", allowed is a size below 4 gibibytes on Envoy Gateway; use BodySize.UNLIMITED for no limit');
});

test.each<[Size, string]>([
  [Size.mebibytes(1), 'got Size.mebibytes(), allowed is what this controller can do, and Gateway API has no word for the size of bodies; '
    + `leave it out, and set the limit of the implementation, or of the backends, ${OTHERS}`],
  [BodySize.UNLIMITED, 'got BodySize.UNLIMITED, allowed is what this controller can do, and Gateway API has no word for the size of bodies; '
    + `leave it out, and see that the implementation has no limit by itself, ${OTHERS}`],
])('%j is refused by any program', (maxBodySize, message) => {
  expect(failure(() => onGatewayApi({ maxBodySize }))).toBe(`zl/Lb: maxBodySize: ${message}`);
});
