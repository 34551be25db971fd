import { serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';

test('each request has a connection of its own to the backends, or shares them', async () => {
  const ingresses = render(chart => {
    loadBalancer(chart, 'closed', { hosts: ['closed.test'], disableKeepAlive: true });
    loadBalancer(chart, 'kept', { hosts: ['kept.test'] });
  });
  await serving(ingresses, async door => {
    const seen = async (host: string, headers = {}) => (await door.get(host, '/', { headers })).seen!.headers.connection;
    expect(await seen('closed.test')).toBe('close');
    expect(await seen('closed.test', { connection: 'keep-alive' })).toBe('close');
    expect(await seen('kept.test')).not.toBe('close');
  });
});
