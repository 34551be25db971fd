import { get } from './support/http';
import { withNginx } from './support/nginx';
import { HeaderValue, IngressController } from '../../src';
import { annotations } from '../support';

/** What the library renders, in the place of a location where the controller's template has it. */
const SNIPPET = annotations({
  controller: IngressController.ingressNginx({ snippetAnnotations: true }),
  blockedUserAgents: ['bad'],
  responseHeaders: { 'X-A': HeaderValue.literal('a') },
})['nginx.ingress.kubernetes.io/configuration-snippet'];

/**
 * Where the template puts what annotations ask for: CORS and authentication before the snippet; error pages, which lead to locations of
 * their own, and a redirect of everything behind it; app-root before all locations.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/rootfs/etc/nginx/template/nginx.tmpl
 */
const server = (listen: string) => `
server {
  listen ${listen};
  server_name a.test;
  if ($uri = /) { return 302 http://a.test/start; }
  location @custom { internal; return 418; }
  location @signin { internal; return 302 http://auth.test/; }
  location = /denied { internal; return 401; }
  location /redirect { client_max_body_size 1k; ${SNIPPET} return 301 http://b.test/; }
  location /errors { client_max_body_size 1k; ${SNIPPET} error_page 403 413 = @custom; proxy_pass http://127.0.0.1:1; }
  location /cors { if ($request_method = OPTIONS) { more_set_headers "X-B: b"; return 204; } ${SNIPPET} proxy_pass http://127.0.0.1:1; }
  location /signin { auth_request /denied; error_page 401 = @signin; ${SNIPPET} proxy_pass http://127.0.0.1:1; }
  location /auth { auth_request /denied; ${SNIPPET} proxy_pass http://127.0.0.1:1; }
}`;

test('what answers first, and which answers have the headers of the route', async () => {
  const bad = { headers: { 'user-agent': 'bad' } };
  const large = { method: 'POST', body: Buffer.alloc(2048) };
  const rows: [string, object, number, boolean][] = [
    ['/', bad, 302, false],
    ['/redirect', {}, 301, true],
    ['/redirect', bad, 403, true],
    ['/redirect', large, 413, true],
    ['/errors', {}, 502, true],
    ['/errors', bad, 418, false],
    ['/errors', large, 418, false],
    ['/cors', { ...bad, method: 'OPTIONS' }, 204, true],
    ['/cors', bad, 403, true],
    ['/signin', {}, 302, false],
    ['/auth', {}, 401, true],
  ];
  await withNginx(server, async port => {
    for (const [path, options, status, hasHeader] of rows) {
      const answer = await get(port, 'a.test', path, options);
      expect([path, options, answer.status, answer.headers.has('x-a')]).toStrictEqual([path, options, status, hasHeader]);
    }
  });
});
