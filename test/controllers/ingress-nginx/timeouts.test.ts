import { Duration } from 'cdk8s';
import { Support, Timeouts } from '../../../src';
import { annotations, fault, loadBalancer } from '../../support';

const PREFIX = 'nginx.ingress.kubernetes.io/';

test('in whole seconds', () => {
  expect(annotations({ timeouts: { connect: Duration.seconds(2), send: Duration.minutes(5), read: Duration.days(365) } })).toStrictEqual({
    [`${PREFIX}proxy-connect-timeout`]: '2', [`${PREFIX}proxy-send-timeout`]: '300', [`${PREFIX}proxy-read-timeout`]: '31536000',
  });
});

test.each<[Timeouts, string]>([
  [{ connect: Duration.millis(1500) }, 'nginx.timeout'],
  [{ read: Duration.millis(999) }, 'nginx.timeout'],
  [{ request: Duration.seconds(1) }, 'refused.requestTimeout'],
])('%j is refused', (timeouts, code) => {
  expect(fault(() => loadBalancer({ timeouts }))).toMatchObject({ code });
});

test('an annotation of the user\'s beside the prop is refused, and another one is not', () => {
  const of = (name: string) => () => loadBalancer({ timeouts: { read: Duration.seconds(5) }, annotations: { [PREFIX + name]: '7' } });
  expect(fault(of('proxy-read-timeout'))).toMatchObject({ code: 'annotations.rendered' });
  expect(of('proxy-connect-timeout')).not.toThrow();
});

test.each<[string, string]>([
  ['backend-protocol', 'FCGI'], ['canary', 'true'], ['temporal-redirect', 'https://new.example.com'],
])('they do nothing beside %s: %s', (name, value) => {
  const { verdicts } = loadBalancer({ timeouts: { read: Duration.seconds(5) }, annotations: { [PREFIX + name]: value } }).report;
  expect(verdicts.find(({ policy }) => policy === 'timeouts')!.support).toBe(Support.OMITTED);
});
