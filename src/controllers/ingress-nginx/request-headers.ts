import { byAnnotations } from './by-annotations';
import { Contribution, NginxRows, Options, PREFIX } from './contribution';
import { textOf } from './headers';
import { quoted, word } from './nginx-words';
import { locationsOf } from './path-patterns';
import { targetFor } from './rewrite-forms';
import { protocolOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { HeaderValue } from '../../policies/header-value';
import { Context, Rendered } from '../rows';
import { native } from '../shared/declarations';

/** A longer name does not fit into the table that nginx makes of the headers of requests, and it loads no configuration any more. */
const MAX_NAME = 46;

/**
 * Headers of requests on their way to the backends, by directives that the client's own do not pass: what is asked for takes their place.
 * Logins and limits of the controller still see what the client sent.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#x-forwarded-prefix-header
 */
export const REQUEST_HEADERS = {
  requestHeaders: {
    declares: { literalRequestHeader: native(), serviceNameRequestHeader: native(), clientIpRequestHeader: native() },
    render: (headers, context) => bySnippet('requestHeaders', Object.entries(headers).map(([name, value]) => [name, tokenOf(value, context)]), context),
  },
  removeRequestHeaders: {
    declares: { removeRequestHeader: native() },
    render: (names, context) => bySnippet('removeRequestHeaders', names.map(name => [name, '""']), context),
  },
  forwardedPrefix: {
    declares: { forwardedPrefix: native() },
    render: (prefix, context) => rewritesAll(context) ? byAnnotations({ [`${PREFIX}x-forwarded-prefix`]: prefix })
      : bySnippet('forwardedPrefix', [['X-Forwarded-Prefix', word('forwardedPrefix', prefix)]], context),
  },
} satisfies Pick<NginxRows, 'requestHeaders' | 'removeRequestHeaders' | 'forwardedPrefix'>;

/** The controller looks at the annotation in locations alone that it rewrites. */
function rewritesAll({ route, neighbours }: Context<Options>): boolean {
  const { rewrite } = route;
  return rewrite !== undefined && locationsOf(route, neighbours).every(({ path }) => path !== targetFor(route, rewrite));
}

function tokenOf(value: HeaderValue, { route }: Context<Options>): string {
  const text = textOf(route, value);
  return text === undefined ? word('requestHeaders', '$remote_addr') : quoted('requestHeaders', text);
}

/** A header, and its value as nginx reads it. */
type Directive = readonly [name: string, value: string];

/** @throws if they need a snippet that the controller does not take, or one of them is none that it can set */
function bySnippet(prop: string, headers: readonly Directive[], { route, options }: Context<Options>): Rendered<Contribution> {
  const { reader, snippetAnnotations } = options;
  const names = headers.map(([name]) => name);
  for (const name of names) {
    if (reader.ownRequestHeaders.includes(name.toLowerCase())) {
      throw invalid('nginx.own-request-header', prop, name, `headers that ${reader.program} does not write itself, and it sends this one to every backend: with another one beside it they would get both`,
        'take it out, or use IngressController.traefik(), which replaces it');
    }
    if (reader.ownRequestHeaders.length > 0 && name.length > MAX_NAME) {
      throw invalid('nginx.request-header-name', prop, name, `names of at most ${MAX_NAME} characters on ingress-nginx (with a longer one nginx loads no configuration), and this one has ${name.length}`, 'shorten it');
    }
  }
  if (snippetAnnotations === false) {
    throw invalid('nginx.request-headers-need-snippet', prop, names, 'what needs no snippet, since snippetAnnotations is false', reader.headersWithoutSnippets('proxy-set-headers'));
  }
  const directive = reader.headerDirective(protocolOf(route));
  return { contribution: { snippet: headers.map(([name, value]) => `${directive} ${name} ${value};`) }, words: () => `configuration-snippet: ${directive} ${names.join(', ')}` };
}
