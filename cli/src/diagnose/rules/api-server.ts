import { RefusalCode } from '../api-server/schema';
import { Rule } from '../rule';
import { endpoints, ingress, service } from './examples';

const REFUSED = 'The API server refuses the object; kubectl reports it, GitOps tools stop or retry for ever.';

function refused(code: RefusalCode, what: string, fix: string, bad: string, good: string): Rule {
  return {
    id: `api-server.${code}`,
    severity: 'error',
    what: `${what} ${REFUSED}`,
    why: 'Kubernetes checks each object against its schema and rules before it stores it.',
    fix,
    find: (object, cluster) => cluster.refusals(object).filter(each => each.code === code)
      .map(each => ({ path: each.path, message: `The API server refuses this object: ${each.message}.`, fix: sentence(each.fix) })),
    bad,
    good,
  };
}

export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

/** What is refused before any controller sees it: measured on a real API server of 1.37, which also played 1.34 to 1.36. */
export const API_SERVER: readonly Rule[] = [
  refused('version', 'The version of the kind is one that clusters have no more.', 'Write the version of today and its fields.',
    ingress().replace('networking.k8s.io/v1', 'networking.k8s.io/v1beta1'), ingress()),
  refused('unknown-field', 'A field does not exist.', 'Take the field out, or write its right name.',
    service({ spec: 'ports: [{name: http, port: 80, target: 8080}]' }) + '---\n' + endpoints(), service() + '---\n' + endpoints()),
  refused('type', 'A value has another type than its field: a boolean or number where a text is wanted, or the other way round. Annotations and labels are texts.', 'Put texts in quotes, and take the quotes from numbers.',
    ingress({ annotations: 'nginx.ingress.kubernetes.io/ssl-redirect: false' }), ingress({ annotations: 'nginx.ingress.kubernetes.io/ssl-redirect: "false"' })),
  refused('missing', 'A field that is needed is missing or empty.', 'Add it.',
    ingress().replace(/ +pathType: Prefix\n/, ''), ingress()),
  refused('name', 'A name has another form than names of its kind.', 'Write it in lower case, with "-" in place of "_" and spaces.',
    ingress({ service: 'shop_backend' }), ingress({ service: 'shop-backend' })),
  refused('metadata', 'A label or annotation has a key or value that none may have.', 'Correct the key or the value.',
    ingress({ annotations: 'example.com/a/b: "1"' }), ingress({ annotations: 'example.com/a-b: "1"' })),
  refused('value', 'A value is none of those that its field takes.', 'Write one of those that it takes.',
    ingress({ pathType: 'prefix' }), ingress({ pathType: 'Prefix' })),
  refused('address', 'An address is no IP address, or one that no server outside the cluster can have.', 'Write the static IP address of the server.',
    service() + '---\n' + endpoints({ ip: 'server.example.com' }), service() + '---\n' + endpoints({ ip: '10.0.0.5' })),
  refused('port', 'A port is out of its range.', 'Write a port from 1 to 65535; of nodes, from 30000 to 32767.',
    ingress({ port: 'number: 70000' }), ingress({ port: 'number: 80' })),
  refused('host', 'A host is no DNS name in lower case.', 'Write the DNS name alone: no scheme, port, path or IP address.',
    ingress({ host: 'https://shop.example.com' }), ingress({ host: 'shop.example.com' })),
  refused('path', 'A path does not start with "/", or has steps that Prefix and Exact may not have.', 'Write the path as clients ask for it.',
    ingress({ path: 'shop' }), ingress({ path: '/shop' })),
];
