import { RoutePath, Rewrite } from '../../src';
import { serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';

test('the backends get the other host, whatever the client names and however the path is rewritten', async () => {
  const ingresses = render(chart => {
    loadBalancer(chart, 'a', { hosts: ['a.test'], hostHeader: 'backend.vendor.example' });
    loadBalancer(chart, 'b', { hosts: ['*.b.test'], hostHeader: 'other.vendor.example', paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') });
    loadBalancer(chart, 'c', { hosts: ['c.test'] });
  });
  await serving(ingresses, async door => {
    const seen = async (host: string, path: string) => {
      const { headers, url } = (await door.get(host, path)).seen!;
      return [headers.host, url];
    };
    expect(await seen('a.test', '/x?y=z')).toStrictEqual(['backend.vendor.example', '/x?y=z']);
    expect(await seen('any.b.test', '/lb/zl/q')).toStrictEqual(['other.vendor.example', '/zl/q']);
    expect(await seen('c.test', '/x')).toStrictEqual(['c.test', '/x']);
  });
});
