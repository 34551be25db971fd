import { Duration } from 'cdk8s';
import { Asked, Said } from './concern';
import { isOff } from './values';

/** What ingress-nginx says where an annotation does not. */
const METHODS = 'GET,PUT,POST,DELETE,PATCH,OPTIONS';
const HEADERS = 'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization';
const MAX_AGE = 1_728_000;

const DAY = 86_400;

/** What the controller takes for a list of origins; of anything else it takes no notice. */
const ORIGINS = /^((((([a-z]+:\/\/)?(\*\.)?[A-Za-z0-9\-.]*(:\d+)?,?)|null)+)|\*)?$/;

/** Which sites may use an Ingress. */
export function cors({ own }: Asked): Said {
  const allowOrigins = originsOf(own['cors-allow-origin'] ?? '*');
  if (allowOrigins.length === 0) {
    return { idle: Object.fromEntries(Object.keys(own).map(name => [name, 'without effect: ingress-nginx drops every origin without a scheme, and then says nothing'])) };
  }
  const isForAll = allowOrigins[0] === '*';
  const credentials = !isOff(own['cors-allow-credentials']);
  const seconds = Number(own['cors-max-age'] ?? MAX_AGE);
  const exposeHeaders = listOf(own['cors-expose-headers'] ?? '');
  const changed: { [name: string]: string } = {};
  const remark = (name: string, why: string) => {
    const key = name in own ? name : 'enable-cors';
    changed[key] = changed[key] === undefined ? why : `${changed[key]}; ${why}`;
  };
  if (isForAll && credentials) {
    remark('cors-allow-credentials', 'where every origin is allowed, nobody says that credentials are, which browsers do not send then anyway');
  }
  if (seconds > DAY || seconds < 1) {
    remark('cors-max-age', 'a permission is remembered for a day at most, as browsers do anyway, and for a second at least');
  }
  return {
    options: {
      cors: {
        allowOrigins,
        allowMethods: [...new Set(listOf(own['cors-allow-methods'] ?? METHODS).map(method => method.toUpperCase()))],
        allowHeaders: listOf(own['cors-allow-headers'] ?? HEADERS),
        ...exposeHeaders.length > 0 && !exposeHeaders.includes('*') && { exposeHeaders },
        allowCredentials: credentials && !isForAll,
        maxAge: Duration.seconds(Math.min(DAY, Math.max(1, seconds))),
      },
    },
    changed,
    ...exposeHeaders.includes('*') && { unsaid: { 'cors-expose-headers': 'no prop: every header of responses' } },
  };
}

function originsOf(text: string): string[] {
  const all = listOf(text);
  return !ORIGINS.test(text.replace(/ /g, '')) || all.length === 0 || all.includes('*') ? ['*']
    : [...new Set(all.filter(origin => /^[a-z]+:\/\//.test(origin)).map(origin => origin.toLowerCase()))];
}

function listOf(text: string): string[] {
  return text.split(',').map(each => each.trim()).filter(each => each !== '');
}
