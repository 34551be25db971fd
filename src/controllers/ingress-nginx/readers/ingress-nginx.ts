import { Reader } from './reader';

/** ingress-nginx itself. */
export const INGRESS_NGINX_READER: Reader = {
  program: 'ingress-nginx',
  controller: 'ingress-nginx',
  ownConfiguration: 'its ConfigMap',
  configuration: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
  classHolds: 'it exists, and its spec.controller is that of a running ingress-nginx (k8s.io/ingress-nginx by default)',
  classWhy: 'no other controller reads these annotations, and no controller serves an Ingress of an unknown class; '
    + 'ingress-nginx was retired in March 2026 and gets no fixes any more, so plan to move',
  snippets: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' },
  withoutSnippets: 'without both settings the controller ignores the whole Ingress, without an event, and its hosts answer 404; '
    + 'an Ingress that was ignored stays so until it is touched or the controller restarts',
  allowedHeaders: 'global-allowed-response-headers',
  connectTimeout: '5 s',
  catchAllFlag: '--disable-catch-all',
  externalNameFlag: '--disable-svc-external-name',
  blockWithoutSnippets: patterns => `block them for every host in the ConfigMap of ingress-nginx (block-user-agents: ${JSON.stringify(`~*(${patterns.join('|')})`)}), or allow snippets`,
  variablesWithoutSnippets: headers => 'set them for every host in a ConfigMap that add-headers of ingress-nginx names '
    + `(${headers.map(([name, variable]) => `${name}: ${JSON.stringify(variable)}`).join(', ')}), or allow snippets`,
  certificateHoldsForHost: true,
  unreadAnnotation: () => undefined,
};
