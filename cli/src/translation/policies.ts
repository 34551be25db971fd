import { sizeOf } from './buffering';
import { Asked, Said } from './concern';
import { BodySize, HeaderValue } from '../../../src';
import { APP_ROOT, bytesIn } from '../../../src/controllers/ingress-nginx/annotation-values';

/**
 * The limit alone, and not `BodySizeCheck.EVERY_BODY`, although ingress-nginx counts every body: elsewhere that holds bodies until they are
 * whole, and so ends WebSockets, gRPC and uploads that stream, which worked before. Who needs it reads of it.
 */
export function bodySize({ own: { 'proxy-body-size': text } }: Asked): Said {
  const bytes = bytesIn(text);
  return bytes === 0 ? { options: { maxBodySize: BodySize.UNLIMITED } } : {
    options: { maxBodySize: sizeOf(bytes) },
    changed: { 'proxy-body-size': 'a controller that cannot count bodies on their way goes by the Content-Length: set bodySizeCheck: BodySizeCheck.EVERY_BODY where larger ones without a length must not pass' },
  };
}

export function appRoot({ own: { 'app-root': path } }: Asked): Said {
  const [plain] = path.split('$is_args$args');
  return APP_ROOT.accepts(path) ? { options: { appRoot: path } }
    : path === `${plain}$is_args$args` && APP_ROOT.accepts(plain) ? { options: { appRoot: plain }, changed: { 'app-root': 'the query of the request goes along only where the controller does that by itself' } }
      : path.includes('$') ? { unsaid: { 'app-root': 'no prop: variables of nginx in the redirect' } }
        : { idle: { 'app-root': 'ignored by ingress-nginx: it is no absolute path of plain characters' } };
}

/** Headers of responses in a ConfigMap. */
export function customHeaders({ own: { 'custom-headers': name }, known }: Asked): Said {
  const data = known.configMap?.(name);
  return data === undefined ? { unsaid: { 'custom-headers': 'the ConfigMap is not there, so that ingress-nginx answers 503' } }
    : { options: { responseHeaders: Object.fromEntries(Object.entries(data).map(([header, value]) => [header, HeaderValue.literal(value)])) } };
}
