import { AnnotationReader, HealthCheck, IngressController } from '../../../src';
import { failure, loadBalancer } from '../../support';

const NONE = 'the annotations have no health checks: of a request that meets a backend which refuses, another attempt is made, and that is all; '
  + 'let whoever takes a server down take its address out, or mark it as not ready, or another controller:';
const ENVOY_GATEWAY = 'IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()';

test.each([
  ['active', HealthCheck.active('/healthz'), ENVOY_GATEWAY],
  ['passive', HealthCheck.passive(), `IngressController.traefik(), ${ENVOY_GATEWAY}`],
])('%s ones are refused, whoever reads the annotations', (kind, check, others) => {
  for (const reader of Object.values(AnnotationReader)) {
    expect(failure(() => loadBalancer({ healthChecks: [check], controller: IngressController.ingressNginx({ reader }) })))
      .toBe(`zl/Lb: healthChecks: got HealthCheck.${kind}(), allowed is what this controller can do, and ${NONE} ${others}`);
  }
});
