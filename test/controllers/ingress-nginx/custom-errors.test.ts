import { prefixed, requirement } from './support';
import { annotations, fault, loadBalancer } from '../../support';

const customErrors = { codes: [502, 404], serviceName: 'errors', servicePort: 8080 };

test('with the Service, without which every code would become 404', () => {
  expect(annotations({ customErrors })).toStrictEqual(prefixed({ 'custom-http-errors': '502,404', 'default-backend': 'errors' }));
  expect(requirement('error-backend', { customErrors })).toBeDefined();
});

test.each([['custom-http-errors', '502'], ['default-backend', 'errors']])('the annotation %s beside it is refused', (name, value) => {
  expect(fault(() => loadBalancer({ customErrors, annotations: prefixed({ [name]: value }) }))).toMatchObject({ code: 'annotations.rendered' });
});
