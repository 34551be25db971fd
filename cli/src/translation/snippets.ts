import { Asked, Said } from './concern';
import { Annotations } from './readings';
import { HeaderValue, Redirect } from '../../../src';
import { checkSnippet } from '../../../src/controllers/ingress-nginx/snippet-checks';
import { LONG_HEADER } from '../../../src/controllers/shared/agent-cost';
import { literalPath } from '../../../src/controllers/shared/literal-pattern';
import { isLongList } from '../../../src/policies/user-agents';

/** Directives that the props say: their names, and the form of what follows. */
const TEXTS = '(?:\\s+"[^"\\\\]*")+';
const NAMES = '(?:\\s+"?[A-Za-z][-\\w]*"?)+';
const DIRECTIVE = new RegExp(`\\s*(?:${[
  `(?<setting>more_set_headers|more_set_input_headers)(?<texts>${TEXTS})\\s*;`,
  'proxy_set_header\\s+(?<header>[A-Za-z][-\\w]*)\\s+(?<value>"[^"\\\\]*"|[^\\s;"\'{}]+)\\s*;',
  `(?<removing>more_clear_headers|more_clear_input_headers|proxy_hide_header)(?<names>${NAMES})\\s*;`,
  'return\\s+(?<code>30[12378])\\s+"?(?<target>https?:\\/\\/[-.A-Za-z0-9]+(?::\\d+)?)\\$request_uri"?\\s*;',
  `(?<short>if \\(\\$http_user_agent ~\\* "${literalPath(LONG_HEADER)}"\\) \\{ return 403; \\})`,
  'if\\s*\\(\\s*\\$http_user_agent\\s+~\\*\\s+"?(?<pattern>[^"\\s{}()][^"{}]*?|\\([^"{}]*?\\))"?\\s*\\)\\s*\\{\\s*return\\s+403\\s*;\\s*\\}',
].join('|')})`, 'y');

const VARIABLES: { readonly [name: string]: () => HeaderValue } = {
  $remote_addr: () => HeaderValue.clientIp(),
  $upstream_addr: () => HeaderValue.backendAddress(),
  $service_name: () => HeaderValue.serviceName(),
};

/** What snippets ask for, by the props that say it. */
interface Read {
  readonly requestHeaders: { [name: string]: HeaderValue };
  readonly responseHeaders: { [name: string]: HeaderValue };
  readonly removeRequestHeaders: string[];
  readonly removeResponseHeaders: string[];
  readonly blockedUserAgents: string[];
  redirect?: Redirect;
  /** Whether long headers are refused, as they are beside a long list of agents. */
  refusesLong?: boolean;
}

const nothing = (): Read => ({ requestHeaders: {}, responseHeaders: {}, removeRequestHeaders: [], removeResponseHeaders: [], blockedUserAgents: [] });

/**
 * Snippets that hold nothing but headers and blocked user agents are said by props. Whatever else they can hold is known to nginx alone: then all
 * of an Ingress are passed on, since props are rendered as such snippets themselves.
 */
export function snippets({ own, all }: Asked): Said {
  const read = nothing();
  const isRead = Object.values(own).every(text => readSnippet(text, read));
  const { refusesLong = false, ...options } = read;
  const isSaid = isRead && (read.redirect === undefined || isOnlyRedirect(own, all, read)) && (!refusesLong || isLongList(read.blockedUserAgents));
  return isSaid ? { options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && Object.keys(value).length > 0)) }
    : { passed: passedOn(own) };
}

/** Whether a snippet redirects all requests of its location, to where no annotation sends them otherwise. */
export function redirectsBySnippet({ 'configuration-snippet': snippet, 'server-snippet': ofServer, ...others }: Annotations): boolean {
  const read = nothing();
  return snippet !== undefined && ofServer === undefined && readSnippet(snippet, read) && read.redirect !== undefined
    && isOnlyRedirect({ 'configuration-snippet': snippet }, others, read);
}

/** In a server-snippet it would be for every path of the host, and what changes requests has no effect beside it. */
function isOnlyRedirect(own: Annotations, all: Annotations, { requestHeaders, removeRequestHeaders, removeResponseHeaders }: Read): boolean {
  return own['server-snippet'] === undefined && !('permanent-redirect' in all) && !('temporal-redirect' in all)
    && [requestHeaders, removeRequestHeaders, removeResponseHeaders].every(each => Object.keys(each).length === 0);
}

/**
 * Snippets that the prop `annotations` takes.
 *
 * @throws if nginx would load no configuration
 */
export function passedOn(own: Annotations): string[] {
  Object.entries(own).forEach(([name, text]) => checkSnippet(name, name, text));
  return Object.keys(own);
}

/** Enters what a snippet asks for; false where no prop says a part of it. */
function readSnippet(text: string, read: Read): boolean {
  let at = 0;
  while (text.slice(at).trim() !== '') {
    DIRECTIVE.lastIndex = at;
    const found = DIRECTIVE.exec(text)?.groups;
    if (!found || !readDirective(found, read)) {
      return false;
    }
    at = DIRECTIVE.lastIndex;
  }
  return true;
}

function readDirective(groups: { readonly [group: string]: string | undefined }, read: Read): boolean {
  const { setting, texts, header, value, removing, names, short, pattern, code, target } = groups;
  if (code !== undefined) {
    // Of two, nginx takes the first.
    read.redirect ??= Redirect[code === '301' || code === '308' ? 'permanent' : 'temporary'](target!, { code: Number(code), keepPath: true });
    return true;
  }
  if ((pattern ?? short) !== undefined && read.redirect !== undefined) {
    return false;
  }
  if (short !== undefined) {
    read.refusesLong = true;
    return true;
  }
  if (pattern !== undefined) {
    const agents = pattern.replace(/^\((?:\?:)?(.*)\)$/, '$1').split('|');
    read.blockedUserAgents.push(...agents);
    return agents.every(each => /^[A-Za-z0-9_/ -]+$/.test(each));
  }
  if (removing !== undefined) {
    (removing === 'more_clear_input_headers' ? read.removeRequestHeaders : read.removeResponseHeaders).push(...names!.match(/[-\w]+/g)!);
    return true;
  }
  if (header !== undefined) {
    const plain = value!.replace(/^"(.*)"$/, '$1');
    if (plain === '') {
      read.removeRequestHeaders.push(header);
      return true;
    }
    return entered(read.requestHeaders, header, plain);
  }
  const into = setting === 'more_set_headers' ? read.responseHeaders : read.requestHeaders;
  return [...texts!.matchAll(/"([^"]*)"/g)].every(([, text]) => {
    const [, name, plain = ''] = /^([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    return name !== undefined && plain !== '' && entered(into, name, plain);
  });
}

/** Enters a header, if its value is none that nginx alone knows and it does not stand there yet. */
function entered(headers: { [name: string]: HeaderValue }, name: string, text: string): boolean {
  const made = headerValue(text);
  if (!made || name in headers) {
    return false;
  }
  headers[name] = made;
  return true;
}

function headerValue(text: string): HeaderValue | undefined {
  return Object.hasOwn(VARIABLES, text) ? VARIABLES[text]() : text.includes('$') ? undefined : HeaderValue.literal(text);
}
