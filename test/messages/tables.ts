import { AUTHENTICATION_MESSAGES } from './authentication';
import { BACKEND_PROTOCOL_MESSAGES } from './backend-protocol';
import { BACKENDS_MESSAGES } from './backends';
import { BASICS_MESSAGES } from './basics';
import { CANARIES_MESSAGES } from './canaries';
import { CLIENT_ADDRESSES_MESSAGES } from './client-addresses';
import { CLIENT_CERTIFICATES_MESSAGES } from './client-certificates';
import { CLUSTER_IP_MESSAGES } from './cluster-ip';
import { CORS_MESSAGES } from './cors';
import { CUSTOM_ERRORS_MESSAGES } from './custom-errors';
import { GATEWAY_API_MESSAGES } from './gateway-api';
import { HEADERS_MESSAGES } from './headers';
import { INGRESS_NGINX_MESSAGES } from './ingress-nginx';
import { KUBERNETES_MESSAGES } from './kubernetes';
import { POLICIES_MESSAGES } from './policies';
import { REDIRECTS_MESSAGES } from './redirects';
import { ROUTING_MESSAGES } from './routing';
import { SNIPPETS_MESSAGES } from './snippets';
import { STICKY_COOKIE_MESSAGES } from './sticky-cookie';
import { STRUCTS_MESSAGES } from './structs';
import { Messages } from './support';
import { SYNTHESIS_MESSAGES } from './synthesis';
import { TRAEFIK_MESSAGES } from './traefik';

/** The messages of all errors but those of refused features. */
export const TABLES: { readonly [name: string]: Messages } = {
  'basics': BASICS_MESSAGES,
  'kubernetes': KUBERNETES_MESSAGES,
  'backends': BACKENDS_MESSAGES,
  'routing': ROUTING_MESSAGES,
  'policies': POLICIES_MESSAGES,
  'authentication': AUTHENTICATION_MESSAGES,
  'structs': STRUCTS_MESSAGES,
  'sticky cookie': STICKY_COOKIE_MESSAGES,
  'cluster IP': CLUSTER_IP_MESSAGES,
  'client certificates': CLIENT_CERTIFICATES_MESSAGES,
  'custom errors': CUSTOM_ERRORS_MESSAGES,
  'redirects': REDIRECTS_MESSAGES,
  'snippets': SNIPPETS_MESSAGES,
  'backend protocol': BACKEND_PROTOCOL_MESSAGES,
  'canaries': CANARIES_MESSAGES,
  'headers': HEADERS_MESSAGES,
  'cors': CORS_MESSAGES,
  'client addresses': CLIENT_ADDRESSES_MESSAGES,
  'ingress-nginx': INGRESS_NGINX_MESSAGES,
  'Traefik': TRAEFIK_MESSAGES,
  'Gateway API': GATEWAY_API_MESSAGES,
  'synthesis': SYNTHESIS_MESSAGES,
};
