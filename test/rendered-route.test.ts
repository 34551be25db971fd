import { HeaderValue, IngressController, RoutePath } from '../src';
import { chartIn, failure, loadBalancer, synth } from './support';

const HOSTS = ['a.example.com'];

describe('what is wrong only among neighbours', () => {
  // Each dot becomes two characters of a pattern, and three of the configuration.
  const long = RoutePath.prefix(`/${'a.'.repeat(1400)}a`);
  const message = `: paths: got "/(?-i)${'a\\\\.'.repeat(27)}a\\..., allowed is a pattern of at most 4000 characters with its escapes (nginx reads no longer word), and these are 5630; shorten the path`;

  test.each<[string, { [id: string]: RoutePath }, string]>([
    ['the first', { first: long, regex: RoutePath.regex('/b.*') }, 'zl/Lb'],
    ['one that was added', { first: RoutePath.regex('/b.*'), long }, 'zl/Lb/long'],
  ])('is said at synthesis and in the report, with the path of the route: %s', (_, { first, ...added }, route) => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: HOSTS, paths: [first] }, chart);
    Object.entries(added).forEach(([id, path]) => lb.addRoute(id, { hosts: HOSTS, paths: [path] }));
    expect(failure(() => synth(chart))).toBe(route + message);
    expect(failure(() => lb.report)).toBe(route + message);
  });

  test('alone it is right', () => {
    const chart = chartIn();
    loadBalancer({ hosts: HOSTS, paths: [long] }, chart);
    expect(() => synth(chart)).not.toThrow();
  });
});

describe('an object beside the routing object', () => {
  const controller = IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] });
  const responseHeaders = { 'X-A': HeaderValue.literal('a') };

  test.each([
    ['of a route', 'xResponseHeaders', 'x', 'got "xResponseHeaders", allowed is an id that no other child has, and the ConfigMap of this route would take it'],
    ['before a route', 'x', 'xResponseHeaders', 'got "xResponseHeaders", allowed is an id that no other child has'],
  ])('takes no id %s, and leaves nothing behind', (_, first, second, message) => {
    const chart = chartIn();
    const lb = loadBalancer({ controller, hosts: HOSTS }, chart);
    lb.addRoute(first, { hosts: ['b.example.com'], responseHeaders });
    const before = synth(chart);
    expect(failure(() => lb.addRoute(second, { hosts: ['c.example.com'], responseHeaders }))).toBe(`zl/Lb.addRoute("${second}"): id: ${message}; choose another id`);
    expect(synth(chart)).toStrictEqual(before);
    expect(() => lb.addRoute('y', { hosts: ['c.example.com'], responseHeaders })).not.toThrow();
  });
});
