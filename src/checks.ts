import { CheckType, ConfiguredProgram, RequirementCheck } from './requirement-check';

/** An object that a check looks at. */
interface CheckedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

const { INGRESS_NGINX, TRAEFIK, ENVOY_GATEWAY, EXTERNAL_DNS } = ConfiguredProgram;

export function ofCore(kind: 'Service' | 'Secret' | 'ConfigMap' | 'Endpoints', name: string, namespace?: string): CheckedObject {
  return { apiVersion: 'v1', kind, ...namespace !== undefined && { namespace }, name };
}

export function ofIngressClass(name: string): CheckedObject {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', name };
}

/** An object of the API of Gateways, by its name, perhaps with a namespace before it. */
export function ofGatewayApi(kind: 'Gateway' | 'GatewayClass', qualified: string): CheckedObject {
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind, ...named(qualified) };
}

/** A name and its namespace, as `namespace/name` has them. */
export function named(qualified: string): { readonly name: string; readonly namespace?: string } {
  const slash = qualified.indexOf('/');
  return slash < 0 ? { name: qualified } : { namespace: qualified.slice(0, slash), name: qualified.slice(slash + 1) };
}

export function exists(object: CheckedObject): RequirementCheck {
  return { type: CheckType.EXISTS, ...object };
}

export function value(object: CheckedObject, path: string, ...values: string[]): RequirementCheck {
  return { type: CheckType.VALUE, ...object, path, values };
}

/** The keys of a Secret or a ConfigMap. */
export function keys(object: CheckedObject, ...names: string[]): RequirementCheck[] {
  return names.map(name => ({ type: CheckType.PRESENT, ...object, path: `data['${name}']` }));
}

/** A Secret with a certificate for hosts. */
export function certificate(secret: CheckedObject, hosts: readonly string[]): RequirementCheck[] {
  return [value(secret, 'type', 'kubernetes.io/tls'), { type: CheckType.CERTIFICATE, ...secret, values: [...hosts] }];
}

/** Connections to servers: what they speak, and whether the controller reaches them, is another question. */
export function connects(...addresses: string[]): RequirementCheck {
  return { type: CheckType.CONNECTS, values: addresses };
}

/** Other routes of hosts; of all, where there are none. */
export function otherRoutes(hosts: readonly string[]): RequirementCheck {
  return { type: CheckType.OTHERS, ...hosts.length > 0 && { values: [...hosts] } };
}

/** The ConfigMap that ingress-nginx has as a rule. */
const CONFIG_MAP = ofCore('ConfigMap', 'ingress-nginx-controller', 'ingress-nginx');

/** A key in the ConfigMap of ingress-nginx. */
export function ofConfigMap(type: CheckType, key: string, ...values: string[]): RequirementCheck {
  return { type, program: INGRESS_NGINX, ...CONFIG_MAP, path: `data['${key}']`, ...values.length > 0 && { values } };
}

/** A setting in the static configuration of Traefik. */
export function ofTraefik(type: CheckType, path: string, ...values: string[]): RequirementCheck {
  return { type, program: TRAEFIK, path, ...values.length > 0 && { values } };
}

/** A setting of ingress-nginx or of Traefik, by its name: those of Traefik have dots. */
export function ofReader(type: CheckType, setting: string, ...values: string[]): RequirementCheck {
  return setting.includes('.') ? ofTraefik(type, setting, ...values) : ofConfigMap(type, setting, ...values);
}

/** A flag of ingress-nginx. */
export function ofFlag(type: CheckType, flag: string, ...values: string[]): RequirementCheck {
  return { type, program: INGRESS_NGINX, path: flag, ...values.length > 0 && { values } };
}

/** A setting of Envoy Gateway. */
export function ofEnvoyGateway(path: string, expected: string): RequirementCheck {
  return { type: CheckType.VALUE, program: ENVOY_GATEWAY, ...ofCore('ConfigMap', 'envoy-gateway-config', 'envoy-gateway-system'), path, values: [expected] };
}

/** A source of external-dns. */
export function ofExternalDns(source: string): RequirementCheck {
  return { type: CheckType.LISTS, program: EXTERNAL_DNS, path: '--source', values: [source] };
}

/** A group of kinds that the API server has to know. */
export function served(group: string): RequirementCheck {
  return { type: CheckType.SERVED, apiVersion: group };
}
