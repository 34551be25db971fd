import { bytesIn } from './annotation-values';
import { PREFIX } from './contribution';
import { invalid } from '../../basics/errors';

/**
 * Checks the sizes of buffers against each other: nginx loads no configuration in which they do not fit, and so takes no
 * change of anybody's any more.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_busy_buffers_size
 */
export function checkBuffers(annotations: { readonly [key: string]: string }): void {
  const of = (name: string, otherwise: string) => annotations[PREFIX + name] ?? otherwise;
  const buffer = of('proxy-buffer-size', '4k');
  const count = of('proxy-buffers-number', '4');
  const size = bytesIn(buffer);
  const busy = bytesIn(of('proxy-busy-buffers-size', String(2 * size)));
  const most = (Number(count) - 1) * size;
  if (busy < size || busy > most) {
    throw invalid('nginx.buffers', 'annotations', { 'proxy-buffer-size': buffer, 'proxy-buffers-number': count, 'proxy-busy-buffers-size': of('proxy-busy-buffers-size', 'twice the buffer') },
      `a busy size from one buffer to all but one, which is ${size} to ${most} bytes`, 'correct one of them: nginx would fail to load its configuration');
  }
  const temporary = annotations[`${PREFIX}proxy-max-temp-file-size`];
  if (temporary !== undefined && bytesIn(temporary) !== 0 && bytesIn(temporary) < size) {
    throw invalid('nginx.temporary-file-size', `annotations["${PREFIX}proxy-max-temp-file-size"]`, temporary, `0, or at least the size of a buffer, which is ${size} bytes`,
      'correct it: nginx would fail to load its configuration');
  }
}
