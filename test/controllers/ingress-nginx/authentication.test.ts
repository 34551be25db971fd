import { PREFIX, requirement } from './support';
import { annotations, fault, loadBalancer } from '../../support';

test('a password by annotations: with the type always, without which everybody would get in', () => {
  expect(annotations({ basicAuth: { secret: 'users' } })).toStrictEqual({ [`${PREFIX}auth-type`]: 'basic', [`${PREFIX}auth-secret`]: 'users' });
  expect(annotations({ basicAuth: { secret: 'users', realm: 'ops' } })[`${PREFIX}auth-realm`]).toBe('ops');
});

test('the report says what the Secret has to hold', () => {
  expect(requirement('users-secret', { basicAuth: { secret: 'users' } })!.where).toBe('the Secret wetwin/users');
});

test.each(['auth-type', 'auth-secret'])('the annotation %s beside the prop is refused', name => {
  const value = name === 'auth-type' ? 'basic' : 'users';
  expect(fault(() => loadBalancer({ basicAuth: { secret: 'users' }, annotations: { [PREFIX + name]: value } }))).toMatchObject({ code: 'annotations.rendered' });
});
