import { Size } from 'cdk8s';
import { Asked, Said } from './concern';
import { isOff, isOn } from './values';
import { BodySize, HeaderValue } from '../../../src';
import { APP_ROOT, bytesIn } from '../../../src/controllers/ingress-nginx/annotation-values';

export function bodySize({ own: { 'proxy-body-size': text } }: Asked): Said {
  const bytes = bytesIn(text);
  return { options: { maxBodySize: bytes === 0 ? BodySize.UNLIMITED : sizeOf(bytes) } };
}

/** In the largest unit that leaves no fraction. */
function sizeOf(bytes: number): Size {
  return bytes % 2 ** 30 === 0 ? Size.gibibytes(bytes / 2 ** 30)
    : bytes % 2 ** 20 === 0 ? Size.mebibytes(bytes / 2 ** 20) : Size.kibibytes(bytes / 1024);
}

export function appRoot({ own: { 'app-root': path } }: Asked): Said {
  return APP_ROOT.accepts(path) ? { options: { appRoot: path } }
    : path.includes('$') ? { unsaid: { 'app-root': 'no prop: variables of nginx in the redirect' } }
      : { idle: { 'app-root': 'ignored by ingress-nginx: it is no absolute path of plain characters' } };
}

export function accessLog({ own: { 'enable-access-log': value } }: Asked): Said {
  return isOff(value) ? { options: { accessLog: false } } : { idle: { 'enable-access-log': 'the default of ingress-nginx' } };
}

/** Redirects to https: with a certificate they are what `tls` says by itself. */
export function httpsRedirect({ own, hasTls }: Asked): Said {
  const { 'force-ssl-redirect': force, 'ssl-redirect': redirect } = own;
  const forced = isOn(force);
  const byTls = 'said by tls';
  return {
    unsaid: {
      ...forced && !hasTls && { 'force-ssl-redirect': 'no prop yet: httpsRedirect (ALWAYS)' },
      ...isOff(redirect) && !forced && hasTls && { 'ssl-redirect': 'no prop yet: httpsRedirect (NEVER)' },
      ...own['preserve-trailing-slash'] !== undefined && { 'preserve-trailing-slash': 'no prop: the slash of "/" in redirects to https' },
    },
    idle: {
      ...redirect !== undefined && !hasTls && { 'ssl-redirect': 'without effect: the Ingress has no tls' },
      ...isOff(redirect) && forced && { 'ssl-redirect': 'without effect: force-ssl-redirect comes first' },
      ...isOn(redirect) && hasTls && { 'ssl-redirect': byTls },
    },
  };
}

/** Headers of responses in a ConfigMap. */
export function customHeaders({ own: { 'custom-headers': name }, known }: Asked): Said {
  const data = known.configMap?.(name);
  return data === undefined ? { unsaid: { 'custom-headers': 'the ConfigMap is not there, so that ingress-nginx answers 503' } }
    : { options: { responseHeaders: Object.fromEntries(Object.entries(data).map(([header, value]) => [header, HeaderValue.literal(value)])) } };
}
