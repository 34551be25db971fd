/** A field that no prop expresses, with the manifests that it stands in. */
export interface Field {
  readonly why: string;
  readonly field: string;
  readonly cases: string[];
}

/**
 * What no prop can express, and why that is so. Which manifest stands here is decided by `manifestToProps()`; the table
 * makes it known.
 */
export const INEXPRESSIBLE: Field[] = [
  ...because('Services have the type that their backends need, ClusterIP or ExternalName, and a cluster IP that the cluster chooses', {
    'spec.type': ['595-svc-nodeport-out-of-range', '597-svc-nodeport-dup-in-service', '677-svc-type-bad'],
    'spec.clusterIP': [
      '055-externalname-with-clusterip', '057-externalname-with-clusterip-empty', '599-svc-headless-no-ports',
      '601-svc-headless-targetport-differs', '603-svc-headless-lowercase-none', '605-svc-headless-selectorless-dup',
      '633-svc-headless-selectorless-requiredualstack', '649-svc-clusterip-out-of-range', '651-svc-clusterip-ipv6', '653-svc-clusterip-hostname',
      '655-svc-clusterip-broadcast',
    ],
    'spec.ipFamilies': ['629-svc-ipfamilies-ipv6-on-v4-cluster', '631-svc-ipfamilies-bad'],
    'spec.ipFamilyPolicy': ['625-svc-ipfamilypolicy-singlestack', '627-svc-ipfamilypolicy-requiredualstack'],
    'spec.externalName': ['059-externalname-no-type'],
  }),
  ...because('clients come through the controller, so that a Service needs no way in of its own', {
    'spec.externalIPs': [
      '061-externalname-ip-with-externalips', '657-svc-externalips-ok', '659-svc-externalips-linklocal', '661-svc-externalips-unspecified',
      '663-svc-externalips-hostname', '665-svc-externalips-cidr',
    ],
    'spec.externalTrafficPolicy': [
      '635-svc-externaltrafficpolicy-nodeport-local', '637-svc-externaltrafficpolicy-nodeport-cluster', '639-svc-externaltrafficpolicy-bad',
    ],
    'spec.loadBalancerClass': ['675-svc-lb-class'],
    'spec.loadBalancerIP': ['667-svc-loadbalancerip', '669-svc-loadbalancerip-bad'],
    'spec.loadBalancerSourceRanges': ['671-svc-lb-source-ranges', '673-svc-lb-source-ranges-hostbits'],
    'spec.ports.nodePort': ['593-svc-nodeport-with-clusterip'],
  }),
  ...because('the servers stand outside the cluster, so that no Pods are selected', {
    'spec.selector': ['681-svc-selector-bad-value'],
    'subsets.addresses.nodeName': ['140-endpoints-nodename-bad'],
    'endpoints.nodeName': ['256-slice-nodename'],
  }),
  ...because('requests are spread by the controller, which does not ask the Service', {
    'spec.sessionAffinity': [
      '613-svc-affinity-clientip', '615-svc-affinity-cookie', '617-svc-affinity-timeout-1', '619-svc-affinity-timeout-86401',
      '623-svc-affinity-none-with-config',
    ],
    'spec.sessionAffinityConfig': ['621-svc-affinity-config-without-affinity'],
    'spec.internalTrafficPolicy': ['641-svc-internaltrafficpolicy-bad'],
    'spec.trafficDistribution': [
      '643-svc-trafficdistribution-prefersamezone', '645-svc-trafficdistribution-roundrobin', '647-svc-trafficdistribution-empty',
    ],
    'endpoints.hints': ['260-slice-hints-forzones'],
    'metadata.annotations': ['685-svc-topology-annotation', '687-svc-tolerate-unready-annotation'],
  }),
  ...because('one port, which the library names itself', {
    'no spec.ports': ['561-svc-ports-missing'],
    'spec.ports beyond the first': ['607-svc-one-named-one-unnamed', '609-svc-dup-ports', '611-svc-dup-targetports'],
    'spec.ports.name': ['563-svc-portname-uppercase', '565-svc-portname-16-chars', '567-svc-portname-64-chars', '569-svc-portname-dot'],
    'spec.ports.targetPort as a name': [
      '573-svc-targetport-named', '575-svc-targetport-named-uppercase', '579-svc-targetport-double-hyphen', '581-svc-targetport-empty-string',
    ],
    'no subsets.ports': ['114-endpoints-ports-missing'],
    'no subsets.ports.port': ['116-endpoints-port-missing'],
    'subsets.ports beyond the first': ['124-endpoints-one-named-one-unnamed', '126-endpoints-dup-port-number-two-names'],
    'subsets.ports.name': ['130-endpoints-portname-uppercase', '132-endpoints-portname-underscore'],
    'no ports': ['230-slice-ports-missing'],
    'ports beyond the first': ['210-slice-101-ports', '240-slice-two-unnamed-ports', '242-slice-dup-port-names'],
    'ports.name': [
      '232-slice-port-null', '234-slice-port-negative', '236-slice-port-65535', '238-slice-port-string', '244-slice-portname-16-chars',
      '246-slice-portname-differs-from-service',
    ],
  }),
  ...because('HTTP is spoken over TCP, in the version that the controller chooses', {
    'spec.ports.protocol': ['585-svc-protocol-SCTP', '587-svc-protocol-HTTP'],
    'spec.ports.appProtocol': ['589-svc-appprotocol-http', '591-svc-appprotocol-bad'],
    'subsets.ports.protocol': ['134-endpoints-protocol-http'],
    'subsets.ports.appProtocol': ['138-endpoints-appprotocol-bad'],
    'ports.protocol': ['224-slice-protocol-UDP', '226-slice-protocol-tcp-lower', '228-slice-protocol-empty'],
    'ports.appProtocol': ['248-slice-appprotocol-h2c', '250-slice-appprotocol-uppercase', '252-slice-appprotocol-empty'],
  }),
  ...because('the library names slices itself, and chooses their address type by the address', {
    'metadata.name of a slice beyond a label': ['266-slice-name-dots', '268-slice-name-254'],
    'addressType': [
      '186-slice-addresstype-missing', '188-slice-addresstype-IP', '190-slice-fqdn', '192-slice-fqdn-single-label',
      '194-slice-fqdn-trailing-dot', '196-slice-fqdn-underscore',
    ],
    'addressType unlike the address': ['184-slice-ipv4-type-with-v6-address'],
  }),
  ...because('a backend is one address, which takes requests or does not', {
    'endpoints.addresses beyond the first': [
      '204-slice-endpoint-2-addresses', '206-slice-endpoint-101-addresses', '208-slice-dup-address-same-endpoint',
    ],
    'endpoints.conditions.serving': ['220-slice-conditions-ready-and-terminating'],
    'endpoints.hostname': ['254-slice-hostname-uppercase'],
    'subsets.addresses.hostname': ['101-endpoints-ip-missing'],
  }),
  ...because('an Ingress names its class, and the number of the port of the Service beside it', {
    'no spec.ingressClassName': ['015-class-annotation-empty-alone'],
    'no backend': ['482-ing-backend-missing'],
    'no backend.service': ['426-ing-backend-service-missing'],
    'no backend.service.port': ['424-ing-backend-port-missing'],
    'no backend.service.port.number': ['416-ing-backend-port-empty'],
    'backend.service.port.name': ['414-ing-backend-name-and-number', '420-ing-backend-port-name-uppercase', '422-ing-backend-port-name-digits'],
    'backend.resource': ['442-ing-backend-resource-and-service'],
  }),
  ...because('the path types are those of RoutePath', {
    'spec.rules.http.paths.pathType': ['410-ing-pathtype-lower-prefix', '412-ing-pathtype-empty'],
  }),
  ...because('the status is written by the cluster', {
    status: [
      '003-seed-ingress', '005-seed-ingress-implementationspecific', '689-status-ingress-bad-ip', '691-status-ingress-top-level-unknown',
      '693-status-ingress-null', '695-status-service-clusterip', '697-status-endpointslice',
    ],
  }),
  ...because('the class of an Ingress comes with the controller', {
    'networking.k8s.io/v1 IngressClass': ['021-ingressclass-ok', '023-ingressclass-controller-no-slash', '025-ingressclass-uppercase-name'],
  }),
  ...because('only stable versions of an API are rendered', {
    'discovery.k8s.io/v1beta1 EndpointSlice': ['264-slice-v1beta1'],
    'extensions/v1beta1 Ingress': ['440-ing-extensions-v1beta1'],
  }),
  ...because('no API has the field', {
    'spec': ['146-endpoints-subsets-under-spec', '270-slice-under-spec'],
    'spec.foo': ['535-ing-unknown-field-strict', '683-svc-unknown-field'],
    'backend.serviceName': ['438-ing-backend-old-servicename-fields'],
    'subsets.ports.targetPort': ['142-endpoints-targetport-instead-of-port'],
    'endpoints.topology': ['262-slice-topology-v1beta1-field'],
  }),
  ...because('whether a namespace exists, only the cluster knows', {
    'metadata.namespace': ['537-ing-namespace-no-such'],
  }),
];

function because(why: string, fields: { [field: string]: string[] }): Field[] {
  return Object.entries(fields).map(([field, cases]) => ({ why, field, cases }));
}
