import { invalidInput, onTraefik, PREFIX, prefixed } from './support';
import { ExternalLoadBalancerProps, RoutePath, Tls } from '../../../src';
import { chartIn, fault, loadBalancer } from '../../support';

type Values = { [name: string]: string };
type Props = Partial<ExternalLoadBalancerProps>;

const HOST = 'a.example.com';
const make = (values: Values, props: Props = {}) => () => loadBalancer({ hosts: [HOST], ...props, annotations: prefixed(values) });
const HTTPS: Props = { tls: Tls.fromSecret('tls') };

describe('certificates of clients, which nobody is asked for over http', () => {
  const SECRET = { 'auth-tls-secret': 'wetwin/ca' };

  test.each<[string, Values, Props]>([
    ['without tls', SECRET, {}],
    ['with a verification that is on', { ...SECRET, 'auth-tls-verify-client': 'on' }, {}],
    ['with tls, and no redirect to it', { ...SECRET, 'ssl-redirect': 'false' }, HTTPS],
    ['with a redirect that is not forced', { ...SECRET, 'force-ssl-redirect': 'false' }, {}],
    ['with a redirect that has no certificate', { ...SECRET, 'ssl-redirect': 'true' }, {}],
    ['where Traefik reads it', SECRET, { controller: onTraefik() }],
  ])('are refused %s', (_, values, props) => {
    const error = invalidInput(make(values, props));
    expect(error).toMatchObject({ code: 'annotations.client-certificates', prop: `annotations["${PREFIX}auth-tls-secret"]`, got: '"wetwin/ca"', place: 'zl/Lb' });
    expect(error.fix).toContain('prop tls');
    expect(error.fix.includes('"false"')).toBe(values['ssl-redirect'] === 'false');
  });

  test.each<[string, Values, Props]>([
    ['with tls', SECRET, HTTPS],
    ['with a forced redirect', { ...SECRET, 'force-ssl-redirect': 'true' }, {}],
    ['with a forced redirect in another spelling', { ...SECRET, 'force-ssl-redirect': '1', 'ssl-redirect': 'false' }, HTTPS],
    ['where none is needed', { ...SECRET, 'auth-tls-verify-client': 'optional' }, {}],
    ['where any is enough', { ...SECRET, 'auth-tls-verify-client': 'optional_no_ca' }, {}],
    ['where nobody is asked', { ...SECRET, 'auth-tls-verify-client': 'off' }, {}],
  ])('are taken %s', (_, values, props) => {
    expect(make(values, props)).not.toThrow();
  });

  test('are refused where only another route of the host brings the certificate, which may go', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], ...HTTPS }, chart);
    const add = (id: string, props: Props) => () => lb.addRoute(id, { hosts: [HOST], paths: [RoutePath.prefix(`/${id}`)], annotations: prefixed(SECRET), ...props });
    expect(fault(add('b', {}))).toMatchObject({ code: 'annotations.client-certificates' });
    expect(add('c', HTTPS)).not.toThrow();
  });
});

describe('a cookie\'s domain', () => {
  test.each([['a.example.com', [HOST]], ['example.com', [HOST]], ['.Example.com', [HOST]], ['example.com', ['*.example.com', 'example.com']], ['example.com', undefined]])('%s holds the hosts %j', (domain, hosts) => {
    expect(make({ 'affinity': 'cookie', 'session-cookie-domain': domain }, { hosts })).not.toThrow();
  });

  test.each([['b.example.com', [HOST]], ['xample.com', [HOST]], ['x.a.example.com', [HOST]], ['example.com', [HOST, 'b.test']]])('%s does not hold the hosts %j', (domain, hosts) => {
    expect(invalidInput(make({ 'affinity': 'cookie', 'session-cookie-domain': domain }, { hosts })))
      .toMatchObject({ code: 'annotations.cookie-domain', prop: `annotations["${PREFIX}session-cookie-domain"]`, got: JSON.stringify(domain), place: 'zl/Lb' });
  });
});

describe('a cookie for all sites', () => {
  const NONE = { 'affinity': 'cookie', 'session-cookie-samesite': 'None' };

  test('is refused where it is not secure', () => {
    expect(invalidInput(make(NONE))).toMatchObject({ code: 'annotations.cookie-samesite', prop: `annotations["${PREFIX}session-cookie-samesite"]`, place: 'zl/Lb' });
    expect(invalidInput(make({ ...NONE, 'session-cookie-secure': 'false' }))).toMatchObject({ code: 'annotations.cookie-samesite' });
  });

  test.each<[Values, Props]>([
    [NONE, HTTPS],
    [{ ...NONE, 'ssl-redirect': 'false' }, HTTPS],
    [{ ...NONE, 'session-cookie-secure': 'true' }, {}],
    [{ ...NONE, 'force-ssl-redirect': 'true' }, {}],
    [{ ...NONE, 'session-cookie-samesite': 'Lax' }, {}],
  ])('is taken: %j', (values, props) => {
    expect(make(values, props)).not.toThrow();
  });
});

describe('a redirect to www, or from it', () => {
  test.each([[undefined], [['*.example.com']], [[HOST, '*.example.com']], [[HOST, `www.${HOST}`]]])('is refused for the hosts %j', hosts => {
    expect(invalidInput(make({ 'from-to-www-redirect': 'true' }, { hosts }))).toMatchObject({ code: 'annotations.www-redirect', prop: `annotations["${PREFIX}from-to-www-redirect"]`, place: 'zl/Lb' });
  });

  test.each([[[HOST]], [[`www.${HOST}`]], [[HOST, 'b.example.com']]])('is taken for the hosts %j', hosts => {
    expect(make({ 'from-to-www-redirect': 'true' }, { hosts })).not.toThrow();
  });

  test('is taken for any where it is off', () => {
    expect(make({ 'from-to-www-redirect': 'false' }, { hosts: ['*.example.com'] })).not.toThrow();
  });
});
