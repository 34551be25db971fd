import { Said } from './concern';
import { IngressObject, PREFIX } from './ingress';
import { Remark } from './translation';
import { checkExternalAddress } from '../../../src/routing/external-address';

/** The issuer that cert-manager is asked for a certificate. */
export interface Issuer {
  readonly clusterIssuer?: string;
  readonly issuer?: string;
}

/** What the annotations of others than ingress-nginx say. */
export interface OtherAnnotations {
  readonly said: Said;
  readonly certificate?: Issuer;
  readonly className?: string;
  readonly unsaid: readonly Remark[];
  readonly idle: readonly Remark[];
  readonly props: { readonly [annotation: string]: string };
}

const CLUSTER_ISSUER = 'cert-manager.io/cluster-issuer';
const ISSUER = 'cert-manager.io/issuer';
const TARGET = 'external-dns.alpha.kubernetes.io/target';
const CLASS = 'kubernetes.io/ingress.class';

/** What kubectl writes down for itself. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export function otherAnnotations({ metadata, spec }: IngressObject): OtherAnnotations {
  const others = Object.fromEntries(Object.entries(metadata?.annotations ?? {}).filter(([key]) => !key.startsWith(PREFIX)));
  const unsaid: Remark[] = [];
  const idle: Remark[] = [];
  const props: { [annotation: string]: string } = {};
  const hasTls = (spec?.tls ?? []).length > 0;
  let said: Said = {};
  for (const [of, value] of Object.entries(others)) {
    if (of === CLUSTER_ISSUER || of === ISSUER) {
      if (hasTls && !(of === ISSUER && CLUSTER_ISSUER in others)) {
        props[of] = 'tls';
      } else {
        idle.push({ of, value, why: hasTls ? `without effect: ${CLUSTER_ISSUER} comes first` : 'without effect: the Ingress has no tls' });
      }
    } else if (of === TARGET) {
      try {
        said = { balancer: { externalAddress: checkExternalAddress(value) } };
        props[of] = 'externalAddress';
      } catch (e) {
        unsaid.push({ of, value, why: (e as Error).message });
      }
    } else if (of === CLASS) {
      props[of] = 'the class of the controller';
    } else if (of === LAST_APPLIED) {
      idle.push({ of, value, why: 'written by kubectl for itself' });
    } else {
      unsaid.push({ of, value, why: 'an annotation for others: pass it on with the prop annotations where they read it' });
    }
  }
  return {
    said,
    unsaid,
    idle,
    props,
    className: others[CLASS],
    certificate: CLUSTER_ISSUER in props ? { clusterIssuer: others[CLUSTER_ISSUER] } : ISSUER in props ? { issuer: others[ISSUER] } : undefined,
  };
}
