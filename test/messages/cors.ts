import { Duration } from 'cdk8s';
import { cut, Messages } from './support';
import { HeaderValue } from '../../src';
import { loadBalancer } from '../support';

const APP = 'https://app.example.com';
const ORIGIN = 'an origin as browsers send it, like https://app.example.com, https://*.example.com or http://localhost:3000';
const cors = (fields: any) => () => loadBalancer({ cors: { allowOrigins: [APP], ...fields } });
const MANY = Array.from({ length: 200 }, (_, i) => `https://application-${i}.example.com`);

/** Errors of what browsers are told. */
export const CORS_MESSAGES: Messages = {
  'cors.all-and-others': [[cors({ allowOrigins: ['*', APP] }), `zl/Lb: allowOrigins of cors: got ["*","${APP}"], allowed is "*" alone, or other origins; take one of the two out [cors.all-and-others]`]],
  'cors.all-headers': [[cors({ allowHeaders: ['*'] }), 'zl/Lb: allowHeaders of cors: got "*", allowed is names of headers; list them: not every controller knows "*" [cors.all-headers]']],
  'cors.credentials-for-all': [[
    cors({ allowOrigins: ['*'], allowCredentials: true }),
    'zl/Lb: allowCredentials of cors: got true, allowed is false beside the origin "*": every site could then act as the user; list the origins that may send cookies [cors.credentials-for-all]',
  ]],
  'cors.default-port': [[cors({ allowOrigins: [`${APP}:443`] }), `zl/Lb: allowOrigins of cors, at 0: got "${APP}:443", allowed is an origin without the default port, as browsers send it; write "${APP}" [cors.default-port]`]],
  'cors.header': [
    [
      () => loadBalancer({ cors: { allowOrigins: [APP] }, responseHeaders: { 'Access-Control-Allow-Origin': HeaderValue.literal('*') } }),
      'zl/Lb: responseHeaders: got "Access-Control-Allow-Origin", allowed is headers that cors leaves alone; take it out, or leave cors out [cors.header]',
    ],
    [
      () => loadBalancer({ cors: { allowOrigins: [APP] }, removeRequestHeaders: ['Origin'] }),
      'zl/Lb: removeRequestHeaders: got "Origin", allowed is headers that cors leaves alone; take it out, or leave cors out [cors.header]',
    ],
  ],
  'cors.method': [
    [cors({ allowMethods: ['*'] }), 'zl/Lb: allowMethods of cors: got "*", allowed is methods in upper case, like "PUT"; list them: not every controller knows "*" [cors.method]'],
    [cors({ allowMethods: ['get'] }), 'zl/Lb: allowMethods of cors: got "get", allowed is methods in upper case, like "PUT"; write each by its name [cors.method]'],
  ],
  'cors.no-method': [[cors({ allowMethods: [] }), 'zl/Lb: allowMethods of cors: got [], allowed is at least one method; list the methods, or leave it out for GET, HEAD and POST [cors.no-method]']],
  'cors.no-origin': [[cors({ allowOrigins: [] }), 'zl/Lb: allowOrigins of cors: got [], allowed is at least one origin; list the origins, or leave cors out [cors.no-origin]']],
  'cors.not-a-boolean': [[cors({ allowCredentials: 'yes' }), 'zl/Lb: allowCredentials of cors: got "yes", allowed is true or false; write one of the two [cors.not-a-boolean]']],
  'cors.not-a-struct': [[() => loadBalancer({ cors: [APP] as any }), `zl/Lb: cors: got ["${APP}"], allowed is an object with allowOrigins; write for example { allowOrigins: ["https://app.example.com"] } [cors.not-a-struct]`]],
  'cors.origin': [
    [cors({ allowOrigins: [`${APP}/`] }), `zl/Lb: allowOrigins of cors, at 0: got "${APP}/", allowed is ${ORIGIN}; write "${APP}" [cors.origin]`],
    [cors({ allowOrigins: ['app.example.com'] }), `zl/Lb: allowOrigins of cors, at 0: got "app.example.com", allowed is ${ORIGIN}; write scheme, host and port without a path, in lower case [cors.origin]`],
  ],
  'cors.twice': [
    [cors({ allowOrigins: [APP, APP] }), `zl/Lb: allowOrigins of cors: got "${APP}", allowed is each of them once; take the second one out [cors.twice]`],
    [cors({ allowMethods: ['PUT', 'PUT'] }), 'zl/Lb: allowMethods of cors: got "PUT", allowed is each of them once; take the second one out [cors.twice]'],
  ],
  'cors.unknown': [[cors({ allowOrigin: APP }), 'zl/Lb: cors: got "allowOrigin", allowed is the fields allowOrigins, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge; take it out, or correct its name [cors.unknown]']],
  'duration.out-of-range': [[cors({ maxAge: Duration.days(2) }), 'zl/Lb: maxAge of cors: got "172800 s", allowed is whole seconds from 1 s to 1 day; choose a duration in this range [duration.out-of-range]']],
  'nginx.cors-too-long': [[
    cors({ allowOrigins: MANY }),
    `zl/Lb: allowOrigins of cors: got ${cut(MANY.join())}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are ${MANY.join().length}; shorten it [nginx.cors-too-long]`,
  ]],
};
