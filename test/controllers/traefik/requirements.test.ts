import { reportOn } from './support';
import { Backends, HealthCheck, LoadBalancing } from '../../../src';
import { BACKENDS } from '../../support';

const find = (id: string, ...args: Parameters<typeof reportOn>) => reportOn(...args).requirements.find(requirement => requirement.id === id);

test('the report tells what must hold', () => {
  expect(reportOn({ hosts: ['a.example.com'] }).requirements.map(({ id }) => id).slice(0, 5)).toStrictEqual(['traefik-crds', 'traefik-provider', 'entry-points', 'priorities', 'no-health-checks']);
});

test.each([
  [undefined, 'the provider kubernetesCRD is on and watches the namespace of the route', { 'providers.kubernetesCRD': 'true' }],
  [{ ingressClassName: 'a' }, 'the provider kubernetesCRD is on and watches the namespace of the route and the class', { 'providers.kubernetesCRD.ingressClass': 'a' }],
])('the provider: %j', (options, what, settings) => {
  expect(find('traefik-provider', {}, options)).toMatchObject({ what, settings });
});

test.each([
  [undefined, 'every other route of any host, in any namespace and of any kind'],
  [['a.example.com', 'b.example.com'], 'every other route of a.example.com, b.example.com, in any namespace and of any kind'],
])('priorities of others on %j', (hosts, where) => {
  expect(find('priorities', { hosts })!.where).toBe(where);
});

test.each([
  [undefined, 'routes of hosts within every host'],
  [['a.example.com', '*.b.example.com'], 'routes of hosts within *.b.example.com'],
  [['a.example.com'], undefined],
])('what exact hosts leave comes to %j', (hosts, where) => {
  expect(find('hosts-fall-through', { hosts })?.where).toBe(where);
});

test('a DNS name needs leave of Traefik', () => {
  const props = { backends: Backends.fromHostname('db.example.com', { port: 80 }) };
  expect(find('external-name', props)!.settings).toStrictEqual({ 'providers.kubernetesCRD.allowExternalNameServices': 'true' });
  expect(find('no-health-checks', props)).toBeUndefined();
});

test.each([
  ['one backend', { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }, undefined],
  ['several', { backends: BACKENDS }, 'for as long as it is silent'],
  ['several that are watched', { backends: BACKENDS, healthChecks: [HealthCheck.passive()] }, '5 in every 30s'],
  ['several of which some are left out', { backends: BACKENDS, loadBalancing: LoadBalancing.stickyCookie() }, '3 in every 10s'],
])('a silent server of %s', (_, props, words) => {
  expect(find('no-health-checks', props)?.why.match(/for as long as it is silent|\d in every \d+s/)?.[0]).toBe(words);
});
