import { Yaml } from 'cdk8s';
import { Backends, ExternalLoadBalancerProps, GatewayImplementation, HashKey, HeaderValue, IngressController, LoadBalancing, Tls } from '../../src';
import { checkText, isReadAsNumber } from '../../src/kubernetes/yaml-scalars';
import { fault, loadBalancer } from '../support';

test.each(['', ' ', 'a', '  a  ', '\t', '\ta', 'a\tb', 'a\nb', 'a\n', 'a\n\tb', ' \ta\nb', 'é', '名前', '🙂', '\0', '\x1b', '\ufeff', '\u00a0', '\ue000'])('%j arrives as it is', text => {
  expect(() => checkText('p', text)).not.toThrow();
});

test.each([
  'a\u007f', '\u0080', 'a\u0085b', '\u009f', '\u2028', 'a\u2029', '\ufffe', '\uffff', '\ud83d', 'a\ude42b',
])('%j cannot be written to YAML', text => {
  expect(fault(() => checkText('p', text))).toStrictEqual({ code: 'yaml.forbidden-character', prop: 'p', got: JSON.stringify(text) });
});

test.each(['\ta\nb', '\n\ta', '\ta\n', '\n\n\ta\n'])('%j would be no YAML', text => {
  expect(fault(() => checkText('p', text))).toStrictEqual({ code: 'yaml.leading-white-space', prop: 'p', got: JSON.stringify(text) });
});

test.each(['\n', ' \n', '\n \n', ' \t\n', '   \n  '])('%j would lose its spaces', text => {
  expect(fault(() => checkText('p', text))).toStrictEqual({ code: 'yaml.leading-white-space', prop: 'p', got: JSON.stringify(text) });
});

// As measured with the YAML reader of kubectl and the API server, sigs.k8s.io/yaml.
test.each(['0o17', '0O7', '-0o1', '0X1f', '+0X_1', '0B11', '0_x1f', '0_b1', '0b+1', '+_1', '-_1.5', '1e_3', '1e3_', '0E_0', '1.e1_0', '-.1e_1', '1e+_3'])('%s is read as a number', text => {
  expect(Yaml.stringify(text)).toBe(`${text}\n`);
  expect(isReadAsNumber(text)).toBe(true);
});

test.each(['', '0', '17', '017', '1.5', '1e3', '-1', '0x1f', '0b11', '1_000', '0x1e_1', '2026-01-01', '12:30'])('cdk8s writes %j in quotes', text => {
  expect(Yaml.stringify(text)).toBe(`"${text}"\n`);
  expect(isReadAsNumber(text)).toBe(false);
});

test.each(['0o18', '0o', '0O1x', '0Xg', '.1e_1', '_1', '1e_', 'e1_0', '1.2.3.4_', '1_a', '1.2.3.4', '0o1.example'])('%s is no number', text => {
  expect(Yaml.stringify(text)).toBe(`${text}\n`);
  expect(isReadAsNumber(text)).toBe(false);
});

const TEXT = '0o17';
const TRAEFIK = IngressController.traefik({ entryPoints: [TEXT] });
const hashOf = (key: HashKey) => ({ loadBalancing: LoadBalancing.consistentHash(key), controller: IngressController.gatewayApi({ gateway: { name: 'a' }, implementation: GatewayImplementation.envoyGateway() }) });

test.each<[string, Partial<ExternalLoadBalancerProps>]>([
  ['a namespace', { namespace: TEXT }],
  ['the name of an Ingress', { ingressName: TEXT }],
  ['a host', { hosts: [TEXT] }],
  ['the host of a certificate', { hosts: ['a.example.com'], tls: Tls.fromSecret('a', { hosts: ['a.example.com', TEXT] }) }],
  ['the name of a Secret', { hosts: ['a.example.com'], tls: Tls.fromSecret(TEXT) }],
  ['an external name', { backends: Backends.fromHostname(TEXT, { port: 80 }) }],
  ['a label', { labels: { mode: TEXT } }],
  ['the key of a label', { labels: { [TEXT]: 'a' } }],
  ['an annotation', { annotations: { 'example.com/mode': TEXT } }],
  ['the key of an annotation', { annotations: { [TEXT]: 'a' } }],
  ['a header', { responseHeaders: { 'X-A': HeaderValue.literal(TEXT) }, controller: IngressController.traefik() }],
  ['a header that is hashed', hashOf(HashKey.header(TEXT))],
  ['a cookie that is hashed', hashOf(HashKey.cookie(TEXT))],
  ['a sticky cookie', { loadBalancing: LoadBalancing.stickyCookie({ name: TEXT }) }],
  ['an entry point', { controller: TRAEFIK }],
])('no load balancer writes %s that is read as a number', (_, props) => {
  expect(fault(() => loadBalancer(props))).toMatchObject({ code: 'yaml.number', got: `"${TEXT}"`, place: 'zl/Lb' });
});
