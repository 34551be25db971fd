import { byAnnotations, prefixed } from './by-annotations';
import { NginxRows } from './contribution';
import { nginxSize } from './nginx-words';
import { bytesOf } from '../../policies/body-size';
import { Buffering } from '../../policies/buffering';
import { native } from '../shared/declarations';

const onOff = (isOn: boolean | undefined) => isOn === undefined ? undefined : isOn ? 'on' : 'off';

/** The annotations by their names. What is busy of the buffers has to fit between one and all but one of them, or nginx loads no configuration. */
export function annotationsOf(buffering: Buffering): { readonly [name: string]: string } {
  const { request, response, responseBufferSize, responseBuffers, requestBufferSize, responseFileSize } = buffering;
  const size = responseBufferSize && bytesOf(responseBufferSize);
  const all = {
    'proxy-request-buffering': onOff(request),
    'proxy-buffering': onOff(response),
    'proxy-buffer-size': size && nginxSize(size),
    'proxy-busy-buffers-size': size && nginxSize(2 * size),
    'proxy-buffers-number': responseBuffers === undefined ? undefined : String(responseBuffers),
    'client-body-buffer-size': requestBufferSize && nginxSize(bytesOf(requestBufferSize)),
    'proxy-max-temp-file-size': responseFileSize && nginxSize(bytesOf(responseFileSize)),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => value === undefined ? [] : [[name, value as string]]));
}

/**
 * What is held of requests and responses.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
 */
export const BUFFERING = {
  buffering: {
    declares: {
      requestBufferingOn: native(),
      requestBufferingOff: native('a request whose body has begun is not sent to another server'),
      responseBufferingOn: native(),
      responseBufferingOff: native(),
      responseBufferSize: native(),
      responseBuffers: native('they hold responses only where buffering.response is on'),
      requestBufferSize: native(),
      responseFileSize: native('it holds responses only where buffering.response is on'),
    },
    render: buffering => byAnnotations(prefixed(annotationsOf(buffering))),
  },
} satisfies Pick<NginxRows, 'buffering'>;
