import { RoutePath } from '../../src';
import { CHALLENGES, isChallenge, meetsChallenges } from '../../src/routing/challenges';

test.each<[RoutePath, boolean, boolean]>([
  [RoutePath.prefix('/'), true, false],
  [RoutePath.prefix('/.well-known'), true, false],
  [RoutePath.prefix('/.well-known/'), true, false],
  [RoutePath.prefix(CHALLENGES), true, false],
  [RoutePath.prefix(`${CHALLENGES}x`), true, true],
  [RoutePath.prefix('/.well'), false, false],
  [RoutePath.prefix('/.well-known/acme'), false, false],
  [RoutePath.prefix('/.well-known/acme-challenges'), false, false],
  [RoutePath.prefix('/app'), false, false],
  [RoutePath.exact(CHALLENGES), true, true],
  [RoutePath.exact(`${CHALLENGES}x`), true, true],
  [RoutePath.exact('/.well-known/acme-challenge'), false, false],
  [RoutePath.exact('/'), false, false],
  [RoutePath.regex('/.*'), true, false],
  [RoutePath.regex('/\\.well-known/acme-challenge/[a-z]+'), true, false],
  [RoutePath.regex('/.[a-z]*'), true, false],
  [RoutePath.regex('/(?i).WELL-known/.*'), true, false],
  [RoutePath.regex('/lb/(zl/.*)'), false, false],
])('%s', (path, meets, is) => {
  expect([meetsChallenges(path), isChallenge(path)]).toStrictEqual([meets, is]);
});
