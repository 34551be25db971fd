import { Size } from 'cdk8s';
import { BACKENDS, chartIn } from './support';
import { ExternalLoadBalancer, HashKey, HeaderValue, LoadBalancing, Rewrite, RoutePath, Tls } from '../src';
import { OwnController } from './synthesis/own-controller';

test('whatever crosses to another language can take the mark that jsii puts on it', () => {
  const controller = new OwnController();
  const values = {
    backends: BACKENDS,
    paths: [RoutePath.prefix('/app')],
    rewrite: Rewrite.stripPrefix(),
    maxBodySize: Size.mebibytes(1),
    loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-User')),
    responseHeaders: { 'X-A': HeaderValue.clientIp() },
    tls: Tls.fromSecret('a', { hosts: ['a.example.com'] }),
  };
  const { report } = new ExternalLoadBalancer(chartIn(), 'Lb', { hosts: ['a.example.com'], controller, ...values });
  const [intent] = controller.seen;
  const crossing = [
    ...Object.values(values).filter(value => !Array.isArray(value)), values.paths[0], values.responseHeaders['X-A'], values.loadBalancing.hashKey,
    LoadBalancing.stickyCookie({ name: 'a' }).cookie, intent, intent.service, report, ...report.requirements, ...report.verdicts, ...controller.scopes(intent),
  ];
  expect(crossing.map(value => Object.isExtensible(value))).toStrictEqual(crossing.map(() => true));
});
