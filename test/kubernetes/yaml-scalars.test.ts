import { Yaml } from 'cdk8s';
import { Backends, HashKey, HeaderValue, IngressController, LoadBalancing } from '../../src';
import { checkExternalName, checkHost } from '../../src/kubernetes/hosts';
import { checkAnnotations, checkLabels } from '../../src/kubernetes/metadata';
import { checkDnsLabel, checkDnsSubdomain } from '../../src/kubernetes/names';
import { checkNoNumber, checkText } from '../../src/kubernetes/texts';
import { failure } from '../support';

test.each(['', ' ', 'a', '  a  ', '\t', '\ta', 'a\tb', 'a\nb', 'a\n', 'a\n\tb', ' \ta\nb', 'é', '名前', '🙂', '\0', '\x1b', '\ufeff', '\u00a0', '\ue000'])('%j arrives as it is', text => {
  expect(() => checkText('p', text)).not.toThrow();
});

test.each([
  ['a\u007f', 'U+007F'], ['\u0080', 'U+0080'], ['a\u0085b', 'U+0085'], ['\u009f', 'U+009F'], ['\u2028', 'U+2028'], ['a\u2029', 'U+2029'], ['\ufffe', 'U+FFFE'], ['\uffff', 'U+FFFF'],
  ['\ud83d', 'U+D83D'], ['a\ude42b', 'U+DE42'],
])('%j cannot be written to YAML', (text, character) => {
  expect(failure(() => checkText('p', text))).toBe(
    `p: got ${JSON.stringify(text)}, allowed is a text without control characters, line separators and halves of characters, and here stands ${character}; take it out: YAML does not carry it to the cluster`);
});

const LINES = 'a text of several lines that starts with something other than a tab, and is more than white space';

test.each(['\ta\nb', '\n\ta', '\ta\n', '\n\n\ta\n'])('%j would be no YAML', text => {
  expect(failure(() => checkText('p', text))).toBe(`p: got ${JSON.stringify(text)}, allowed is ${LINES}; start it with " " in place of the tab: YAML does not carry it to the cluster`);
});

test.each(['\n', ' \n', '\n \n', ' \t\n', '   \n  '])('%j would lose its spaces', text => {
  expect(failure(() => checkText('p', text))).toBe(`p: got ${JSON.stringify(text)}, allowed is ${LINES}; leave it out: YAML does not carry it to the cluster`);
});

// As measured with the YAML reader of kubectl and the API server, sigs.k8s.io/yaml.
test.each(['0o17', '0O7', '-0o1', '0X1f', '+0X_1', '0B11', '0_x1f', '0_b1', '0b+1', '+_1', '-_1.5', '1e_3', '1e3_', '0E_0', '1.e1_0', '-.1e_1', '1e+_3'])('%s would be a number', text => {
  expect(Yaml.stringify(text)).toBe(`${text}\n`);
  for (const check of [checkNoNumber, checkText]) {
    expect(failure(() => check('p', text))).toBe(
      `p: got "${text}", allowed is a text that Kubernetes does not take for a number where cdk8s writes it to YAML without quotes; write it another way`);
  }
});

test.each(['', '0', '17', '017', '1.5', '1e3', '-1', '0x1f', '0b11', '1_000', '0x1e_1', '2026-01-01', '12:30'])('cdk8s writes %j in quotes', text => {
  expect(Yaml.stringify(text)).toBe(`"${text}"\n`);
  expect(checkNoNumber('p', text)).toBe(text);
});

test.each(['0o18', '0o', '0O1x', '0Xg', '.1e_1', '_1', '1e_', 'e1_0', '1.2.3.4_', '1_a', '1.2.3.4', '0o1.example'])('%s is no number', text => {
  expect(Yaml.stringify(text)).toBe(`${text}\n`);
  expect(checkNoNumber('p', text)).toBe(text);
});

test.each<[string, () => unknown]>([
  ['a namespace', () => checkDnsLabel('p', '0o17')],
  ['a name', () => checkDnsSubdomain('p', '0o17')],
  ['a host', () => checkHost('p', '0o17')],
  ['an external name', () => checkExternalName('p', '0o17')],
  ['a label', () => checkLabels('labels', { mode: '0o17' })],
  ['the key of a label', () => checkLabels('labels', { '0o17': 'a' })],
  ['the key of an annotation', () => checkAnnotations('annotations', { '0o17': 'a' })],
  ['a zone', () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: '0o17' }], { port: 80 })],
  ['a header', () => HeaderValue.literal('0o17')],
  ['a header that is hashed', () => HashKey.header('0o17')],
  ['a cookie that is hashed', () => HashKey.cookie('0o17')],
  ['a sticky cookie', () => LoadBalancing.stickyCookie({ name: '0o17' })],
  ['an entry point', () => IngressController.traefik({ entryPoints: ['0o17'] })],
])('%s is no such number', (_, make) => {
  expect(failure(make)).toContain('got "0o17", allowed is a text that Kubernetes does not take for a number');
});
