import { createPrivateKey, X509Certificate } from 'node:crypto';
import { placesOf, missing } from './values';
import { CheckType, RequirementCheck } from '../../../../src';
import { all, fails, Finding, holds, State, untold } from '../finding';
import { named, Scene } from '../manifest';

const SECRET = { apiVersion: 'v1', kind: 'Secret' };

/** A certificate for hosts: in a Secret, at a listener of a Gateway, or named by a flag. */
export async function checkCertificate(check: RequirementCheck, scene: Scene): Promise<Finding> {
  const hosts = check.values ?? [];
  if (check.kind === 'Secret') {
    return certificateIn({ namespace: check.namespace, name: check.name! }, hosts, scene);
  }
  return check.kind === 'Gateway' ? ofListener(check, hosts, scene) : ofFlag(check, hosts, scene);
}

async function ofFlag(check: RequirementCheck, hosts: readonly string[], scene: Scene): Promise<Finding> {
  const places = await placesOf({ ...check, type: CheckType.VALUE }, scene);
  if (!Array.isArray(places)) {
    return places as Finding;
  }
  return all(await Promise.all(places.map(({ where, values: [value] }) => {
    const [namespace, name] = String(value ?? '').split('/');
    return name ? certificateIn({ namespace, name }, hosts, scene) : fails(`${where} is not set`);
  })));
}

async function ofListener({ apiVersion, kind, namespace, name, path }: RequirementCheck, hosts: readonly string[], scene: Scene): Promise<Finding> {
  const reference = { apiVersion: apiVersion!, kind: kind!, namespace, name: name! };
  const gateway = await scene.cluster.object(reference);
  const listener = gateway?.spec?.listeners?.find((each: any) => each.name === path);
  if (!listener) {
    return gateway ? fails(`${named(reference)} has no listener ${path}`) : missing(reference, scene);
  }
  const references = (listener.tls?.certificateRefs ?? []).filter(({ kind: of = 'Secret' }) => of === 'Secret');
  if (references.length === 0) {
    return fails(`the listener ${path} of ${named(reference)} names no Secret with a certificate`);
  }
  const findings: Finding[] = await Promise.all(references.map((each: any) => (
    certificateIn({ namespace: each.namespace ?? gateway.metadata.namespace, name: each.name }, hosts, scene)
  )));
  // Of several, the one for the host is presented.
  return findings.find(({ state }) => state === State.HOLDS) ?? (references.length > 1 ? untold(all(findings).message) : findings[0]);
}

async function certificateIn(secret: { namespace?: string; name: string }, hosts: readonly string[], scene: Scene): Promise<Finding> {
  const reference = { ...SECRET, ...secret };
  const object = await scene.cluster.object(reference);
  if (object === undefined) {
    return missing(reference, scene);
  }
  const where = named(reference);
  const [text, key] = ['tls.crt', 'tls.key'].map(name => textIn(object, name));
  if (text === undefined || key === undefined) {
    return fails(`${where} has no ${text === undefined ? 'tls.crt' : 'tls.key'}`);
  }
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(text);
  } catch {
    return fails(`the tls.crt of ${where} is no certificate in PEM`);
  }
  const other = hosts.filter(host => !isFor(certificate, host));
  const now = Date.now();
  return all([
    other.length === 0 ? holds(`the certificate in ${where} is for ${hosts.join(', ') || certificate.subject}, until ${certificate.validTo}`)
      : fails(`the certificate in ${where} is for ${namesOf(certificate).join(', ') || 'no name'}, and not for ${other.join(', ')}`),
    ...now > Date.parse(certificate.validTo) ? [fails(`the certificate in ${where} has expired on ${certificate.validTo}`)] : [],
    ...now < Date.parse(certificate.validFrom) ? [fails(`the certificate in ${where} is valid from ${certificate.validFrom} on`)] : [],
    ...isKeyOf(certificate, key) ? [] : [fails(`the tls.key of ${where} is not the key of its certificate`)],
  ]);
}

function isKeyOf(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

/** The DNS names of a certificate: clients look at no others. */
function namesOf({ subjectAltName = '' }: X509Certificate): string[] {
  return [...subjectAltName.matchAll(/DNS:([^,\s]+)/g)].map(([, name]) => name.toLowerCase());
}

function isFor(certificate: X509Certificate, host: string): boolean {
  const names = namesOf(certificate);
  return names.includes(host) || (!host.startsWith('*.') && names.includes(`*.${host.slice(host.indexOf('.') + 1)}`));
}

/** Users as htpasswd writes them. Nothing of them is shown. */
export async function checkUsers({ namespace, name, path, values: hashes = [] }: RequirementCheck, scene: Scene): Promise<Finding> {
  const reference = { ...SECRET, namespace, name: name! };
  const object = await scene.cluster.object(reference);
  if (object === undefined) {
    return missing(reference, scene);
  }
  const where = named(reference);
  const keys = Object.keys(object.data ?? {});
  if (path === undefined && object.type === 'kubernetes.io/basic-auth') {
    return ['username', 'password'].every(key => textIn(object, key)) ? holds(`${where} has a user`) : fails(`${where} lacks username or password`);
  }
  if (path === undefined ? keys.length !== 1 : !keys.includes(path)) {
    return fails(path === undefined ? `${where} has ${keys.length} keys in place of one` : `${where} has no key ${path}`);
  }
  const key = path ?? keys[0];
  const lines = textIn(object, key)!.split('\n').map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'));
  const findings = lines.map((line, i) => hashIn(line, hashes, `line ${i + 1} of ${key} in ${where}`));
  return findings.length === 0 ? fails(`${key} in ${where} has no user`) : all(findings);
}

function hashIn(line: string, hashes: readonly string[], where: string): Finding {
  const [, hash] = /^[^:]+:(\S+)$/.exec(line) ?? [];
  if (hash === undefined) {
    return fails(`${where} is no "name:hash"`);
  }
  return hashes.some(start => hash.startsWith(start)) ? holds(`the users have hashes that are known (${hashes.join(', ')})`)
    // The oldest kind of hash looks like any text.
    : hashes.includes('$') && /^[./0-9A-Za-z]{13}$/.test(hash) ? untold(`${where} is a hash of crypt, or a password as it is`)
      : fails(`${where} has no hash that starts with ${hashes.join(' or ')}`);
}

function textIn(secret: any, key: string): string | undefined {
  const value = secret.data?.[key];
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString() : undefined;
}
