import { Messages } from './support';
import { Backends, EndpointsApi } from '../../src';
import { checkEnum, checkMadeBy, listOf } from '../../src/basics/errors';

/** Errors of values that only callers without type checks can pass. */
export const BASICS_MESSAGES: Messages = {
  'input.not-a-list': [
    [
      () => listOf('hosts', 'a.example.com' as any),
      'hosts: got "a.example.com", allowed is a list; put it in brackets [input.not-a-list]',
    ],
  ],
  'input.not-in-enum': [
    [
      () => checkEnum('endpointsApi', 'endpoints' as EndpointsApi, EndpointsApi, 'EndpointsApi'),
      'endpointsApi: got "endpoints", allowed is a value of EndpointsApi; write for example EndpointsApi.ENDPOINT_SLICE [input.not-in-enum]',
    ],
  ],
  'input.wrong-type': [
    [
      () => checkMadeBy('backends', '10.0.0.1', Backends, 'Backends.fromIps() with the port 80'),
      'backends: got "10.0.0.1", allowed is made by Backends; write for example Backends.fromIps() with the port 80 [input.wrong-type]',
    ],
  ],
};
