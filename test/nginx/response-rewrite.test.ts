import { ResponseRewrite } from '../../src';
import { serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';

/** What a client gets of each header that the backend sends. */
async function answers(responseRewrite: ResponseRewrite | undefined, sent: readonly [header: string, value: string][]) {
  const ingresses = render(chart => loadBalancer(chart, 'a', { hosts: ['a.test'], responseRewrite }));
  const got: (string | undefined)[] = [];
  await serving(ingresses, async door => {
    for (const [header, value] of sent) {
      got.push((await door.get('a.test', '/', { headers: { 'x-test-answer': JSON.stringify({ [header]: value }) } })).headers.get(header)?.[0]);
    }
  });
  return got;
}

test('redirects by their beginning, and nothing else', async () => {
  expect(await answers({ locationFrom: 'http://a.internal:8080/', locationTo: '/app/' }, [
    ['location', 'http://a.internal:8080/login?next=/x'], ['location', 'http://b.internal/'], ['location', '/login'], ['refresh', '5; url=http://a.internal:8080/x'],
  ])).toStrictEqual(['/app/login?next=/x', 'http://b.internal/', '/login', '5; url=/app/x'].map(text => expect.stringMatching(new RegExp(`${text.replace(/[?.]/g, '\\$&')}$`))));
});

test('paths and domains of cookies', async () => {
  const rewrite = { cookiePathFrom: '/', cookiePathTo: '/app/', cookieDomainFrom: 'a.internal', cookieDomainTo: 'example.com' };
  expect(await answers(rewrite, [
    ['set-cookie', 'a=b; Path=/; HttpOnly'], ['set-cookie', 'a=b; path=/x; domain=A.internal'], ['set-cookie', 'a=b; Domain=other.internal'], ['set-cookie', 'a=b'],
  ])).toStrictEqual(['a=b; Path=/app/; HttpOnly', 'a=b; path=/app/x; domain=example.com', 'a=b; Domain=other.internal', 'a=b']);
});

test('without it, nothing is changed', async () => {
  expect(await answers(undefined, [['set-cookie', 'a=b; Path=/; Domain=a.internal'], ['location', 'http://backends/x']])).toStrictEqual(['a=b; Path=/; Domain=a.internal', 'http://backends/x']);
});
