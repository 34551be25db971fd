import { Tls } from '../../src';
import { TLS } from '../../src/policies/tls';
import { fault } from '../support';

test.each([
  [Tls.fromSecret('a'), 'tlsSecret'],
  [Tls.certManager({ issuer: 'ours' }), 'certManager'],
  [Tls.controllerDefault(), 'tlsControllerDefault'],
  [Tls.certManager({ clusterIssuer: 'letsencrypt', secretName: 'a' }), 'certManager'],
])('%j uses the feature %s', (tls, feature) => {
  expect(TLS.check!('tls', tls)).toBe(tls);
  expect(TLS.used(tls)).toStrictEqual([feature]);
});

test('is made by Tls', () => {
  expect(fault(() => TLS.check!('tls', 'a' as any))).toStrictEqual({ code: 'input.wrong-type', prop: 'tls', got: '"a"' });
});
