import { PREFIX } from './contribution';
import { DIRECTIVE_NAMES, knownDirective, Place } from './snippet-directives';
import { Directive, readSnippet } from './snippet-syntax';
import { invalid } from '../../basics/errors';
import { nearest } from '../shared/nearest';

const STOPS = 'nginx would load no configuration any more, for all tenants';

/** Where each snippet stands. Those of streams have directives of their own, and ModSecurity has a language of its own. */
const PLACES: { readonly [name: string]: 's' | 'l' } = { 'configuration-snippet': 'l', 'auth-snippet': 'l', 'server-snippet': 's' };

const NAMES: { readonly [place in Place]: string } = {
  s: 'a server', l: 'a location', S: 'an "if" of a server', L: 'an "if" of a location', x: 'a limit_except',
};

/**
 * What the template of ingress-nginx has in every location, once and no more, and what renders it.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/rootfs/etc/nginx/template/nginx.tmpl
 */
const IN_LOCATION: { readonly [directive: string]: string } = {
  ...Object.fromEntries(['connect', 'send', 'read'].map(kind => [`proxy_${kind}_timeout`, 'set the prop timeouts'])),
  ...Object.fromEntries(['buffering', 'buffer_size', 'buffers', 'request_buffering'].map(what => [`proxy_${what}`, 'set the prop buffering'])),
  ...Object.fromEntries(['_tries', '_timeout'].map(end => [`proxy_next_upstream${end}`, 'set the prop retries'])),
  ...Object.fromEntries(['cookie_domain', 'cookie_path', 'http_version', 'max_temp_file_size'].map(what => (
    [`proxy_${what}`, `write the annotation ${PREFIX}proxy-${what.replace(/_/g, '-')}`]
  ))),
  client_max_body_size: 'set the prop maxBodySize',
  proxy_redirect: `write the annotations ${PREFIX}proxy-redirect-from and proxy-redirect-to`,
  proxy_pass: 'take it out: requests go to the backends of the load balancer',
  port_in_redirect: `write the annotation ${PREFIX}use-port-in-redirects`,
  rewrite_by_lua_file: 'take it out',
  header_filter_by_lua_file: 'take it out',
  log_by_lua_file: 'take it out',
};

/** The same in the location of the external authentication. */
const IN_AUTH_LOCATION = [
  'proxy_pass', 'proxy_pass_request_body', 'proxy_pass_request_headers', 'proxy_http_version', 'proxy_ssl_server_name', 'client_max_body_size',
  'proxy_buffering', 'proxy_buffer_size', 'proxy_buffers', 'proxy_request_buffering',
];

/**
 * Checks that nginx can load a snippet: whole directives that it knows, in places where they may stand, with so many arguments as they take,
 * and none that ingress-nginx writes there already. What they do is not looked at.
 *
 * @param name The name of the annotation, without its prefix.
 * @throws if nginx would load no configuration
 */
export function checkSnippet(prop: string, name: string, value: string): void {
  if (name === 'modsecurity-snippet') {
    return;
  }
  const { directives, missing } = readSnippet(value);
  if (missing !== undefined) {
    throw invalid('annotations.snippet', prop, value, `complete directives of nginx, and in line ${missing.line} ${missing.what} is missing`, `complete it: ${STOPS}`);
  }
  const outer = PLACES[name];
  for (const directive of outer === undefined ? [] : directives) {
    const place = placeOf(directive.blocks, outer);
    if (place !== undefined) {
      checkDirective(prop, directive, place);
      checkTwice(prop, name, directive);
    }
  }
}

/** Undefined in a block that is no list of directives, such as `types`. */
function placeOf(blocks: readonly string[], outer: 's' | 'l'): Place | undefined {
  let place: Place | undefined = outer;
  for (const block of blocks) {
    place = block === 'if' ? place === 's' ? 'S' : 'L' : block === 'location' ? 'l' : block === 'limit_except' ? 'x' : undefined;
  }
  return place;
}

function checkDirective(prop: string, { name, args, line, opens }: Directive, place: Place): void {
  const known = knownDirective(name);
  const there = `in line ${line} "${name}"`;
  if (known === undefined) {
    const { word, distance } = nearest(name, DIRECTIVE_NAMES);
    throw invalid('annotations.snippet-directive', prop, name, `directives that the nginx of ingress-nginx knows within a server or a location, and ${there} is none`,
      `${distance <= 2 ? `write "${word}"` : 'take it out'}: ${STOPS}`);
  }
  if (!known.places.includes(place)) {
    const places = [...known.places].map(each => NAMES[each as Place]).join(', ');
    throw invalid('annotations.snippet-place', prop, name, `directives where they may stand, and ${there} stands in ${NAMES[place]}, and may in ${places}`, `move it, or take it out: ${STOPS}`);
  }
  if (known.isBlock !== opens) {
    throw invalid('annotations.snippet-arguments', prop, name, `${known.isBlock ? 'a block behind' : 'no block behind'} "${name}", and ${there} has ${opens ? 'one' : 'none'}`, `correct it: ${STOPS}`);
  }
  if (args.length < known.least || args.length > known.most) {
    const count = known.most === Infinity ? `${known.least} or more` : known.least === known.most ? `${known.least}` : `${known.least} to ${known.most}`;
    throw invalid('annotations.snippet-arguments', prop, [name, ...args].join(' '), `${count} argument${count === '1' ? '' : 's'} of "${name}", and ${there} has ${args.length}`, `correct it: ${STOPS}`);
  }
}

/** Most directives may stand once in a place. */
function checkTwice(prop: string, annotation: string, { name, line, blocks }: Directive): void {
  const isThere = annotation === 'configuration-snippet' ? Object.hasOwn(IN_LOCATION, name) : annotation === 'auth-snippet' && IN_AUTH_LOCATION.includes(name);
  if (isThere && blocks.length === 0) {
    throw invalid('annotations.snippet-twice', prop, name, `what ingress-nginx does not write in that place itself, and in line ${line} "${name}" is the second one there`,
      `${annotation === 'auth-snippet' ? 'take it out' : IN_LOCATION[name]}: ${STOPS}`);
  }
}
