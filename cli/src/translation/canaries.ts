import { Asked, Said } from './concern';
import { IngressObject, IngressPath, Known, nginxAnnotations } from './ingress';
import { Annotations } from './readings';
import { Reasons, TranslatedLoadBalancer } from './translation';
import { isOn } from './values';
import { CanaryOptions } from '../../../src';
import { checkRouting } from '../../../src/policies/canaries';

/** What is said of an Ingress that is a canary: the load balancer of the main Ingress has it. */
export function canary({ own }: Asked): Said {
  const { options, unsaid } = routingOf(own);
  checkRouting(options, []);
  return { unsaid };
}

/** The canary of a Service of an Ingress: of several, ingress-nginx takes the first. */
export function canariesOf(ingress: IngressObject, service: string, known: Known): TranslatedLoadBalancer['canaries'] {
  const paths = pathsOf(ingress).filter(({ of }) => of.backend?.service?.name === service).map(({ key }) => key);
  for (const other of (known.others ?? []).filter(each => isOn(nginxAnnotations(each).canary))) {
    for (const { key, of } of pathsOf(other)) {
      const target = of.backend?.service;
      const isOne = target && target.name !== service && paths.includes(key);
      const servers = isOne ? known.service(target.name, target.port?.number ?? target.port?.name) : undefined;
      if (servers) {
        const { backends, servicePort } = servers;
        const options = { backends, ...servicePort !== undefined && { servicePort }, ...routingOf(nginxAnnotations(other)).options };
        return [{ id: 'canary', options, from: other.metadata?.name, service: target!.name }];
      }
    }
  }
  return [];
}

/** The paths of an Ingress: a canary has to have one of the main Ingress to the letter. */
function pathsOf({ spec }: IngressObject): { readonly key: string; readonly of: IngressPath }[] {
  return (spec?.rules ?? []).flatMap(({ host = '', http }) => (http?.paths ?? []).map(of => (
    { key: JSON.stringify([host, of.path || '/', of.pathType ?? 'ImplementationSpecific']), of }
  )));
}

/** Which requests it gets, and what of that no prop says. */
function routingOf(annotations: Annotations): { readonly options: CanaryOptions; readonly unsaid: Reasons } {
  const {
    'canary-weight': weight, 'canary-weight-total': total = '100', 'canary-by-header': header, 'canary-by-header-value': headerValue,
    'canary-by-header-pattern': pattern, 'canary-by-cookie': cookie, 'affinity-canary-behavior': behavior,
  } = annotations;
  const share = weight === undefined ? undefined : Number(weight) * 100 / Math.max(100, Number(total));
  const isShare = share === undefined || Number.isInteger(share);
  return {
    options: { weight: isShare ? share : undefined, header, headerValue: headerValue || undefined, cookie },
    unsaid: {
      ...!isShare && { 'canary-weight': 'no prop: a share that is no whole percentage' },
      ...pattern !== undefined && !headerValue && { 'canary-by-header-pattern': 'no prop: a pattern of the value of a header' },
      ...behavior === 'legacy' && { 'affinity-canary-behavior': 'no prop: clients with a session cookie that are led anew with each request' },
    },
  };
}
