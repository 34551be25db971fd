import { Size } from 'cdk8s';
import { BACKENDS, chartIn } from './support';
import { Controller, Explanation, ExternalLoadBalancer, HashKey, HeaderValue, LoadBalancing, Rendering, Rewrite, RouteIntent, RoutePath, Tls } from '../src';

/** Keeps what it is given. */
class Witness extends Controller {
  public readonly seen: RouteIntent[] = [];

  constructor() {
    super('witness');
  }

  public render(route: RouteIntent): Rendering {
    this.seen.push(route);
    return { objects: [{ id: 'A', apiVersion: 'example.com/v1', kind: 'A', name: route.name, fields: {} }], warnings: [] };
  }

  public explain(): Explanation {
    return { verdicts: [], requirements: [] };
  }
}

test('whatever crosses to another language can take the mark that jsii puts on it', () => {
  const controller = new Witness();
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
    LoadBalancing.stickyCookie({ name: 'a' }).cookie, intent, intent.service, report, ...report.requirements,
  ];
  expect(crossing.map(value => Object.isExtensible(value))).toStrictEqual(crossing.map(() => true));
});
