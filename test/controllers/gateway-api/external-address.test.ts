import { MADE, MADE_ON_ENVOY, objectsOf, onGatewayApi, reportOn, specsOf, THERE, verdictOf } from './support';
import { RoutePath, Support } from '../../../src';
import { failure } from '../../support';

const ADDRESS = '10.254.18.55';
const HOSTS = ['a.example.com'];
const DNS = {
  id: 'external-dns',
  where: 'external-dns',
  what: 'it runs with the source "gateway-httproute" and manages the zones of the hosts',
  why: 'otherwise nobody reads the address of the Gateway, and DNS has to name 10.254.18.55 by hand',
};

test.each([
  ['an IPv4 address', ADDRESS, { type: 'IPAddress', value: ADDRESS }],
  ['an IPv6 address', '2001:db8::1', { type: 'IPAddress', value: '2001:db8::1' }],
  ['a DNS name', 'lb.example.com', { type: 'Hostname', value: 'lb.example.com' }],
  ['a DNS name that starts with a digit', '1.example.com', { type: 'Hostname', value: '1.example.com' }],
])('a Gateway that is made asks for it: %s', (_, externalAddress, address) => {
  for (const options of [MADE, MADE_ON_ENVOY]) {
    expect(specsOf('Gateway', { externalAddress }, options)['zl-lb'].addresses).toStrictEqual([address]);
  }
});

test('without it a Gateway asks for none', () => {
  expect(specsOf('Gateway', {}, MADE)['zl-lb']).not.toHaveProperty('addresses');
});

test('nothing changes where the Gateway is there', () => {
  expect(objectsOf({ externalAddress: ADDRESS }, THERE)).toStrictEqual(objectsOf({}, THERE));
});

test('it is an approximation there', () => {
  expect(failure(() => onGatewayApi({ externalAddress: ADDRESS, acceptApproximations: false }, THERE))).toBe(
    'zl/Lb: externalAddress: got "the address of the Gateway wetwin/edge", allowed is what Gateway API (Gateway edge) does just as it is asked, and here external-dns takes the address of the Gateway, '
    + 'which no route can change; a route without hosts gives DNS no name to set; leave it out, or set acceptApproximations to true');
  expect(() => onGatewayApi({ externalAddress: ADDRESS, acceptApproximations: false }, MADE)).not.toThrow();
});

test('the report on a Gateway that is there', () => {
  const props = { hosts: HOSTS, externalAddress: ADDRESS };
  expect(verdictOf('externalAddress', props, THERE)).toStrictEqual({
    route: 'zl/Lb',
    policy: 'externalAddress',
    support: Support.APPROXIMATED,
    rendered: 'the address of the Gateway wetwin/edge',
    note: 'external-dns takes the address of the Gateway, which no route can change',
  });
  expect(reportOn(props, THERE).requirements.filter(({ id }) => /^(external-dns|gateway-address)$/.test(id))).toStrictEqual([DNS, {
    id: 'gateway-address',
    where: 'the Gateway wetwin/edge',
    what: 'its address is 10.254.18.55',
    why: 'external-dns sets the address that stands in the status of the Gateway, unless the Gateway has an annotation with another target',
  }]);
});

test('the report on a Gateway that is made', () => {
  const props = { hosts: HOSTS, externalAddress: ADDRESS };
  expect(verdictOf('externalAddress', props, MADE)).toStrictEqual({
    route: 'zl/Lb', policy: 'externalAddress', support: Support.NATIVE, rendered: 'addresses of the Gateway wetwin/zl-lb: 10.254.18.55', note: undefined,
  });
  expect(reportOn(props, MADE).requirements.filter(({ id }) => /^(external-dns|gateway-address)$/.test(id))).toStrictEqual([DNS, {
    id: 'gateway-address',
    where: 'the Gateway wetwin/zl-lb',
    what: 'its address is 10.254.18.55',
    why: 'the implementation has to be able to give that address to a Gateway: otherwise its status says AddressNotUsable, and it serves nothing',
  }]);
});

test('the report says where DNS gets no name', () => {
  expect(verdictOf('externalAddress', { externalAddress: ADDRESS }, MADE)!.note).toBe('a route without hosts gives DNS no name to set');
});

test('routes added later are reached at the same address', () => {
  const { lb } = onGatewayApi({ hosts: HOSTS, externalAddress: ADDRESS }, MADE);
  lb.addRoute('b', { hosts: HOSTS, paths: [RoutePath.prefix('/b')] });
  expect(lb.report.verdicts.filter(({ policy }) => policy === 'externalAddress').map(({ route, rendered }) => [route, rendered])).toStrictEqual([
    ['zl/Lb', 'addresses of the Gateway wetwin/zl-lb: 10.254.18.55'],
    ['zl/Lb/b', 'addresses of the Gateway wetwin/zl-lb: 10.254.18.55'],
  ]);
});
