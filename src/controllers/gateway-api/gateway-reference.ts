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
}

const ofListener: NameAdvice = () => 'pass the name of the listener as it stands in the Gateway';
