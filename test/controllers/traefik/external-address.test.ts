import { objectsOf, reportOn } from './support';

const TARGET = 'external-dns.alpha.kubernetes.io/target';

test.each<[string, string[], object, string | undefined]>([
  ['exact hosts, which external-dns reads from the conditions', ['a.example.com'], {}, undefined],
  ['wildcards, which it is told', ['*.b.example.com', 'a.example.com', '*.example.com'], { 'external-dns.alpha.kubernetes.io/hostname': '*.b.example.com,*.example.com' }, undefined],
  ['no hosts', [], {}, 'a route without hosts gives DNS no name to set'],
])('%s', (_, hosts, more, note) => {
  const props = { hosts: hosts.length > 0 ? hosts : undefined, externalAddress: '10.254.18.55' };
  expect(objectsOf(props)[0].metadata.annotations).toStrictEqual({ [TARGET]: '10.254.18.55', ...more });
  const { verdicts, requirements } = reportOn(props);
  expect(verdicts.find(({ policy }) => policy === 'externalAddress')).toMatchObject({ rendered: `${TARGET}: 10.254.18.55`, note });
  expect(requirements.find(({ id }) => id === 'external-dns')!.what).toBe('it runs with the source "traefik-proxy" and manages the zones of the hosts');
});
