import { Messages } from './support';
import { loadBalancer } from '../support';

const PREFIX = 'nginx.ingress.kubernetes.io/';

const withSnippet = (name: string, text: string) => loadBalancer({ annotations: { [PREFIX + name]: text } });

/** Errors of snippets that nginx would not load. */
export const SNIPPETS_MESSAGES: Messages = {
  'annotations.snippet-directive': [
    [
      () => withSnippet('configuration-snippet', 'more_set_header "A: b";'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "more_set_header", allowed is directives that the nginx of ingress-nginx knows within a server or a location, and in line 1 "more_set_header" is none; write "more_set_headers": nginx would load no configuration any more, for all tenants [annotations.snippet-directive]',
    ],
    [
      () => withSnippet('server-snippet', '# a comment\nanything at all;'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/server-snippet"]: got "anything", allowed is directives that the nginx of ingress-nginx knows within a server or a location, and in line 2 "anything" is none; take it out: nginx would load no configuration any more, for all tenants [annotations.snippet-directive]',
    ],
  ],
  'annotations.snippet-place': [
    [
      () => withSnippet('configuration-snippet', 'gzip on;\nlarge_client_header_buffers 4 16k;'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "large_client_header_buffers", allowed is directives where they may stand, and in line 2 "large_client_header_buffers" stands in a location, and may in a server; move it, or take it out: nginx would load no configuration any more, for all tenants [annotations.snippet-place]',
    ],
    [
      () => withSnippet('configuration-snippet', 'if ($http_a) {\n  proxy_set_header A b;\n}'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "proxy_set_header", allowed is directives where they may stand, and in line 2 "proxy_set_header" stands in an "if" of a location, and may in a server, a location; move it, or take it out: nginx would load no configuration any more, for all tenants [annotations.snippet-place]',
    ],
  ],
  'annotations.snippet-arguments': [
    [
      () => withSnippet('configuration-snippet', 'return;'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "return", allowed is 1 to 2 arguments of "return", and in line 1 "return" has 0; correct it: nginx would load no configuration any more, for all tenants [annotations.snippet-arguments]',
    ],
    [
      () => withSnippet('configuration-snippet', 'proxy_set_header A b c;'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "proxy_set_header A b c", allowed is 2 arguments of "proxy_set_header", and in line 1 "proxy_set_header" has 3; correct it: nginx would load no configuration any more, for all tenants [annotations.snippet-arguments]',
    ],
    [
      () => withSnippet('server-snippet', 'location /a;'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/server-snippet"]: got "location", allowed is a block behind "location", and in line 1 "location" has none; correct it: nginx would load no configuration any more, for all tenants [annotations.snippet-arguments]',
    ],
  ],
  'annotations.snippet-twice': [
    [
      () => withSnippet('configuration-snippet', 'proxy_read_timeout 600s;'),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "proxy_read_timeout", allowed is what ingress-nginx does not write in that place itself, and in line 1 "proxy_read_timeout" is the second one there; set the prop timeouts: nginx would load no configuration any more, for all tenants [annotations.snippet-twice]',
    ],
    [
      () => loadBalancer({ annotations: { [`${PREFIX}auth-url`]: 'http://a', [`${PREFIX}auth-snippet`]: 'proxy_http_version 1.0;' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-snippet"]: got "proxy_http_version", allowed is what ingress-nginx does not write in that place itself, and in line 1 "proxy_http_version" is the second one there; take it out: nginx would load no configuration any more, for all tenants [annotations.snippet-twice]',
    ],
  ],
};
