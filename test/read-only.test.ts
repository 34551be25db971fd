import { readOnly } from '../src/read-only';

test('properties can be neither changed nor removed', () => {
  const object: { port?: number } = readOnly({ port: 80 });
  expect(() => { object.port = 8080; }).toThrow(TypeError);
  expect(() => { delete object.port; }).toThrow(TypeError);
  expect(object).toStrictEqual({ port: 80 });
});

test('a mark can be added, as jsii does with every object that crosses to another language', () => {
  const mark = Symbol('mark');
  expect(Object.defineProperty(readOnly({}), mark, { value: 'id' })).toHaveProperty([mark], 'id');
});
