import { entriesOf, middlewaresOf, named, reportOn } from './support';
import { RoutePath } from '../../../src';

test('requests for "/" are redirected, before every path and before agents are turned away', () => {
  const props = { hosts: ['a.example.com'], paths: [RoutePath.exact('/')], appRoot: '/start', blockedUserAgents: ['curl'] };
  expect(middlewaresOf(props)['app-root']).toStrictEqual({ redirectRegex: { regex: '^.*$', replacement: '/start' } });
  const [root, ...others] = entriesOf(props);
  expect(root).toStrictEqual({
    match: 'Host(`a.example.com`) && Path(`/`)', priority: 81926, middlewares: named('app-root'), services: [{ name: 'zl-lb', port: 80 }],
  });
  expect(others.map(({ priority }) => priority)).toStrictEqual([81925, 81924]);
});

test('on every kind of host', () => {
  expect(entriesOf({ hosts: ['a.example.com', '*.example.com'], appRoot: '/start' }).map(({ match }) => match)).toStrictEqual([
    'Host(`a.example.com`) && Path(`/`)', 'Host(`a.example.com`) && PathPrefix(`/`)',
    'HostRegexp(`^[^.]+\\.example\\.com$`) && Path(`/`)', 'HostRegexp(`^[^.]+\\.example\\.com$`) && PathPrefix(`/`)',
  ]);
});

test('the report says where to', () => {
  expect(reportOn({ appRoot: '/start' }).verdicts[1]).toMatchObject({ policy: 'appRoot', rendered: 'redirectRegex: / to /start' });
});
