import { entriesOf, middlewaresOf, named } from './support';
import { Rewrite } from '../../../src';

const hostHeader = 'backend.vendor.example';

test('by a Middleware behind the one that rewrites the path', () => {
  const props = { hostHeader, rewrite: Rewrite.fullPath('/x') };
  expect(middlewaresOf(props)['host-header']).toStrictEqual({ headers: { customRequestHeaders: { Host: hostHeader } } });
  entriesOf(props).forEach(({ middlewares }) => expect(middlewares).toStrictEqual(named('rewrite', 'host-header', 'retry')));
});
