import { Size } from 'cdk8s';
import { entriesOf, middlewaresOf, named, onTraefik, verdictOf } from './support';
import { BodySizeCheck, Buffering, ExternalLoadBalancerProps, Retries, RetryOn, Support } from '../../../src';
import { fault } from '../../support';

const LIMIT = { maxBodySize: Size.mebibytes(1) };

test.each<[Buffering]>([[{ request: false }], [{ response: false }], [{ request: false, response: false }]])('%j is how Traefik does it', buffering => {
  expect(middlewaresOf({ buffering })).not.toHaveProperty('buffering');
  expect(verdictOf('buffering', { buffering })).toMatchObject({ support: Support.NATIVE, rendered: 'nothing' });
  // The limit goes by lengths then, by entries of its own.
  expect(entriesOf({ ...LIMIT, buffering }).slice(-1)[0].middlewares).toStrictEqual(named('retry'));
});

test.each<[Buffering]>([[{ request: true }], [{ response: true }], [{ request: true, response: true }]])('%j holds both', buffering => {
  expect(middlewaresOf({ buffering }).buffering).toStrictEqual({ buffering: { memRequestBodyBytes: 1048576 } });
  expect(entriesOf({ buffering })[0].middlewares).toStrictEqual(named('buffering', 'retry'));
  expect(verdictOf('buffering', { buffering })).toMatchObject({ support: Support.APPROXIMATED, rendered: 'buffering' });
});

test('with a limit there is one middleware, and every body is checked', () => {
  const props = { ...LIMIT, buffering: { request: true } };
  expect(middlewaresOf(props).buffering).toStrictEqual({ buffering: { maxRequestBodyBytes: 1048576 } });
  expect(entriesOf(props)[0].middlewares).toStrictEqual(named('buffering', 'retry'));
  expect(verdictOf('maxBodySize', props)).toMatchObject({ support: Support.NATIVE });
  expect(verdictOf('buffering', props)).toMatchObject({ support: Support.APPROXIMATED, rendered: 'the buffering of maxBodySize' });
});

test.each<[Partial<ExternalLoadBalancerProps>, string, string]>([
  [{ buffering: { request: true, response: false } }, 'traefik.buffering', 'buffering'],
  [{ ...LIMIT, buffering: { request: false, response: true } }, 'traefik.buffering', 'buffering'],
  [{ ...LIMIT, bodySizeCheck: BodySizeCheck.EVERY_BODY, buffering: { request: false } }, 'buffering.limit-holds', 'buffering.request'],
  [{ ...LIMIT, bodySizeCheck: BodySizeCheck.EVERY_BODY, buffering: { response: false } }, 'buffering.limit-holds', 'buffering.response'],
])('%j is refused', (props, code, prop) => {
  expect(fault(() => onTraefik(props))).toMatchObject({ code, prop, place: 'zl/Lb' });
});

test('requests do not pass as they come where a status leads to another attempt', () => {
  const buffering = { request: false };
  expect(verdictOf('buffering', { buffering, retries: Retries.on([RetryOn.STATUS_503]) })).toMatchObject({ support: Support.APPROXIMATED, rendered: 'nothing' });
  expect(verdictOf('buffering', { buffering, retries: Retries.on([RetryOn.TIMEOUT]) })).toMatchObject({ support: Support.NATIVE });
  expect(verdictOf('buffering', { buffering: { response: false }, retries: Retries.on([RetryOn.STATUS_503]) })).toMatchObject({ support: Support.NATIVE });
});

test('sizes are left out', () => {
  const buffering = { responseBufferSize: Size.kibibytes(16), responseBuffers: 8 };
  expect(middlewaresOf({ buffering })).not.toHaveProperty('buffering');
  expect(verdictOf('buffering', { buffering })).toMatchObject({ support: Support.OMITTED, rendered: 'nothing' });
});
