import * as fc from 'fast-check';
import { annotationsOf, KnownController, pathsOf, RouteByHand, written } from './known-controller';
import { IngressController, TraefikOptions } from '../../../src';
import { label, oddText } from '../../../test/dossiers/arbitraries';
import { secretIn, TlsCase } from '../../../test/dossiers/tls';

const API = 'traefik.io/v1alpha1';

const entryPoint = fc.stringMatching(/^[A-Za-z0-9][-_A-Za-z0-9]{0,7}$/);
const entryPoints = fc.option(fc.array(entryPoint, { minLength: 1, maxLength: 2 }), { nil: undefined });

/** What stands in place of a list of names where nothing checks types. */
const oddEntryPoints = fc.oneof(
  fc.array(fc.oneof({ weight: 4, arbitrary: oddText }, { weight: 1, arbitrary: fc.constantFrom<any>(null, 5, true, ['web'], { name: 'web' }) }), { maxLength: 2 }),
  fc.constantFrom<any>('web', 5, true, { 0: 'web' }, { length: 1 }),
);

/** Traefik with its own resources, IngressRoute and Middleware. */
export const TRAEFIK: KnownController<TraefikOptions> = {
  shares: 2,
  definedBy: 'traefik',
  options: fc.record({ ingressClassName: label, entryPoints, tlsEntryPoints: entryPoints, certResolver: entryPoint }, { requiredKeys: [] }),
  oddOptions: fc.oneof(
    fc.oneof({ weight: 4, arbitrary: oddText }, { weight: 1, arbitrary: fc.constantFrom<any>(null, 5, ['a'], { a: 'b' }) }).map(ingressClassName => ({ ingressClassName })),
    oddEntryPoints.map(odd => ({ entryPoints: odd })),
    oddEntryPoints.map(odd => ({ tlsEntryPoints: odd })),
  ),
  make: options => IngressController.traefik(options),
  // The objects are all that the API server checks: neither conditions nor what a Middleware does with its texts.
  byHand: (given, { ingressClassName, entryPoints: plain = ['web'], tlsEntryPoints: secure = ['websecure'], certResolver }) => {
    const { name, meta } = given;
    const tls: TlsCase | undefined = given.route.tls;
    const ends: { [end: string]: object } = Object.assign({}, ...written('traefik', given).map(({ middlewares }) => middlewares));
    const middlewares = Object.fromEntries(Object.entries(ends).map(([end, spec]) => [`${name}-${end}`, spec]));
    const ingressRoute = (own: string, points: string[], more: object) => ({
      apiVersion: API,
      kind: 'IngressRoute',
      metadata: meta(own, annotationsOf(given)),
      spec: { ingressClassName, entryPoints: points, routes: routesOf(given, Object.keys(middlewares)), ...more },
    });
    return [
      ingressRoute(name, tls ? secure : plain, tls ? { tls: { secretName: secretIn(tls), certResolver: tls.type === 'controllerDefault' ? certResolver : undefined } } : {}),
      ...tls ? [ingressRoute(`${name}-plain`, plain, {})] : [],
      ...Object.entries(middlewares).map(([own, spec]) => ({ apiVersion: API, kind: 'Middleware', metadata: meta(own), spec })),
    ];
  },
};

function routesOf(given: RouteByHand, middlewares: string[]): object[] {
  const { route, service } = given;
  const types = { prefix: 'PathPrefix', exact: 'Path', regex: 'PathRegexp' };
  const hosts = (route.hosts as string[] | undefined)?.map(host => `Host(\`${host}\`)`).join(' || ');
  const own = written('traefik', given);
  const conditions = own.map(({ condition = '' }) => condition).join('');
  return pathsOf(route).map(({ type, value }) => ({
    match: `${hosts === undefined ? '' : `(${hosts}) && `}${types[type]}(\`${value}\`)${conditions}`,
    middlewares: middlewares.map(name => ({ name })),
    services: [{ ...service, ...Object.assign({}, ...own.map(each => each.service)) }],
    ...Object.assign({}, ...own.map(({ rule }) => rule)),
  }));
}
