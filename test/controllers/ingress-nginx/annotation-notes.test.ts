import { prefixed, verdict } from './support';
import { Support } from '../../../src';
import { notesOn } from '../../../src/controllers/ingress-nginx/annotation-notes';
import { INGRESS_NGINX_READER } from '../../../src/controllers/ingress-nginx/readers/ingress-nginx';

type Values = { [name: string]: string };

test.each<[Values, string[]]>([
  [{ 'auth-tls-verify-client': 'off' }, ['off']],
  [{ 'auth-tls-verify-client': 'optional' }, ['optional']],
  [{ 'auth-tls-verify-client': 'optional_no_ca' }, ['optional_no_ca']],
  [{ 'auth-tls-verify-client': 'on' }, []],
  [{ 'enable-modsecurity': 'true' }, ['SecRuleEngine On']],
  [{ 'enable-modsecurity': 'true', 'modsecurity-snippet': 'SecRuleEngine DetectionOnly' }, ['SecRuleEngine On']],
  [{ 'enable-modsecurity': 'true', 'modsecurity-snippet': '# x\nSecRuleEngine  On\n' }, []],
  [{ 'enable-modsecurity': 'false' }, []],
  [{ canary: 'true' }, ['canary-weight']],
  [{ 'canary': 'true', 'canary-by-cookie': 'a' }, []],
  [{ canary: 'false' }, []],
  [{ 'limit-rate': '10' }, ['proxy-buffering']],
  [{ 'limit-rate': '10', 'proxy-buffering': 'off' }, ['proxy-buffering']],
  [{ 'limit-rate': '10', 'proxy-buffering': 'on' }, []],
  [{ 'limit-rate': '0' }, []],
  [{ 'custom-http-errors': '503' }, ['default-backend']],
  [{ 'custom-http-errors': '503', 'default-backend': 'errors' }, []],
  [{ 'auth-keepalive': '10' }, ['use-http2']],
  [{ 'auth-keepalive': '0' }, []],
  [{ 'limit-rate': '10', 'custom-http-errors': '503' }, ['proxy-buffering', 'default-backend']],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'true' }, ['cors-allow-origin']],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'true', 'cors-allow-origin': '*' }, ['cors-allow-origin']],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'true', 'cors-allow-origin': 'https://a.test' }, []],
  [{ 'enable-cors': 'true' }, []],
  [{}, []],
])('%j has notes that name %j', (values, names) => {
  const notes = notesOn(prefixed(values), INGRESS_NGINX_READER).map(({ note }) => note!);
  expect(notes).toHaveLength(names.length);
  names.forEach((name, i) => expect(notes[i]).toContain(name));
});

test('they stand in the verdict', () => {
  const found = verdict('annotations', { annotations: prefixed({ 'enable-modsecurity': 'True' }) })!;
  expect(found.support).toBe(Support.NATIVE);
  expect(found.note).toContain(notesOn(prefixed({ 'enable-modsecurity': 'true' }), INGRESS_NGINX_READER)[0].note);
});
