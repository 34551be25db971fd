import { Support } from '../../../src';
import { annotations, chartIn, loadBalancer, synth } from '../../support';

const TARGET = 'external-dns.alpha.kubernetes.io/target';

test.each(['10.254.18.55', 'fd00::55', 'lb.example.com'])('external-dns is told of %s', externalAddress => {
  expect(annotations({ externalAddress, hosts: ['a.example.com'] })).toStrictEqual({ [TARGET]: externalAddress });
});

test('the status stays the controller\'s: the API server drops what a manifest says there', () => {
  const chart = chartIn();
  loadBalancer({ externalAddress: '10.254.18.55' }, chart);
  expect(synth(chart).filter(object => 'status' in object)).toStrictEqual([]);
});

test('all routes have it', () => {
  const chart = chartIn();
  loadBalancer({ externalAddress: '10.254.18.55', hosts: ['a.example.com'] }, chart).addRoute('b', { hosts: ['b.example.com'] });
  expect(synth(chart).filter(object => object.kind === 'Ingress').map(object => object.metadata.annotations)).toStrictEqual([
    { [TARGET]: '10.254.18.55' },
    { [TARGET]: '10.254.18.55' },
  ]);
});

test('DNS is left alone by default', () => {
  expect(annotations({})).toStrictEqual({});
  expect(loadBalancer().report.requirements.map(requirement => requirement.id)).not.toContain('external-dns');
});

test.each([
  [['a.example.com'], undefined],
  [undefined, 'a route without hosts gives DNS no name to set'],
])('the report on hosts %j', (hosts, note) => {
  const { verdicts, requirements } = loadBalancer({ externalAddress: '10.254.18.55', hosts }).report;
  expect(verdicts[1]).toStrictEqual({ route: 'zl/Lb', policy: 'externalAddress', support: Support.NATIVE, rendered: `${TARGET}: 10.254.18.55`, note });
  expect(requirements.find(requirement => requirement.id === 'external-dns')).toStrictEqual({
    id: 'external-dns',
    where: 'external-dns',
    what: 'it runs with the source "ingress" and manages the zones of the hosts',
    why: 'otherwise nobody reads the annotation, and DNS has to name 10.254.18.55 by hand',
  });
});
