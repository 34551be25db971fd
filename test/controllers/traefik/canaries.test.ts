import { Backends, BackendTls, BackendProtocol, HealthCheck, IngressController, LoadBalancing, RoutePath, Tls } from '../../../src';
import { Building, CanaryCase } from '../../building';
import { chartIn, loadBalancer, synth, TWO_BACKENDS } from '../../support';

const controller = IngressController.traefik();
const canary = (options: Partial<CanaryCase>): CanaryCase => ({ id: 'next', backends: Backends.fromIps(['10.254.18.48'], { port: 80 }), ...options });

/** The entries of an IngressRoute, each condition beside that of the path, with its services. */
function entries(props: Partial<Building>, name = 'zl-lb'): [string, any[]][] {
  const chart = chartIn();
  loadBalancer({ controller, paths: [RoutePath.prefix('/a')], ...props }, chart);
  const { spec } = synth(chart).find(({ kind, metadata }: any) => kind === 'IngressRoute' && metadata.name === name);
  return spec.routes.map(({ match, services }: any) => [match.replace(/^.*?PathPrefix\(`\/a\/`\)\)(?: && )?/, ''), services]);
}

const own = { name: 'zl-lb', port: 80 };
const next = { name: 'zl-lb-next', port: 80 };

test('services with weights', () => {
  expect(entries({ canaries: [canary({ weight: 10 })] })).toStrictEqual([['', [{ ...own, weight: 90 }, { ...next, weight: 10 }]]]);
  expect(entries({ canaries: [canary({ weight: 100 })] })).toStrictEqual([['', [next]]]);
  expect(entries({ canaries: [canary({ weight: 0 })] })).toStrictEqual([['', [own]]]);
});

test('an entry for each value that decides, which excludes those before it', () => {
  const [always, never] = ['always', 'never'].map(value => `Header(\`X-Canary\`, \`${value}\`)`);
  const cookie = 'HeaderRegexp(`Cookie`, `(^|;\\s*)canary=always(;|$)`)';
  expect(entries({ canaries: [canary({ header: 'X-Canary', cookie: 'canary' })] })).toStrictEqual([
    [always, [next]],
    [`${never} && !${always}`, [own]],
    [`${cookie} && !${always} && !${never}`, [next]],
    [`!${always} && !${never} && !${cookie}`, [own]],
  ]);
});

test('two canaries, one of the cluster', () => {
  expect(entries({ canaries: [canary({ id: 'a', weight: 30 }), { id: 'b', service: { name: 'web', port: 8080 }, weight: 20 }] })).toStrictEqual([
    ['', [{ ...own, weight: 50 }, { name: 'zl-lb-a', port: 80, weight: 30 }, { name: 'web', port: 8080, weight: 20 }]],
  ]);
});

test('services of a canary are spoken to as those of the load balancer', () => {
  const backendProtocol = BackendProtocol.https(BackendTls.unverified());
  const [[, services]] = entries({ canaries: [canary({ weight: 10 })], backendProtocol, loadBalancing: LoadBalancing.peakEwma() });
  const more = { scheme: 'https', strategy: 'leasttime', serversTransport: 'zl-lb-backends' };
  expect(services).toStrictEqual([{ ...own, ...more, weight: 90 }, { ...next, ...more, weight: 10 }]);
});

test('Traefik would speak TLS to a canary at port 443 by itself', () => {
  const [[, services]] = entries({ canaries: [canary({ backends: Backends.fromIps(['10.254.18.48'], { port: 443 }), weight: 10 })] });
  expect(services.map(({ scheme }) => scheme)).toStrictEqual(['http', 'http']);
});

test('where requests go does not matter to the redirect to https', () => {
  expect(entries({ canaries: [canary({ weight: 10, header: 'X' })], hosts: ['a.example.com'], tls: Tls.fromSecret('s') }, 'zl-lb-https-redirect')).toHaveLength(1);
});

test('Traefik is told to keep services with weights apart where there are such', () => {
  const needs = (options: Partial<CanaryCase>) => loadBalancer({ controller, canaries: [canary(options)] }).report.requirements.map(({ id }) => id);
  expect(needs({ weight: 10 })).toContain('safe-naming');
  expect(needs({ header: 'X' })).not.toContain('safe-naming');
});

test('servers of a canary are ejected only where that is asked for', () => {
  const ejected = (props: Partial<Building>) => {
    const [[, services]] = entries({ canaries: [canary({ weight: 10 })], ...props });
    return services.map(({ passiveHealthCheck }) => passiveHealthCheck !== undefined);
  };
  expect(ejected({ backends: TWO_BACKENDS })).toStrictEqual([true, false]);
  expect(ejected({ healthChecks: [HealthCheck.passive()] })).toStrictEqual([true, true]);
});
