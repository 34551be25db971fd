import { complaintOf } from './support/nginx';
import { DIRECTIVE_NAMES, knownDirective, Place } from '../../src/controllers/ingress-nginx/snippet-directives';
import { MISPLACED, PLACED } from '../controllers/ingress-nginx/fixtures/snippets';

const PLACES: { readonly [place in Place]: (text: string) => string } = {
  s: text => text,
  l: text => `location /snippet { ${text} }`,
  S: text => `if ($uri) { ${text} }`,
  L: text => `location /snippet { if ($uri) { ${text} } }`,
  x: text => `location /snippet { limit_except GET { ${text} } }`,
};

const complaint = (place: Place, text: string) => complaintOf(listen => `server { listen ${listen}; ${PLACES[place](text)} }`) ?? '';

const placeOf = (annotation: string): Place => annotation === 'server-snippet' ? 's' : 'l';

test.each(PLACED)('nginx loads the %s %j', (annotation, snippet) => {
  expect(complaint(placeOf(annotation), snippet)).toBe('');
});

test.each(MISPLACED)('nginx does not load the %s %j', (annotation, snippet) => {
  expect(complaint(placeOf(annotation), snippet)).toMatch(/unknown directive|not allowed here|invalid number of arguments|has no opening|not terminated by/);
});

/** Directives of each kind: those of a kind come from the same words of nginx. */
const SOME = DIRECTIVE_NAMES.filter((name, i, all) => {
  const kind = (each: string) => JSON.stringify(knownDirective(each));
  return i === 0 || kind(all[i - 1]) !== kind(name) || i % 10 === 0;
});

test.each(SOME.filter(name => name !== 'http2'))('the table says of %s what nginx says', name => {
  const { places, least, most, isBlock } = knownDirective(name)!;
  const end = isBlock ? '{ }' : ';';
  for (const place of Object.keys(PLACES) as Place[]) {
    expect([place, /not allowed here|unknown directive/.test(complaint(place, `${name} a${end}`))]).toStrictEqual([place, !places.includes(place)]);
  }
  const takes = (count: number) => !/invalid number of arguments/.test(complaint(places[0] as Place, `${name}${' a'.repeat(count)}${end}`));
  const counts = isBlock ? [] : [least - 1, least, ...most === Infinity ? [7] : [most, most + 1]].filter(count => count >= 0);
  expect(counts.map(takes)).toStrictEqual(counts.map(count => count >= least && count <= most));
});

test.each([
  ['client_max_body_size', '1m'], ['port_in_redirect', 'on'], ['proxy_connect_timeout', '1s'], ['proxy_send_timeout', '1s'], ['proxy_read_timeout', '1s'],
  ['proxy_buffering', 'on'], ['proxy_buffer_size', '8k'], ['proxy_buffers', '4 8k'], ['proxy_request_buffering', 'on'], ['proxy_http_version', '1.1'],
  ['proxy_cookie_domain', 'off'], ['proxy_cookie_path', 'off'], ['proxy_next_upstream_tries', '3'], ['proxy_next_upstream_timeout', '1s'],
  ['proxy_max_temp_file_size', '1m'], ['proxy_pass', 'http://127.0.0.1:1'], ['proxy_redirect', 'off'], ['proxy_pass_request_body', 'off'], ['proxy_pass_request_headers', 'on'],
  ['proxy_ssl_server_name', 'on'],
])('nginx takes %s once in a location', (name, value) => {
  expect(complaint('l', `${name} ${value};`)).toBe('');
  expect(complaint('l', `${name} ${value}; ${name} ${value};`)).toMatch(/is duplicate/);
});
