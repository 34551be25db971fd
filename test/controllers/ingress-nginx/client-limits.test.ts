import { prefixed, refusalOf } from './support';
import { RateLimit } from '../../../src';
import { annotations, fault, loadBalancer } from '../../support';

test.each([
  [{ rateLimit: RateLimit.perSecond(20) }, { 'limit-rps': '20', 'limit-burst-multiplier': '1' }],
  [{ rateLimit: RateLimit.perSecond(20, { burst: 100 }) }, { 'limit-rps': '20', 'limit-burst-multiplier': '5' }],
  [{ rateLimit: RateLimit.perMinute(6) }, { 'limit-rpm': '6', 'limit-burst-multiplier': '1' }],
  [{ connectionLimit: 50 }, { 'limit-connections': '50' }],
])('as annotations: %j', (props, expected) => {
  expect(annotations(props)).toStrictEqual(prefixed(expected));
});

test.each([
  [RateLimit.perSecond(20, { burst: 19 })],
  [RateLimit.perSecond(20, { burst: 1 })],
  [RateLimit.perMinute(60, { burst: 100 })],
])('a burst is a multiple of the rate, %#', rateLimit => {
  expect(fault(() => loadBalancer({ rateLimit }))).toMatchObject({ code: 'nginx.burst-multiple', prop: 'burst of rateLimit' });
});

test.each([
  ['limit-rps', 'annotations.contradicts'],
  ['limit-rpm', 'annotations.rendered'],
  ['limit-burst-multiplier', 'annotations.rendered'],
])('the annotation %s beside the prop is refused', (name, code) => {
  expect(refusalOf(prefixed({ [name]: '2' }), { rateLimit: RateLimit.perMinute(60) })).toMatchObject({ code });
});

test('clients without a limit may be named in an annotation', () => {
  expect(annotations({ connectionLimit: 1, annotations: prefixed({ 'limit-allowlist': '10.0.0.0/8' }) })).toStrictEqual(prefixed({ 'limit-connections': '1', 'limit-allowlist': '10.0.0.0/8' }));
});

test.each([
  ['rateLimit', { rateLimit: RateLimit.perSecond(1) }],
  ['connectionLimit', { connectionLimit: 1 }],
])('nginx has to take the name of the variable that counts: %s', (prop, props) => {
  expect(annotations({ ...props, ingressName: 'a'.repeat(127) })).toMatchObject({});
  expect(fault(() => loadBalancer({ ...props, ingressName: 'a'.repeat(128) }))).toMatchObject({ code: 'nginx.limit-name', prop });
});
