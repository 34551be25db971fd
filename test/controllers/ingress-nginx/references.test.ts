import { App, Chart } from 'cdk8s';
import { onTraefik, prefixed } from './support';
import { Controller, IngressController } from '../../../src';
import { chartIn, loadBalancer } from '../../support';

type Values = { readonly [name: string]: string };

const NGINX = IngressController.ingressNginx();
const TRAEFIK = onTraefik();
const HOSTS = ['a.example.com'];

function requirements(controller: Controller, values: Values, chart: Chart = chartIn()) {
  return loadBalancer({ controller, hosts: HOSTS, annotations: prefixed(values) }, chart).report.requirements;
}

/** What requirements of an id concern. */
function places(id: string, controller: Controller, values: Values, chart?: Chart): string[] {
  return requirements(controller, values, chart).filter(each => each.id === id).map(({ where }) => where);
}

const withoutNamespace = () => new Chart(new App(), 'zl');

describe('an object that an annotation names has to exist', () => {
  test.each<[Values, string]>([
    [{ 'auth-type': 'basic', 'auth-secret': 'users' }, 'the Secret wetwin/users'],
    [{ 'auth-type': 'basic', 'auth-secret': 'other/users' }, 'the Secret other/users'],
    [{ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }, 'the Secret wetwin/ca'],
    [{ 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' }, 'the Secret wetwin/ca'],
    [{ 'custom-headers': 'wetwin/headers' }, 'the ConfigMap wetwin/headers'],
    [{ 'default-backend': 'errors' }, 'the Service wetwin/errors'],
  ])('%j', (values, where) => {
    expect(places('annotated-object', NGINX, values)).toStrictEqual([where]);
    expect(places('annotated-object', TRAEFIK, values)).toStrictEqual([where]);
  });

  test.each<[Values, string]>([
    [{ 'auth-url': 'https://auth.example.com', 'auth-proxy-set-headers': 'headers' }, 'the ConfigMap wetwin/headers'],
    [{ 'backend-protocol': 'FCGI', 'fastcgi-params-configmap': 'wetwin/params' }, 'the ConfigMap wetwin/params'],
  ])('%j, which Traefik does not read', (values, where) => {
    expect(places('annotated-object', NGINX, values)).toStrictEqual([where]);
  });

  test('in the namespace of the Ingress, where that is not known', () => {
    expect(places('annotated-object', NGINX, { 'auth-type': 'basic', 'auth-secret': 'users' }, withoutNamespace())).toStrictEqual([expect.not.stringContaining('/')]);
  });

  test('others need none', () => {
    expect(places('annotated-object', NGINX, { 'enable-cors': 'true' })).toStrictEqual([]);
    expect(loadBalancer({ annotations: { 'example.com/auth-secret': 'other/users' } }).report.requirements).toStrictEqual(loadBalancer().report.requirements);
  });
});

describe('an object of another namespace has to be allowed', () => {
  const CONFIG_MAP = { 'allow-cross-namespace-resources': 'true' };
  const STATIC = { 'providers.kubernetesIngressNGINX.allowCrossNamespaceResources': 'true' };
  const crossing = (controller: Controller, values: Values, chart?: Chart) => requirements(controller, values, chart).filter(({ id }) => id === 'cross-namespace').map(({ settings }) => settings);

  test.each<[string, Values]>([
    ['auth-secret', { 'auth-type': 'basic', 'auth-secret': 'other/users' }],
    ['auth-tls-secret', { 'auth-tls-secret': 'other/ca', 'force-ssl-redirect': 'true' }],
    ['proxy-ssl-secret', { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'other/ca' }],
  ])('%s', (_, values) => {
    expect(crossing(NGINX, values)).toStrictEqual([CONFIG_MAP]);
    expect(crossing(TRAEFIK, values)).toStrictEqual([STATIC]);
    expect(crossing(NGINX, values, withoutNamespace())).toStrictEqual([CONFIG_MAP]);
    const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace('other/', 'wetwin/')]));
    expect(crossing(NGINX, own)).toStrictEqual([]);
    expect(crossing(TRAEFIK, own)).toStrictEqual([]);
    // The namespace that it is applied to may be that one.
    expect(crossing(NGINX, own, withoutNamespace())).toStrictEqual([CONFIG_MAP]);
  });

  test.each<Values>([
    { 'auth-url': 'https://auth.example.com', 'auth-proxy-set-headers': 'other/headers' },
    { 'backend-protocol': 'FCGI', 'fastcgi-params-configmap': 'other/params' },
  ])('%j on ingress-nginx', values => {
    expect(crossing(NGINX, values)).toStrictEqual([CONFIG_MAP]);
  });

  test('but the headers of responses may be of any on ingress-nginx', () => {
    expect(crossing(NGINX, { 'custom-headers': 'other/headers' })).toStrictEqual([]);
    expect(crossing(TRAEFIK, { 'custom-headers': 'other/headers' })).toStrictEqual([STATIC]);
  });

  test('a name alone is of the namespace of the Ingress', () => {
    expect(crossing(NGINX, { 'auth-type': 'basic', 'auth-secret': 'users' }, withoutNamespace())).toStrictEqual([]);
  });
});

test('the names of headers in a ConfigMap of the user\'s have to be allowed', () => {
  const named = { 'custom-headers': 'wetwin/headers' };
  expect(places('allowed-response-headers', NGINX, named)).toHaveLength(1);
  expect(requirements(NGINX, named).find(({ id }) => id === 'allowed-response-headers')!.what).toMatch(/^global-allowed-response-headers .*\bwetwin\/headers\b/);
  expect(requirements(TRAEFIK, named).find(({ id }) => id === 'allowed-response-headers')!.what).toMatch(/^providers\.kubernetesIngressNGINX\.globalAllowedResponseHeaders .*\bwetwin\/headers\b/);
});
