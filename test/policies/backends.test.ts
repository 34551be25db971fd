import { BACKENDS } from '../../src/policies/backends';

test('a DNS name is what not every controller has', () => {
  expect(BACKENDS.used(['db.example.com'])).toStrictEqual(['hostnameBackends']);
  expect(BACKENDS.used(['a.example.com', 'b.example.com'])).toStrictEqual(['severalHostnames']);
  expect(BACKENDS.used([])).toStrictEqual(['severalPorts']);
});
