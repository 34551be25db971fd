import { invalid } from '../../basics/errors';
import { checkDnsSubdomain, checkNamespace, NameAdvice, ofExisting } from '../../kubernetes/names';

/** An existing Gateway. */
export interface GatewayReference {
  /** Its name. */
  readonly name: string;

  /**
   * Its namespace.
   *
   * @default - the one that the routes are applied to
   */
  readonly namespace?: string;

  /**
   * The http listener, which redirects to https where a host has a certificate.
   *
   * @default "http"
   */
  readonly httpListener?: string;

  /**
   * The https listener, which serves hosts with a certificate.
   *
   * @default "https"
   */
  readonly httpsListener?: string;
}

/** Names that a Gateway and its listeners can have. */
export function checkGatewayReference(gateway: GatewayReference): void {
  const of = 'gateway of IngressController.gatewayApi()';
  if (typeof gateway !== 'object') {
    throw invalid('gateway-api.gateway', of, gateway, 'a GatewayReference, which has the name of the Gateway', 'pass it as the field name');
  }
  const { name, namespace, httpListener, httpsListener } = gateway;
  checkDnsSubdomain(`name of ${of}`, name, ofExisting('Gateway', 'its namespace is a field beside it'));
  if (namespace !== undefined) {
    checkNamespace(`namespace of ${of}`, namespace);
  }
  for (const [option, listener] of Object.entries({ httpListener, httpsListener })) {
    if (listener !== undefined) {
      checkDnsSubdomain(`${option} of ${of}`, listener, ofListener);
    }
  }
  if ((httpListener ?? HTTP) === (httpsListener ?? HTTPS)) {
    throw invalid('gateway-api.one-listener', `httpsListener of ${of}`, httpsListener ?? HTTPS, 'another listener than that for http: it takes one protocol, and a redirect would lead back to it',
      'name the listener of the protocol HTTPS, and as httpListener that of HTTP');
  }
}

/** The listeners where nobody names others. */
export const HTTP = 'http';
export const HTTPS = 'https';

const ofListener: NameAdvice = () => 'pass the name of the listener as it stands in the Gateway';
