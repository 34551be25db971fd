import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ExternalLoadBalancer, RoutePath, TargetCluster } from '../../src';
import { BACKENDS, fault, ingress } from '../support';

const HOST = 'a.example.com';

/** A load balancer "Lb" of the same name, host and path everywhere. */
function loadBalancer(scope: Construct): ExternalLoadBalancer {
  return new ExternalLoadBalancer(scope, 'Lb', { name: 'zl-lb', backends: BACKENDS, hosts: [HOST] });
}

/** Charts in one namespace, of one app. */
function charts(...ids: string[]): Chart[] {
  const app = new App();
  return ids.map(id => new Chart(app, id, { namespace: 'wetwin' }));
}

describe('an app reaches one cluster', () => {
  test('where nothing says otherwise', () => {
    const [a, b] = charts('a', 'b');
    loadBalancer(a);
    expect(fault(() => loadBalancer(b))).toMatchObject({ code: 'name.taken', prop: 'name of the Service', place: 'b/Lb' });
  });

  test('where its charts share the name of one', () => {
    const [a, b] = charts('a', 'b');
    [a, b].forEach(chart => TargetCluster.set(chart, 'east'));
    loadBalancer(a);
    expect(fault(() => loadBalancer(b))).toMatchObject({ code: 'name.taken', place: 'b/Lb' });
  });

  test('where all of it is said to reach another one', () => {
    const app = new App();
    TargetCluster.set(app, 'east');
    const [a, b] = ['a', 'b'].map(id => new Chart(app, id, { namespace: 'wetwin' }));
    loadBalancer(a);
    expect(fault(() => loadBalancer(b))).toMatchObject({ code: 'name.taken', place: 'b/Lb' });
  });
});

describe('a chart reaches another cluster where it says so', () => {
  test('so that names, hosts and paths are free there', () => {
    const [a, b, c] = charts('a', 'b', 'c');
    TargetCluster.set(b, 'east');
    TargetCluster.set(c, 'west');
    expect(() => [a, b, c].forEach(loadBalancer)).not.toThrow();
  });

  test('so that routes there are no neighbours', () => {
    const [a, b] = charts('a', 'b');
    TargetCluster.set(b, 'east');
    new ExternalLoadBalancer(a, 'Lb', { name: 'zl-lb', backends: BACKENDS, hosts: [HOST], paths: [RoutePath.prefix('/app')] });
    new ExternalLoadBalancer(b, 'Lb', { name: 'zl-lb', backends: BACKENDS, hosts: [HOST], paths: [RoutePath.regex('/a.*')] });
    expect(ingress(a).spec.rules[0].http.paths[0].pathType).toBe('Prefix');
  });

  test('with all that stands in it', () => {
    const [outer] = charts('outer');
    TargetCluster.set(outer, 'east');
    const inner = new Chart(new Construct(outer, 'scope'), 'inner', { namespace: 'wetwin' });
    const [other] = [new Chart(outer.node.root, 'other', { namespace: 'wetwin' })];
    loadBalancer(outer);
    expect(fault(() => loadBalancer(inner))).toMatchObject({ code: 'name.taken', place: 'outer/scope/inner/Lb' });
    expect(() => loadBalancer(other)).not.toThrow();
  });

  test('unless a part of it says otherwise', () => {
    const [outer] = charts('outer');
    TargetCluster.set(outer, 'east');
    const inner = new Chart(outer, 'inner', { namespace: 'wetwin' });
    TargetCluster.set(inner, 'west');
    loadBalancer(outer);
    expect(() => loadBalancer(inner)).not.toThrow();
  });
});

test.each([
  ['an empty one', ''],
  ['none', undefined as any],
])('a name is needed, and %s is refused', (_, name) => {
  const [chart] = charts('zl');
  expect(fault(() => TargetCluster.set(chart, name))).toStrictEqual({ code: 'cluster.no-name', prop: 'name of TargetCluster.set()', got: JSON.stringify(name) ?? 'undefined' });
});

test('what comes after the first child is too late', () => {
  const [chart] = charts('zl');
  loadBalancer(chart);
  expect(fault(() => TargetCluster.set(chart, 'east'))).toStrictEqual({ code: 'cluster.too-late', prop: 'scope of TargetCluster.set()', got: '"zl"' });
});
