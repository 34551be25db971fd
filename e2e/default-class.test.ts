import { Chart } from 'cdk8s';
import { IngressController, IngressNginxOptions } from '../src';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { access, ask, createNamespace, hostOf, loadBalancer, manifests } from './support/scene';
import { INGRESS_NGINX_ON_TRAEFIK } from './support/targets';
import { until } from './support/wait';

const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

function run(...args: string[]): string {
  const { code, stdout, stderr } = kubectl(access(), args);
  expect([code, stderr]).toStrictEqual([0, '']);
  return stdout;
}

/** Applies manifests as most users do; gives what becomes of each object. */
function applied(yaml: string): string[] {
  const { code, stdout, stderr } = kubectl(access(), ['apply', '-f', '-'], yaml);
  expect({ code, stderr: code === 0 ? '' : stderr }).toStrictEqual({ code: 0, stderr: '' });
  return [...new Set(stdout.trim().split('\n').map(line => line.split(' ').pop()!))];
}

const withOptions = (options: IngressNginxOptions) => (chart: Chart) => loadBalancer(chart, { controller: IngressController.ingressNginx(options) });
const classOf = (namespace: string) => run('get', 'ingress', '-n', namespace, '-o', 'jsonpath={.items[*].spec.ingressClassName}');

// Ingresses of other tests name their class.
beforeAll(() => run('annotate', 'ingressclass', 'nginx', `${DEFAULT}=true`));
afterAll(() => run('annotate', 'ingressclass', 'nginx', `${DEFAULT}-`));

test('an Ingress without a class gets the default one of the cluster, and keeps it', async () => {
  const namespace = 'default-class';
  await createNamespace(namespace);
  const yaml = manifests(namespace, withOptions({ defaultClass: true }));
  expect(yaml).not.toContain('ingressClassName');
  // The API server may not know of the annotation at once.
  await until('class', () => {
    applied(yaml);
    if (classOf(namespace) === '') {
      run('delete', 'ingress', '-n', namespace, '--all');
      return undefined;
    }
    return true;
  });
  await INGRESS_NGINX_ON_TRAEFIK.routed(namespace);
  const { status } = await ask(hostOf(namespace), '/');
  const again = applied(yaml);
  record('Apply', 'no class with a default one in the cluster: class, answer, second apply', 'nginx, 200, unchanged', [classOf(namespace), status, ...again].join(', '));
  expect({ class: classOf(namespace), status, again }).toStrictEqual({ class: 'nginx', status: 200, again: ['unchanged'] });
});

test('an Ingress whose class a manifest takes out has none until it is created again', async () => {
  const namespace = 'class-taken-out';
  await createNamespace(namespace);
  applied(manifests(namespace, withOptions({})));
  await INGRESS_NGINX_ON_TRAEFIK.routed(namespace);
  const yaml = manifests(namespace, withOptions({ defaultClass: true }));
  applied(yaml);
  await until('404', async () => (await ask(hostOf(namespace), '/')).status === 404 || undefined, 60);
  expect(classOf(namespace)).toBe('');
  run('delete', 'ingress', '-n', namespace, '--all');
  applied(yaml);
  await until('200', async () => (await ask(hostOf(namespace), '/')).status === 200 || undefined, 60);
  record('Apply', 'a class that a manifest takes out: until the Ingress is created again, then', '404, 200', '404, 200');
});
