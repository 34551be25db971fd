import { Asked, KnownAnnotations } from './known';
import { isDnsSubdomain } from '../../../kubernetes/names';

/** What a Certificate has fields for. */
const FIELDS = 'alt-names|ip-sans|uri-sans|email-sans|common-name|duration|renew-before|renew-before-percentage|usages|revision-history-limit|secret-template'
  + '|private-key-(?:algorithm|encoding|size|rotation-policy)'
  + '|subject-(?:organizations|organizationalunits|countries|provinces|localities|streetaddresses|postalcodes|serialnumber)|literal-subject';

const ON_INGRESS = { read: 'cert-manager reads it on an Ingress or a Gateway', on: ['Ingress'] } as const;

/**
 * The annotations of cert-manager, which makes Certificates of Ingresses and Gateways, and of no other routing object.
 *
 * @see https://cert-manager.io/docs/usage/ingress/
 * @see https://cert-manager.io/docs/usage/gateway/
 */
export const CERT_MANAGER: readonly KnownAnnotations[] = [
  { keys: /^cert-manager\.io\/(cluster-issuer|issuer)$/, ...ON_INGRESS, instead: askTheProp },
  { keys: /^cert-manager\.io\/issuer-(kind|group)$/, ...ON_INGRESS, instead: () => 'set the prop tls to Tls.certManager(), or write a Certificate of your own for an issuer of another kind, and name its Secret with Tls.fromSecret()' },
  { keys: /^kubernetes\.io\/tls-acme$/, ...ON_INGRESS, read: 'cert-manager reads it on an Ingress', instead: askTheProp },
  { keys: new RegExp(`^cert-manager\\.io/(${FIELDS})$`), ...ON_INGRESS, instead: ownCertificate },
  { keys: /^acme\.cert-manager\.io\/http01-(edit-in-place|ingress-class|ingress-ingressclassname)$/, ...ON_INGRESS, instead: () => 'take it out, and set the class of the solver in the issuer' },
  // With --extra-certificate-annotations, cert-manager copies these from an Ingress to its Certificate.
  { keys: /^(cert-manager\.io\/issue-temporary-certificate|acme\.cert-manager\.io\/http01-override-.*|venafi\.cert-manager\.io\/.*)$/, ...ON_INGRESS, read: 'cert-manager reads it on a Certificate', instead: ownCertificate },
  { keys: /^certmanager\.k8s\.io\//, read: 'cert-manager reads those of cert-manager.io/ instead', instead: askTheProp },
  { keys: /^(acme\.)?cert-manager\.io\//, read: 'cert-manager reads none of this name on a routing object', instead: askTheProp },
];

/** Whether cert-manager makes a Certificate of an Ingress only together with its `spec.tls`. */
export function needsTls(key: string): boolean {
  return /^((acme\.|venafi\.)?cert-manager\.io\/|kubernetes\.io\/tls-acme$)/.test(key);
}

/** Another word for an annotation of cert-manager: the prop that asks it for a certificate. */
export function askTheProp({ name, value, route }: Pick<Asked, 'name' | 'value' | 'route'>): string {
  const { tls } = route;
  if (tls?.clusterIssuer !== undefined || tls?.issuer !== undefined) {
    return 'take it out: the prop tls names the issuer';
  }
  const named = /issuer(-?name)?$/.test(name) && isDnsSubdomain(value);
  const call = named ? `Tls.certManager({ ${/cluster/.test(name) ? 'clusterIssuer' : 'issuer'}: ${JSON.stringify(value)} })` : 'Tls.certManager() with the name of the issuer';
  return `set the prop tls to ${call}${route.hosts.length === 0 ? ', and hosts, since a certificate is for names' : ''}`;
}

function ownCertificate(): string {
  return 'write a Certificate of your own that has it, and name its Secret with Tls.fromSecret()';
}
