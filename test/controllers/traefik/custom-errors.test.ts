import { Size } from 'cdk8s';
import { entriesOf, middlewaresOf, named, reportOn } from './support';
import { Rewrite } from '../../../src';

const customErrors = { codes: [502, 404], serviceName: 'errors', servicePort: 8080 };

test('by a Middleware around what changes the request', () => {
  const props = { customErrors, maxBodySize: Size.mebibytes(1), rewrite: Rewrite.fullPath('/x') };
  expect(middlewaresOf(props).errors).toStrictEqual({ errors: { status: ['502', '404'], service: { name: 'errors', port: 8080 }, query: '/{status}.html' } });
  expect(entriesOf(props).pop().middlewares).toStrictEqual(named('errors', 'rewrite', 'retry'));
});

test('needs a Service that always has a server', () => {
  const ids = reportOn({ customErrors }).requirements.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['error-backend', 'empty-services']));
});
