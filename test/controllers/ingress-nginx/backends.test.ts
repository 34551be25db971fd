import { Backends, IngressController, Support } from '../../../src';
import { loadBalancer } from '../../support';

const controller = IngressController.ingressNginx();

test('the report tells of a DNS name, and of nothing where the addresses are known', () => {
  const { verdicts } = loadBalancer({ controller, backends: Backends.fromHostname('db.example.com', { port: 80 }) }).report;
  expect(verdicts[0]).toStrictEqual({
    route: 'zl/Lb', policy: 'backends', support: Support.NATIVE, rendered: 'Service of type ExternalName: db.example.com', note: undefined,
  });
  expect(loadBalancer({ controller }).report.verdicts[0].policy).toBe('paths');
});
