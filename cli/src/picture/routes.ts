import type { Manifest } from '../manifests';
import { PREFIX } from '../translation/ingress';

/** A way of requests: from hosts and a path to Services. */
export interface Way {
  readonly hosts: readonly string[];
  /** What a request has to be, in the words of the manifest. */
  readonly path: string;
  readonly services: readonly { readonly name: string; readonly port?: string; readonly weight?: number }[];
  /** What happens to requests, in the words of the manifest. */
  readonly policies: readonly string[];
  readonly isSecure: boolean;
}

const list = (value: any): any[] => Array.isArray(value) ? value.filter(each => typeof each === 'object' && each !== null) : [];
const text = (value: any): string => typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const texts = (value: any): string[] => Array.isArray(value) ? value.map(text).filter(each => each !== '') : [];

/** The kinds of objects that bring ways, and how each is read. */
const KINDS: { readonly [kind: string]: (spec: any, annotations: any) => Way[] } = {
  Ingress: ofIngress, HTTPRoute: ofRoute, GRPCRoute: ofRoute, TLSRoute: ofRoute, IngressRoute: ofIngressRoute, IngressRouteTCP: ofIngressRoute,
};

/** The ways of an object; none where it is no route. */
export function waysOf({ kind, value }: Manifest): Way[] {
  const read = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  const { spec, metadata } = value as any;
  return read ? read(spec ?? {}, metadata?.annotations ?? {}) : [];
}

function ofIngress(spec: any, annotations: any): Way[] {
  const policies = Object.keys(annotations).filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length));
  const secured = new Set(list(spec.tls).flatMap(({ hosts }) => texts(hosts)));
  const service = (backend: any) => {
    const { name, port } = backend?.service ?? {};
    return text(name) === '' ? [] : [{ name: text(name), port: text(port?.number ?? port?.name) }];
  };
  const rules = list(spec.rules).flatMap(({ host, http }) => list(http?.paths).map(({ path, pathType, backend }): Way => ({
    hosts: text(host) === '' ? [] : [text(host)], path: `${text(pathType)} ${text(path) || '/'}`.trim(), services: service(backend), policies, isSecure: secured.has(text(host)),
  })));
  return spec.defaultBackend ? [...rules, { hosts: [], path: 'every other request', services: service(spec.defaultBackend), policies, isSecure: false }] : rules;
}

function ofRoute(spec: any): Way[] {
  const isSecure = list(spec.parentRefs).some(({ sectionName }) => /^(https|tls)/.test(text(sectionName)));
  return list(spec.rules).flatMap(rule => {
    const services = list(rule.backendRefs).map(({ name, port, weight }) => ({ name: text(name), port: text(port), ...typeof weight === 'number' && { weight } }));
    const policies = list(rule.filters).map(({ type, extensionRef }) => text(extensionRef?.kind) ? `${text(extensionRef.kind)} ${text(extensionRef.name)}` : text(type));
    const matches = list(rule.matches);
    return (matches.length > 0 ? matches : [{}]).map(({ path, headers }): Way => ({
      hosts: texts(spec.hostnames),
      path: [`${text(path?.type) || 'PathPrefix'} ${text(path?.value) || '/'}`, ...list(headers).map(({ name, value }) => `${text(name)}: ${text(value)}`)].join(', '),
      services,
      policies,
      isSecure,
    }));
  });
}

function ofIngressRoute(spec: any): Way[] {
  return list(spec.routes).map(({ match, services, middlewares }): Way => {
    const hosts = [...text(match).matchAll(/\bHost(?:SNI)?\(([^)]*)\)/g)].flatMap(([, names]) => [...names.matchAll(/[`"]([^`"]+)[`"]/g)].map(([, name]) => name));
    const rest = text(match).replace(/\(?\bHost(?:SNI)?\([^)]*\)(?:\s*\|\|\s*Host\([^)]*\))*\)?(?:\s*&&\s*)?/g, '').trim();
    return {
      hosts: hosts.filter(host => host !== '*'),
      path: rest === '' ? '/' : rest,
      services: list(services).map(({ name, port, weight }) => ({ name: text(name), port: text(port), ...typeof weight === 'number' && { weight } })),
      policies: list(middlewares).map(({ name }) => `Middleware ${text(name)}`),
      isSecure: spec.tls !== undefined,
    };
  });
}
