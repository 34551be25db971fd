import { join } from 'node:path';
import { GoController } from './go-program';

/** The control plane of Envoy; its resources are those of Gateway API and some of its own. */
export const ENVOY_GATEWAY: GoController = {
  name: 'envoy-gateway',
  definedIn: __filename,
  module: join(__dirname, '..', 'controllers', 'envoy-gateway'),
  main: 'github.com/envoyproxy/gateway/cmd/envoy-gateway',
  versionOf: 'github.com/envoyproxy/gateway',
  versionVariables: version => ({ 'github.com/envoyproxy/gateway/internal/cmd/version.envoyGatewayVersion': version }),
  crds: ['gatewayapi-crds.yaml', 'generated'].map(each => `charts/gateway-helm/charts/crds/crds/${each}`),
};
