import { Asked, Said } from './concern';
import { HeaderValue } from '../../../src';

/** Directives that the props say: their names, and the form of what follows. */
const TEXTS = '(?:\\s+"[^"\\\\]*")+';
const NAMES = '(?:\\s+"?[A-Za-z][-\\w]*"?)+';
const DIRECTIVE = new RegExp(`\\s*(?:${[
  `(?<setting>more_set_headers|more_set_input_headers)(?<texts>${TEXTS})\\s*;`,
  'proxy_set_header\\s+(?<header>[A-Za-z][-\\w]*)\\s+(?<value>"[^"\\\\]*"|[^\\s;"\'{}]+)\\s*;',
  `(?<removing>more_clear_headers|more_clear_input_headers|proxy_hide_header)(?<names>${NAMES})\\s*;`,
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
}

const nothing = (): Read => ({ requestHeaders: {}, responseHeaders: {}, removeRequestHeaders: [], removeResponseHeaders: [], blockedUserAgents: [] });

/**
 * Snippets that hold nothing but headers and blocked user agents: whatever else they can hold is known to nginx alone.
 */
export function snippets({ own }: Asked): Said {
  const read = nothing();
  const unsaid: { [name: string]: string } = {};
  for (const [name, text] of Object.entries(own)) {
    const why = readSnippet(text, read);
    if (why !== undefined) {
      unsaid[name] = `no prop: ${why}`;
    }
  }
  return { options: Object.fromEntries(Object.entries(read).filter(([, value]) => Object.keys(value).length > 0)), unsaid };
}

/** Enters what a snippet asks for; a text names the first thing that no prop says, and then nothing is entered. */
function readSnippet(text: string, all: Read): string | undefined {
  const read = nothing();
  let at = 0;
  while (text.slice(at).trim() !== '') {
    DIRECTIVE.lastIndex = at;
    const found = DIRECTIVE.exec(text)?.groups;
    if (!found) {
      return `the directive ${JSON.stringify(text.slice(at).trim().split('\n')[0].slice(0, 60))}`;
    }
    at = DIRECTIVE.lastIndex;
    const why = readDirective(found, read);
    if (why !== undefined) {
      return why;
    }
  }
  Object.assign(all.requestHeaders, read.requestHeaders);
  Object.assign(all.responseHeaders, read.responseHeaders);
  all.removeRequestHeaders.push(...read.removeRequestHeaders);
  all.removeResponseHeaders.push(...read.removeResponseHeaders);
  all.blockedUserAgents.push(...read.blockedUserAgents);
  return undefined;
}

function readDirective(groups: { readonly [group: string]: string | undefined }, read: Read): string | undefined {
  const { setting, texts, header, value, removing, names, pattern } = groups;
  if (pattern !== undefined) {
    const agents = pattern.replace(/^\((?:\?:)?(.*)\)$/, '$1').split('|');
    read.blockedUserAgents.push(...agents);
    return agents.every(each => /^[A-Za-z0-9_/ -]+$/.test(each)) ? undefined : `the pattern ${JSON.stringify(pattern)} of user agents`;
  }
  if (removing !== undefined) {
    (removing === 'more_clear_input_headers' ? read.removeRequestHeaders : read.removeResponseHeaders).push(...names!.match(/[-\w]+/g)!);
    return undefined;
  }
  if (header !== undefined) {
    const plain = value!.replace(/^"(.*)"$/, '$1');
    if (plain === '') {
      read.removeRequestHeaders.push(header);
      return undefined;
    }
    return entered(read.requestHeaders, header, plain) ? undefined : `the header ${JSON.stringify(`${header} ${value}`)}`;
  }
  const into = setting === 'more_set_headers' ? read.responseHeaders : read.requestHeaders;
  for (const [, text] of texts!.matchAll(/"([^"]*)"/g)) {
    const [, name, plain = ''] = /^([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    if (name === undefined || plain === '' || !entered(into, name, plain)) {
      return `the header ${JSON.stringify(text)}`;
    }
  }
  return undefined;
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
