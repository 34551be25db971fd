import { AnnotationReader } from './annotation-reader';

/** What is told of a program that reads the annotations. */
export interface Reader {
  /** Its name. */
  readonly program: string;
  /** The name of the controller that it makes. */
  readonly controller: string;
  /** Where its settings stand; in short, and so that they are found. */
  readonly ownConfiguration: string;
  readonly configuration: string;
  /** What must hold of the IngressClass, and of the program. */
  readonly classHolds: string;
  readonly classWhy: string;
  /** The settings with which it takes snippets. */
  readonly snippets: { readonly [setting: string]: string };
  /** What it does to an Ingress with snippets without them, and how that is mended. */
  readonly withoutSnippets: string;
  /** The setting that holds the names of response headers. */
  readonly allowedHeaders: string;
  /** How long it waits for a server that is silent. */
  readonly connectTimeout: string;
}

export const READERS: { readonly [reader in AnnotationReader]: Reader } = {
  [AnnotationReader.INGRESS_NGINX]: {
    program: 'ingress-nginx',
    controller: 'ingress-nginx',
    ownConfiguration: 'its ConfigMap',
    configuration: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
    classHolds: 'it exists, and its spec.controller is that of a running ingress-nginx (k8s.io/ingress-nginx by default)',
    classWhy: 'no other controller reads these annotations, and an Ingress of an unknown class is nobody\'s; '
      + 'ingress-nginx was retired in March 2026 and gets no fixes any more, so plan to move',
    snippets: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' },
    withoutSnippets: 'without both settings the controller ignores the whole Ingress, without an event, and its hosts answer 404; '
      + 'an Ingress that was ignored stays so until it is touched or the controller restarts',
    allowedHeaders: 'global-allowed-response-headers',
    connectTimeout: '5 s',
  },
  [AnnotationReader.TRAEFIK]: {
    program: 'Traefik',
    controller: 'Traefik, reading annotations of ingress-nginx',
    ownConfiguration: 'its static configuration',
    configuration: 'the static configuration of Traefik',
    classHolds: 'it exists with the spec.controller k8s.io/ingress-nginx, and a Traefik from 3.7 on runs with the provider kubernetesIngressNGINX',
    classWhy: 'Traefik reads these annotations by that provider alone, and only of Ingresses of such a class',
    snippets: { 'providers.kubernetesIngressNGINX.allowSnippetAnnotations': 'true' },
    withoutSnippets: 'without the setting Traefik ignores the whole Ingress, and its hosts answer 404',
    allowedHeaders: 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders',
    connectTimeout: '60 s',
  },
};
