import { invalidInput, onTraefik, PREFIX, prefixed } from './support';
import { ExternalLoadBalancerProps, RoutePath } from '../../../src';
import { loadBalancer } from '../../support';

type Values = { [name: string]: string };
type Props = Partial<ExternalLoadBalancerProps>;

const make = (values: Values, props: Props = {}) => () => loadBalancer({ ...props, annotations: prefixed(values) });

describe('a canary\'s weight', () => {
  test.each<[Values]>([[{ 'canary-weight': '100' }], [{ 'canary-weight': '0' }], [{ 'canary-weight': '200', 'canary-weight-total': '200' }]])('%j is taken', values => {
    expect(make({ canary: 'true', ...values })).not.toThrow();
  });

  test.each<[Values, number]>([[{ 'canary-weight': '101' }, 100], [{ 'canary-weight': '201', 'canary-weight-total': '200' }, 200]])('%j is above the total', (values, total) => {
    const error = invalidInput(make({ canary: 'true', ...values }));
    expect(error).toMatchObject({ code: 'annotations.canary-weight', prop: `annotations["${PREFIX}canary-weight"]`, got: `"${values['canary-weight']}"` });
    expect(error.allowed).toContain(String(total));
  });
});

describe('bursts', () => {
  test.each<[Values, boolean]>([
    [{ 'limit-rps': '2147483647' }, true],
    [{ 'limit-rps': '2147483647', 'limit-burst-multiplier': '4294967' }, true],
    [{ 'limit-rps': '2147483647', 'limit-burst-multiplier': '4294968' }, false],
    [{ 'limit-rpm': '2147483647', 'limit-burst-multiplier': '2147483647' }, false],
    [{ 'limit-connections': '65535', 'limit-burst-multiplier': '2147483647' }, true],
    [{ 'limit-rps': '0', 'limit-rpm': '1', 'limit-burst-multiplier': '2147483647' }, true],
  ])('%j fit into what nginx counts in: %s', (values, fits) => {
    if (fits) {
      expect(make(values)).not.toThrow();
    } else {
      expect(invalidInput(make(values))).toMatchObject({ code: 'nginx.burst', place: 'zl/Lb' });
    }
  });
});

describe('a limit makes a variable of the names of the Ingress and its namespace', () => {
  const named = (length: number): Props => ({ ingressName: 'a'.repeat(length) });

  // The charts of these tests have the namespace wetwin.
  test.each<[Values, number, boolean]>([
    [{ 'limit-rps': '1' }, 127, true],
    [{ 'limit-rps': '1' }, 128, false],
    [{ 'limit-rpm': '1' }, 128, false],
    [{ 'limit-connections': '1' }, 128, false],
    [{ 'limit-rps': '0' }, 128, true],
    [{ 'limit-rate': '1' }, 253, true],
  ])('%j with a name of %d characters: %s', (values, length, fits) => {
    if (fits) {
      expect(make(values, named(length))).not.toThrow();
    } else {
      const error = invalidInput(make(values, named(length)));
      expect(error).toMatchObject({ code: 'nginx.limit-name', place: 'zl/Lb' });
      expect(error.allowed.match(/\d+/g)!.map(Number)).toStrictEqual([133, 134]);
    }
  });
});

describe('words that the controller puts together', () => {
  const dots = (count: number) => `https://${'a.'.repeat(count)}b`;

  test.each<[string, Values, Props, string]>([
    ['taken', { 'auth-url': 'http://a', 'auth-signin': `https://a/${'a'.repeat(3900)}` }, {}, 'auth-signin'],
    ['refused', { 'auth-url': 'http://a', 'auth-signin': `https://a/${'a'.repeat(3950)}` }, {}, 'auth-signin'],
    ['refused', { 'auth-url': 'http://a', 'auth-signin': `https://a/${'a'.repeat(3000)}`, 'auth-signin-redirect-param': 'a'.repeat(950) }, {}, 'auth-signin'],
    ['taken', { 'auth-url': 'http://a', 'auth-cache-key': `$host-${'a'.repeat(3900)}` }, {}, 'auth-cache-key'],
    ['refused', { 'auth-url': 'http://a', 'auth-cache-key': `$host-${'a'.repeat(3960)}` }, {}, 'auth-cache-key'],
    ['refused', { 'auth-url': 'http://a', 'auth-cache-key': `$host-${'a'.repeat(3900)}` }, { hosts: [`${'a'.repeat(60)}.test`] }, 'auth-cache-key'],
    ['refused', { 'auth-url': 'http://a', 'auth-cache-key': `$host-${'a'.repeat(3900)}` }, { paths: [RoutePath.prefix(`/${'a'.repeat(60)}`)] }, 'auth-cache-key'],
    ['taken', { 'enable-cors': 'true', 'cors-allow-origin': dots(1300) }, {}, 'cors-allow-origin'],
    ['refused', { 'enable-cors': 'true', 'cors-allow-origin': dots(1350) }, {}, 'cors-allow-origin'],
    ['refused', { 'enable-cors': 'true', 'cors-allow-origin': Array(200).fill('https://*.a').join(',') }, {}, 'cors-allow-origin'],
    ['taken', { 'auth-tls-verify-client': 'optional', 'auth-tls-secret': 'wetwin/ca', 'auth-tls-match-cn': `CN=${'\\.'.repeat(1300)}` }, {}, 'auth-tls-match-cn'],
    ['refused', { 'auth-tls-verify-client': 'optional', 'auth-tls-secret': 'wetwin/ca', 'auth-tls-match-cn': `CN=${'\\.'.repeat(1340)}` }, {}, 'auth-tls-match-cn'],
  ])('%s', (outcome, values, props, name) => {
    if (outcome === 'taken') {
      expect(make(values, props)).not.toThrow();
    } else {
      expect(invalidInput(make(values, props))).toMatchObject({ code: 'annotations.too-long', prop: `annotations["${PREFIX}${name}"]`, place: 'zl/Lb' });
    }
  });
});

test('they hold where Traefik reads the annotations, too', () => {
  expect(invalidInput(make({ 'limit-rps': '2147483647', 'limit-burst-multiplier': '2147483647' }, { controller: onTraefik() }))).toMatchObject({ code: 'nginx.burst' });
});
