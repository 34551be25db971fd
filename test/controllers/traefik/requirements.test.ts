import { onTraefik, reportOn } from './support';
import { Backends, HealthCheck, LoadBalancing, Retries, RoutePath, TraefikOptions, Tls } from '../../../src';
import { TWO_BACKENDS } from '../../support';

const find = (id: string, ...args: Parameters<typeof reportOn>) => reportOn(...args).requirements.find(requirement => requirement.id === id);

const A = ['a.example.com'];

test('the report says what must hold', () => {
  expect(reportOn({ hosts: A }).requirements.map(({ id }) => id).slice(0, 5)).toStrictEqual(['traefik-crds', 'traefik-provider', 'entry-points', 'priorities', 'no-health-checks']);
});

test.each<[TraefikOptions | undefined, object]>([
  [undefined, { 'providers.kubernetesCRD': 'true' }],
  [{ ingressClassName: 'a' }, { 'providers.kubernetesCRD.ingressClass': 'a' }],
])('the provider: %j', (options, settings) => {
  expect(find('traefik-provider', {}, options)).toMatchObject({ where: 'the static configuration of Traefik', settings });
});

describe('entry points', () => {
  test.each<[string, object, TraefikOptions | undefined, string[], string[]]>([
    ['of a route without a certificate', { hosts: A }, undefined, ['web'], ['websecure']],
    ['of one with a certificate', { hosts: A, tls: Tls.fromSecret('a') }, undefined, ['web', 'websecure'], []],
    ['that are named', { hosts: A, tls: Tls.fromSecret('a') }, { entryPoints: ['http', 'alt'], tlsEntryPoints: ['https'] }, ['http', 'alt', 'https'], ['web']],
  ])('%s', (_, props, options, names, others) => {
    const words = find('entry-points', props, options)!.what.split(/[ ,]+/);
    expect(words).toStrictEqual(expect.arrayContaining(names));
    others.forEach(other => expect(words).not.toContain(other));
  });

  test.each([
    [undefined, true],
    [Tls.fromSecret('a'), false],
    [Tls.controllerDefault(), false],
  ])('that redirect by themselves are for routes with a certificate only: %j', (tls, isPlain) => {
    const { what, why } = find('entry-points', { hosts: A, tls })!;
    expect([what.includes('redirect'), why.includes('Tls.controllerDefault()')]).toStrictEqual([isPlain, isPlain]);
  });

  test('of a route whose host has the certificate of another', () => {
    const { lb } = onTraefik({ hosts: A });
    expect(lb.report.requirements.filter(({ id, what }) => id === 'entry-points' && what.includes('websecure'))).toHaveLength(0);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('a') });
    // Both routes need the same now, and say it once.
    const entryPoints = lb.report.requirements.filter(({ id }) => id === 'entry-points');
    expect(entryPoints.map(({ what }) => what.includes('web, websecure'))).toStrictEqual([true]);
  });
});

test.each([
  [undefined, 'every other route of any host, in any namespace and of any kind'],
  [['a.example.com', 'b.example.com'], 'every other route of a.example.com, b.example.com, in any namespace and of any kind'],
])('priorities of others on %j', (hosts, where) => {
  expect(find('priorities', { hosts })!.where).toBe(where);
});

test.each([
  [undefined, 'routes with hosts'],
  [['a.example.com', '*.b.example.com'], 'routes of hosts within *.b.example.com'],
  [['a.example.com'], undefined],
])('what exact hosts leave comes to %j', (hosts, where) => {
  expect(find('hosts-fall-through', { hosts })?.where).toBe(where);
});

test('a DNS name needs leave of Traefik', () => {
  const props = { backends: Backends.fromHostname('db.example.com', { port: 80 }) };
  expect(find('external-name', props)).toMatchObject({
    where: 'the static configuration of Traefik', settings: { 'providers.kubernetesCRD.allowExternalNameServices': 'true' },
  });
  expect(find('no-health-checks', props)).toBeUndefined();
  expect(find('external-name', {})).toBeUndefined();
});

test.each<[string, object, string[] | undefined]>([
  ['without a check', { backends: TWO_BACKENDS, retries: Retries.none() }, undefined],
  ['with the lenient check that nobody asks for', { backends: TWO_BACKENDS }, ['4', '5s']],
  ['with a passive check', { backends: TWO_BACKENDS, healthChecks: [HealthCheck.passive()] }, ['5', '30s']],
  ['with the passive check that nobody asks for', { backends: TWO_BACKENDS, loadBalancing: LoadBalancing.stickyCookie() }, ['3', '5s']],
])('what a silent server costs %s', (_, props, numbers) => {
  const requirement = find('no-health-checks', props)!;
  expect(requirement.where).toBe('the backends');
  expect(/(\d+)[a-z ]+(\d+s)\b/.exec(requirement.why)?.slice(1)).toStrictEqual(numbers);
});

test('one backend has no other', () => {
  expect(find('no-health-checks', { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) })).toBeUndefined();
});
