import { Asked, Said } from './concern';
import { HeaderValue, RouteOptions } from '../../../src';

/** A directive in a snippet, or an `if` with a block of directives. */
const DIRECTIVE = /\s*(?:more_set_headers((?:\s+"[^"\\]*")+)\s*;|if\s*\(\s*\$http_user_agent\s+~\*\s+"?([^"\s{}()][^"{}]*?|\([^"{}]*?\))"?\s*\)\s*\{\s*return\s+403\s*;\s*\})/y;

const VARIABLES: { readonly [name: string]: () => HeaderValue } = {
  $remote_addr: () => HeaderValue.clientIp(),
  $upstream_addr: () => HeaderValue.backendAddress(),
  $service_name: () => HeaderValue.serviceName(),
};

/**
 * Snippets that hold nothing but headers of responses and blocked user agents: whatever else they can hold is known to nginx alone.
 */
export function snippets({ own }: Asked): Said {
  const options: { -readonly [P in 'responseHeaders' | 'blockedUserAgents']?: RouteOptions[P] } = {};
  const unsaid: { [name: string]: string } = {};
  for (const [name, text] of Object.entries(own)) {
    const read = readSnippet(text);
    if (typeof read === 'string') {
      unsaid[name] = `no prop: ${read}`;
    } else {
      options.responseHeaders = { ...options.responseHeaders, ...read.headers };
      options.blockedUserAgents = [...options.blockedUserAgents ?? [], ...read.agents];
    }
  }
  return {
    options: {
      ...Object.keys(options.responseHeaders ?? {}).length > 0 && { responseHeaders: options.responseHeaders },
      ...(options.blockedUserAgents ?? []).length > 0 && { blockedUserAgents: options.blockedUserAgents },
    },
    unsaid,
  };
}

/** What a snippet asks for; a text names the first thing that no prop says. */
function readSnippet(text: string): { headers: { [name: string]: HeaderValue }; agents: string[] } | string {
  const headers: { [name: string]: HeaderValue } = {};
  const agents: string[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    DIRECTIVE.lastIndex = at;
    const found = DIRECTIVE.exec(text);
    if (!found) {
      return `the directive ${JSON.stringify(text.slice(at).trim().split('\n')[0].slice(0, 60))}`;
    }
    at = DIRECTIVE.lastIndex;
    const [, set, pattern] = found;
    for (const [, header] of (set ?? '').matchAll(/"([^"]*)"/g)) {
      const [, name, value = ''] = /^([^:\s]+)\s*:\s*(.*?)\s*$/.exec(header) ?? [];
      const made = name === undefined || value === '' ? undefined : headerValue(value);
      if (!made || name in headers) {
        return `the header ${JSON.stringify(header)}`;
      }
      headers[name] = made;
    }
    if (pattern !== undefined) {
      const names = pattern.replace(/^\((?:\?:)?(.*)\)$/, '$1').split('|');
      if (!names.every(each => /^[A-Za-z0-9_/ -]+$/.test(each))) {
        return `the pattern ${JSON.stringify(pattern)} of user agents`;
      }
      agents.push(...names);
    }
  }
  return { headers, agents };
}

function headerValue(text: string): HeaderValue | undefined {
  return Object.hasOwn(VARIABLES, text) ? VARIABLES[text]() : text.includes('$') ? undefined : HeaderValue.literal(text);
}
