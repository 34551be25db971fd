import { Asked, forAll, Said } from './concern';
import { isOn } from './values';

/** Errors that a Service answers. The controller's own default backend is for all of its Ingresses, and so nothing of a route. */
export function customErrors({ own, known }: Asked): Said {
  const { 'custom-http-errors': codes, 'default-backend': serviceName, 'disable-proxy-intercept-errors': passed } = own;
  if (codes === undefined || serviceName === undefined) {
    return { unsaid: forAll(own, codes === undefined ? 'no prop: a Service that answers where a route has no server' : 'no prop: the default backend of the controller') };
  }
  if (isOn(passed)) {
    return { unsaid: forAll(own, 'no prop: errors of ingress-nginx itself without those of the servers') };
  }
  const service = known.service(serviceName, undefined);
  return service === undefined ? { unsaid: forAll(own, `the Service ${serviceName} is not known, and so neither is its first port`) } : {
    options: { customErrors: { codes: [...new Set(codes.split(',').filter(code => code !== '').map(Number))], serviceName, servicePort: service.servicePort ?? 80 } },
    changed: { 'default-backend': 'it answers errors, and requests that find no server only where the controller does that by itself' },
  };
}
