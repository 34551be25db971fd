import { isIP } from 'node:net';
import { labels, metadata } from './metadata';
import {
  anything, boolean, Check, emptyOr, Fields, given, integer, integerWithin, isObject, list, nameOf, object, oneOf, Refuse, show, text, textThat,
} from './schema';
import { checkAddress, dnsLabel, portWord, qualifiedName } from './texts';
import { parseIp } from '../../../../src/kubernetes/ips';
import { isDnsSubdomain } from '../../../../src/kubernetes/names';
import { Json, Path } from '../../manifests';

export const PORT = integerWithin(1, 65535, 'port');
export const PROTOCOL = oneOf('TCP', 'UDP', 'SCTP');

/** A number or a name: 0 and the empty text are none. */
const targetPort: Check = (value, path, refuse) => {
  if (typeof value === 'string') {
    emptyOr(portWord)(value, path, refuse);
  } else if (value !== 0) {
    PORT(value, path, refuse);
  }
};

/** With several ports each has a name, and no name stands twice. */
export function checkPortNames(ports: Json, path: Path, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const [i, port] of (Array.isArray(ports) ? ports : []).entries()) {
    const name = isObject(port) && typeof port.name === 'string' ? port.name : '';
    if (name === '' && (ports as Json[]).length > 1) {
      refuse('missing', [...path, i], `${nameOf([...path, i, 'name'])} is missing: with several ports each needs a name`, 'name each port');
    } else if (seen.has(name)) {
      refuse('value', [...path, i, 'name'], `the name ${show(name)} stands twice`, 'give each port a name of its own');
    }
    seen.add(name);
  }
}

const ports: Check = (value, path, refuse) => {
  list(object({ name: emptyOr(dnsLabel), protocol: emptyOr(PROTOCOL), appProtocol: qualifiedName, port: PORT, targetPort, nodePort: emptyOr(integer) }, ['port']))(value, path, refuse);
  checkPortNames(value, path, refuse);
  const seen = new Set<string>();
  for (const [i, port] of (Array.isArray(value) ? value : []).entries()) {
    const key = isObject(port) ? `${String(port.port)}/${String(port.protocol ?? 'TCP')}` : '';
    if (seen.has(key)) {
      refuse('value', [...path, i], `the port ${key} stands twice`, 'take one of them out');
    }
    seen.add(key);
  }
};

const externalName: Check = textThat((value, path, refuse) => {
  const bare = value.replace(/\.$/, '');
  if (value !== '' && (bare === '' || !isDnsSubdomain(bare))) {
    const meant = value.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[:/].*$/, '');
    refuse('value', path, `${show(value)} is no DNS name in lower case`, isDnsSubdomain(meant) && meant !== value ? `write ${meant}` : 'write the DNS name of the server alone');
  }
});

const clusterIp: Check = textThat((value, path, refuse) => {
  if (value !== '' && value !== 'None' && isIP(value) === 0) {
    refuse('value', path, `${show(value)} is neither "None" nor an IP address`, value.toLowerCase() === 'none' ? 'write None' : 'leave it out: the cluster chooses one');
  }
});

const range: Check = textThat((value, path, refuse) => {
  const [address, bits] = value.trim().split('/');
  const ip = parseIp(address);
  const most = ip?.family === 'IPv4' ? 32 : 128;
  if (!ip || !/^\d{1,3}$/.test(bits ?? '') || Number(bits) > most) {
    refuse('value', path, `${show(value)} is no range such as 10.0.0.0/8`, 'write an address, "/" and the length of its prefix');
  } else if (ip.family === 'IPv4' && address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) % 2 ** (32 - Number(bits)) !== 0) {
    refuse('value', path, `${show(value)} has bits behind its prefix`, 'write the first address of the range');
  }
});

const spec = object({
  ports,
  selector: labels,
  clusterIP: clusterIp,
  clusterIPs: list(clusterIp),
  type: emptyOr(oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName')),
  externalIPs: list(textThat((value, path, refuse) => checkAddress(value, path, refuse, false))),
  sessionAffinity: emptyOr(oneOf('None', 'ClientIP')),
  loadBalancerIP: text,
  loadBalancerSourceRanges: list(range),
  externalName: text,
  externalTrafficPolicy: emptyOr(oneOf('Cluster', 'Local')),
  healthCheckNodePort: integer,
  publishNotReadyAddresses: boolean,
  sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: integer }) }),
  ipFamilyPolicy: oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  ipFamilies: list(oneOf('IPv4', 'IPv6')),
  allocateLoadBalancerNodePorts: boolean,
  loadBalancerClass: qualifiedName,
  internalTrafficPolicy: oneOf('Cluster', 'Local'),
  trafficDistribution: oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode'),
}, [], checkTogether);

function checkTogether(value: Fields, path: Path, refuse: Refuse): void {
  const type = value.type || 'ClusterIP';
  const isName = type === 'ExternalName';
  if (isName && (value.externalName ?? '') === '') {
    refuse('missing', path, 'spec.externalName is missing, and a Service of type ExternalName is made of it', 'add the DNS name of the server');
  }
  if (isName && (value.clusterIP ?? '') !== '') {
    refuse('value', [...path, 'clusterIP'], 'a Service of type ExternalName has no cluster IP', 'take it out');
  }
  if (isName && given(value.externalName)) {
    externalName(value.externalName, [...path, 'externalName'], refuse);
  }
  checkFamilies(value, isName, path, refuse);
  checkBalancer(value, String(type), path, refuse);
  const written = Array.isArray(value.ports) ? value.ports : [];
  if (!isName && value.clusterIP !== 'None' && written.length === 0) {
    refuse('missing', path, 'spec.ports is missing', 'add the ports');
  }
  const { clientIP } = (isObject(value.sessionAffinityConfig) ? value.sessionAffinityConfig : {}) as Fields;
  const timeout = isObject(clientIP) ? clientIP.timeoutSeconds : undefined;
  if (value.sessionAffinity === 'ClientIP' && typeof timeout === 'number' && (timeout < 1 || timeout > 86400)) {
    refuse('value', [...path, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], `the timeout is ${timeout}, and may be from 1 to 86400`, 'correct it');
  }
  const seen = new Set<Json>();
  for (const [i, port] of written.entries()) {
    const node = isObject(port) ? port.nodePort : undefined;
    if (!given(node) || node === 0) {
      continue;
    }
    const at = [...path, 'ports', i, 'nodePort'];
    if (type === 'ClusterIP' || isName) {
      refuse('port', at, `a Service of type ${String(type)} has no port on nodes`, 'take nodePort out, or set the type to NodePort');
    } else if (typeof node === 'number' && (node < 30000 || node > 32767)) {
      refuse('port', at, `${node} is outside the range of ports on nodes, 30000 to 32767`, 'write one of the range, or leave it out');
    } else if (seen.has(node)) {
      refuse('port', at, `the port on nodes ${show(node)} stands twice`, 'leave one out');
    }
    seen.add(node);
  }
}

function checkFamilies(value: Fields, isName: boolean, path: Path, refuse: Refuse): void {
  const families = Array.isArray(value.ipFamilies) ? value.ipFamilies : [];
  if (Array.isArray(value.clusterIPs) && value.clusterIPs.length > 0 && (value.clusterIP ?? '') !== value.clusterIPs[0]) {
    refuse('value', [...path, 'clusterIPs'], 'the first of spec.clusterIPs is not spec.clusterIP', 'write spec.clusterIP alone, or both the same');
  }
  if (new Set(families).size < families.length) {
    refuse('value', [...path, 'ipFamilies'], 'a family stands twice', 'take one of them out');
  } else if (families.length > 1 && !/DualStack$/.test(String(value.ipFamilyPolicy))) {
    refuse('value', [...path, given(value.ipFamilyPolicy) ? 'ipFamilyPolicy' : 'ipFamilies'], 'two families stand with a policy of a single one', 'write ipFamilyPolicy: PreferDualStack');
  }
  const field = ['ipFamilyPolicy', 'ipFamilies'].find(each => given(value[each]));
  if (isName && field !== undefined) {
    refuse('value', [...path, field], `a Service of type ExternalName has no ${field}`, 'take it out');
  }
}

/** What only Services that are reached from outside the cluster may have. */
function checkBalancer(value: Fields, type: string, path: Path, refuse: Refuse): void {
  const isExternal = type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && Array.isArray(value.externalIPs) && value.externalIPs.length > 0);
  const wrong = {
    externalTrafficPolicy: (value.externalTrafficPolicy ?? '') !== '' && !isExternal,
    healthCheckNodePort: (value.healthCheckNodePort ?? 0) !== 0 && !(type === 'LoadBalancer' && value.externalTrafficPolicy === 'Local'),
    ...Object.fromEntries(['loadBalancerClass', 'allocateLoadBalancerNodePorts', 'loadBalancerSourceRanges']
      .map(field => [field, type !== 'LoadBalancer' && given(value[field]) && (value[field] as Json[]).length !== 0])),
  };
  for (const [field, isWrong] of Object.entries(wrong)) {
    if (isWrong) {
      refuse('value', [...path, field], `a Service of type ${type} has no ${field}`, 'take it out');
    }
  }
}

export const SERVICE = object({
  apiVersion: text,
  kind: text,
  metadata: metadata(dnsLabel),
  spec,
  status: object({ loadBalancer: anything, conditions: anything }),
}, ['metadata', 'spec']);
