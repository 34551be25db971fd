import { CANARIES, checkRouting, decisionsOf, ownWeight, routingWords, weighs } from '../../src/policies/canaries';
import { fault } from '../support';

test('the features are those of all canaries, each once', () => {
  expect(CANARIES.used([{ weight: 0 }, { weight: 5, header: 'X-A', cookie: 'c' }, { header: 'X-B', headerValue: 'v' }]))
    .toStrictEqual(['canaryByWeight', 'canaryByHeader', 'canaryByCookie', 'canaryByHeaderValue']);
});

test.each([
  [{ weight: 0 }], [{ weight: 100 }], [{ header: 'X-Canary' }], [{ header: 'X-Canary', headerValue: 'v1.0:/~_-' }], [{ cookie: 'a_b-c' }],
])('%j is taken', routing => {
  expect(() => checkRouting(routing, [])).not.toThrow();
});

test.each<[any, string]>([
  [{}, 'canary.no-requests'],
  [{ weight: -1 }, 'canary.weight'], [{ weight: 101 }, 'canary.weight'], [{ weight: 1.5 }, 'canary.weight'], [{ weight: '1' }, 'canary.weight'], [{ weight: null }, 'canary.weight'],
  [{ header: '' }, 'canary.word'], [{ header: 'X_Canary' }, 'canary.word'], [{ header: '-X' }, 'canary.word'], [{ header: 'a'.repeat(129) }, 'canary.word'], [{ header: 5 }, 'canary.word'],
  [{ header: 'X', headerValue: '' }, 'canary.word'], [{ header: 'X', headerValue: 'a"b' }, 'canary.word'], [{ header: 'X', headerValue: 'a\n' }, 'canary.word'],
  [{ cookie: 'a=b' }, 'canary.word'], [{ cookie: 'a.b' }, 'canary.word'],
  [{ headerValue: 'v', weight: 1 }, 'canary.no-header'],
])('%j is refused', (routing, code) => {
  expect(fault(() => checkRouting(routing, [])).code).toBe(code);
});

test('all weights together are at most 100', () => {
  expect(() => checkRouting({ weight: 40 }, [{ weight: 60 }, { header: 'X' }])).not.toThrow();
  expect(fault(() => checkRouting({ weight: 41 }, [{ weight: 60 }]))).toMatchObject({ code: 'canary.weights', got: '41' });
});

test('headers decide before cookies, whatever canary they are of', () => {
  const [a, b] = [{ header: 'X-A', cookie: 'a', weight: 1 }, { header: 'X-B', headerValue: 'v' }];
  expect(decisionsOf([a, b])).toStrictEqual([
    { by: 'header', name: 'X-A', value: 'always', to: a },
    { by: 'header', name: 'X-A', value: 'never' },
    { by: 'header', name: 'X-B', value: 'v', to: b },
    { by: 'cookie', name: 'a', value: 'always', to: a },
    { by: 'cookie', name: 'a', value: 'never' },
  ]);
});

test('what leads where the rest goes is no decision', () => {
  const canary = { header: 'X-A', cookie: 'a', weight: 0 };
  expect(decisionsOf([canary]).map(({ by, value }) => `${by} ${value}`)).toStrictEqual(['header always', 'header never', 'cookie always']);
  expect(decisionsOf([{ header: 'X-A' }]).map(({ value }) => value)).toStrictEqual(['always']);
  expect(decisionsOf([{ weight: 5 }])).toStrictEqual([]);
});

test('what is left of the weight is for the backends of the load balancer', () => {
  expect(ownWeight([])).toBe(100);
  expect(ownWeight([{ weight: 30 }, { header: 'X' }, { weight: 70 }])).toBe(0);
  expect(weighs([{ weight: 0 }, {}])).toBe(false);
  expect(weighs([{ weight: 1 }])).toBe(true);
});

test('which requests it gets, in words', () => {
  expect(routingWords({ weight: 0, header: 'X', cookie: 'c' })).toBe('header X: always, cookie c=always, weight 0');
  expect(routingWords({ header: 'X', headerValue: 'v' })).toBe('header X: v');
});
