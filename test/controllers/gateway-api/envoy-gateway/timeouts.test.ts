import { Duration } from 'cdk8s';
import { Support, Timeouts } from '../../../../src';
import { BACKENDS, fault } from '../../../support';
import { objectsOf, reportOn, THERE, THERE_ON_ENVOY, trafficOf } from '../support';

const { NATIVE, APPROXIMATED } = Support;
const verdictsOn = (timeouts: Timeouts) => reportOn({ backends: BACKENDS, timeouts }, THERE_ON_ENVOY).verdicts.filter(({ policy }) => policy === 'timeouts')
  .map(({ support, rendered, unasked = false }) => [support, rendered, unasked]);

test.each<[string, Timeouts, object, [Support, string, boolean][]]>([
  ['connect alone', { connect: Duration.millis(1500) },
    { tcp: { connectTimeout: '1s500ms' }, http: { requestTimeout: '0s', streamIdleTimeout: '1h' } },
    [[NATIVE, 'connectTimeout: 1s500ms', false], [NATIVE, 'requestTimeout: 0s, streamIdleTimeout: 1h', true]]],
  ['read alone', { read: Duration.hours(12) },
    { http: { requestTimeout: '0s', streamIdleTimeout: '12h' } },
    [[NATIVE, 'streamIdleTimeout: 12h', false], [NATIVE, 'requestTimeout: 0s', true]]],
  ['request alone', { request: Duration.seconds(30) },
    { http: { requestTimeout: '30s', streamIdleTimeout: '1h' } },
    [[NATIVE, 'requestTimeout: 30s', false], [NATIVE, 'streamIdleTimeout: 1h', true]]],
  ['send alone, which ends no response', { send: Duration.seconds(5) },
    { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } },
    [[APPROXIMATED, 'streamIdleTimeout: 1h', false], [NATIVE, 'requestTimeout: 0s', true]]],
  ['send of more than the time that holds unasked', { send: Duration.hours(2) },
    { http: { requestTimeout: '0s', streamIdleTimeout: '2h' } },
    [[APPROXIMATED, 'streamIdleTimeout: 2h', false], [NATIVE, 'requestTimeout: 0s', true]]],
  ['all, of which the longer one of both directions holds', { connect: Duration.seconds(1), send: Duration.seconds(50), read: Duration.seconds(40), request: Duration.days(30) },
    { tcp: { connectTimeout: '1s' }, http: { requestTimeout: '720h', streamIdleTimeout: '50s' } },
    [[APPROXIMATED, 'connectTimeout: 1s, requestTimeout: 720h, streamIdleTimeout: 50s', false]]],
])('%s', (_, timeouts, timeout, verdicts) => {
  expect((trafficOf({ backends: BACKENDS, timeouts }) as any).timeout).toStrictEqual(timeout);
  expect(verdictsOn(timeouts)).toStrictEqual(verdicts);
});

test.each<[keyof Timeouts]>([['connect'], ['send'], ['read'], ['request']])('Gateway API alone refuses %s', field => {
  expect(fault(() => objectsOf({ timeouts: { [field]: Duration.seconds(5) } }, THERE))).toMatchObject({ code: `refused.${field}Timeout` });
});
