import { Duration } from 'cdk8s';
import { entriesOf, objectsOf, verdictOf } from './support';
import { Support, Timeouts } from '../../../src';
import { BACKENDS, fault } from '../../support';

const transportsOf = (timeouts?: Timeouts) => objectsOf({ backends: BACKENDS, timeouts }).filter(({ kind }) => kind === 'ServersTransport').map(({ metadata, spec }) => [metadata.name, spec]);

test('by a ServersTransport of the route, which every entry names', () => {
  const timeouts = { connect: Duration.millis(1500), read: Duration.minutes(60) };
  expect(transportsOf(timeouts)).toStrictEqual([['zl-lb-backends', { maxIdleConnsPerHost: 200, forwardingTimeouts: { dialTimeout: '1500ms', responseHeaderTimeout: '3600000ms' } }]]);
  entriesOf({ timeouts }).forEach(({ services }) => expect(services[0].serversTransport).toBe('zl-lb-backends'));
  expect(verdictOf('timeouts', { timeouts })).toMatchObject({ support: Support.APPROXIMATED, rendered: 'dialTimeout: 1500ms, responseHeaderTimeout: 3600000ms' });
});

test('one alone', () => {
  expect(transportsOf({ connect: Duration.seconds(2) })).toStrictEqual([['zl-lb-backends', { maxIdleConnsPerHost: 200, forwardingTimeouts: { dialTimeout: '2000ms' } }]]);
  expect(verdictOf('timeouts', { timeouts: { connect: Duration.seconds(2) } })).toMatchObject({ support: Support.NATIVE });
});

test('no ServersTransport where nothing is asked for', () => {
  expect([transportsOf(), transportsOf({})]).toStrictEqual([[], []]);
});

test('request is refused', () => {
  expect(fault(() => objectsOf({ timeouts: { request: Duration.seconds(5) } }))).toMatchObject({ code: 'refused.requestTimeout' });
});

test('send is left out', () => {
  const timeouts = { send: Duration.minutes(60) };
  expect(transportsOf(timeouts)).toStrictEqual([]);
  expect(verdictOf('timeouts', { backends: BACKENDS, timeouts })).toMatchObject({ support: Support.OMITTED, rendered: 'nothing' });
});
