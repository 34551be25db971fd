import { HeaderValue, Redirect, RoutePath } from '../../src';
import { serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';

const URL = 'https://new.example.com:8443';

test('clients are redirected, agents blocked before that, and answers have the headers of the route', async () => {
  const responseHeaders = { 'X-A': HeaderValue.literal('a') };
  const ingresses = render(chart => {
    loadBalancer(chart, 'a', { hosts: ['a.test'], redirect: Redirect.permanent(`${URL}/start`), blockedUserAgents: ['bad'], responseHeaders });
    loadBalancer(chart, 'b', { hosts: ['b.test'], redirect: Redirect.temporary(URL, { code: 307, keepPath: true }), blockedUserAgents: ['bad'], responseHeaders });
    loadBalancer(chart, 'c', { hosts: ['c.test'], redirect: Redirect.temporary(URL, { code: 303 }), paths: [RoutePath.regex('/(app|lb)/.*')] });
    loadBalancer(chart, 'd', { hosts: ['d.test'], redirect: Redirect.permanent(URL, { code: 308, keepPath: true }), paths: [RoutePath.regex('/app/.*')] });
  });
  await serving(ingresses, async door => {
    const bad = { headers: { 'user-agent': 'bad' } };
    const rows: [string, string, object, (string | number | boolean | undefined)[]][] = [
      ['a.test', '/x?y=z', {}, [301, `${URL}/start`, true]],
      ['a.test', '/x', { method: 'POST' }, [301, `${URL}/start`, true]],
      ['a.test', '/x', bad, [403, undefined, true]],
      ['b.test', '/a%20b//%2F?y=z', {}, [307, `${URL}/a%20b//%2F?y=z`, true]],
      ['b.test', '/', bad, [403, undefined, true]],
      ['c.test', '/lb/x?y', {}, [303, URL, false]],
      ['c.test', '/x', {}, [404, undefined, false]],
      ['d.test', '/app/x?y', {}, [308, `${URL}/app/x?y`, false]],
    ];
    for (const [host, path, options, expected] of rows) {
      const { status, headers } = await door.get(host, path, options);
      expect([host, path, status, headers.get('location')?.[0], headers.has('x-a')]).toStrictEqual([host, path, ...expected]);
    }
  });
});
