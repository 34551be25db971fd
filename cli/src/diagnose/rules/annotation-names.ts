import { hit, NAMES } from './annotation-support';
import { sentence } from './api-server';
import { ingress, nginx } from './examples';
import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { INGRESS_NGINX_READER } from '../../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { adviceOnKnown } from '../../../../src/controllers/ingress-nginx/unknown-annotations';
import { CONTROLLERS } from '../../../../src/controllers/shared/annotations/controllers';
import { MAX_SLIPS, nearest } from '../../../../src/controllers/shared/nearest';
import { protects } from '../annotation-effects';
import { annotation } from '../fields';
import { Hit, Rule } from '../rule';

/** What people write and no version of ingress-nginx ever had, and what does it. */
const INVENTED: { readonly [name: string]: string } = {
  'load-balancing-scheme': 'write load-balance: round_robin, or nothing: round robin is the default',
  'real-ip-header': 'take it out: the backend gets the client in X-Real-IP anyway; in the response it takes a configuration-snippet with more_set_headers "X-Real-IP: $remote_addr";',
  'service-name-header': 'take it out: the address of the backend in the response takes a configuration-snippet with more_set_headers "Backend-Pod: $upstream_addr";',
  'client-max-body-size': 'write proxy-body-size',
  'secure-backends': 'write backend-protocol: "HTTPS"',
  'grpc-backend': 'write backend-protocol: "GRPC"',
  'sticky-sessions': 'write affinity: cookie',
  'rate-limit': 'write limit-rps',
  'rate-limit-window': 'write limit-rps or limit-rpm',
  'global-rate-limit': 'write limit-rps, which counts in each replica',
  'proxy-set-headers': 'set it in the ConfigMap of ingress-nginx, for every host, or write a configuration-snippet',
  'add-headers': 'write custom-headers with a ConfigMap',
  'hide-headers': 'set it in the ConfigMap of ingress-nginx, for every host',
  'block-user-agents': 'set it in the ConfigMap of ingress-nginx, for every host',
  'websocket-services': 'take it out: WebSockets are passed on anyway',
};

function adviceOn(name: string): { readonly fix: string; readonly meant?: string } {
  const said = Object.hasOwn(INVENTED, name) ? INVENTED[name] : adviceOnKnown(name, INGRESS_NGINX_READER);
  if (said !== undefined) {
    return { fix: sentence(said), meant: [...said.matchAll(/[a-z]+(?:-[a-z]+)+/g)].map(([word]) => word).find(word => NAMES.has(word)) };
  }
  const { word, distance } = nearest(name.toLowerCase(), ANNOTATION_NAMES);
  const joined = ANNOTATION_NAMES.find(each => each.replace(/-/g, '') === name.replace(/[-_]/g, '').toLowerCase());
  return distance <= MAX_SLIPS || joined ? { fix: `Did you mean ${PREFIX}${joined ?? word}?`, meant: joined ?? word } : { fix: 'Take it out: nothing reads it.' };
}

/** Prefixes that are slips of the right one, or those of others for the same names. */
function meantPrefix(key: string): boolean {
  const slash = key.lastIndexOf('/');
  const prefix = slash < 0 ? '' : key.slice(0, slash + 1);
  const name = key.slice(slash + 1);
  return prefix !== PREFIX && NAMES.has(name) && (nearest(prefix, [PREFIX]).distance <= 4 || /^(ingress\.kubernetes\.io|kubernetes\.io|nginx\.kubernetes\.io|nginx\.ingress\.k8s\.io|nginx\.org|nginx\.com|nginx)\/$/.test(prefix)
    || (prefix === '' && /^(rewrite-target|use-regex|proxy-body-size|ssl-redirect|force-ssl-redirect|backend-protocol|auth-url|auth-signin|server-snippet|configuration-snippet)$/.test(name)));
}

/** What is wrong with the names of annotations. */
export const ANNOTATION_NAME_RULES: readonly Rule[] = [
  {
    id: 'annotation.unknown',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An annotation with the prefix of ingress-nginx that it does not have: it is ignored without a word. An error where it is a slip of one that keeps somebody out.',
    why: 'ingress-nginx reads the names that it knows and passes over all others: no log line, no event, no warning of its webhook.',
    fix: 'Write a name that ingress-nginx has, or take the annotation out.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      return !cluster.readsNginx(ingress_) ? [] : Object.keys(ingress_.nginx).filter(name => !NAMES.has(name)).map((name): Hit => {
        const { fix, meant } = cluster.once(`advice on ${name}`, () => adviceOn(name));
        const isOpen = meant !== undefined && protects(meant) || /^(auth-|whitelist|allowlist|denylist|deny-|ip-)/.test(name);
        return { ...hit(name, `There is no annotation ${PREFIX}${name}: it is ignored without a word${isOpen ? ', and what it should keep out gets in' : ''}.`, fix), ...isOpen && { severity: 'error' } };
      });
    },
    bad: ingress({ annotations: nginx('load-balancing-scheme: round-robin') }),
    good: ingress({ annotations: nginx('load-balance: round_robin') }),
  },
  {
    id: 'annotation.wrong-prefix',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An annotation of ingress-nginx with another prefix than nginx.ingress.kubernetes.io/: it is ignored. An error where it should keep somebody out.',
    why: 'ingress-nginx reads its annotations by their whole key. nginx.org/ is the prefix of another controller, ingress.kubernetes.io/ one of years ago.',
    fix: 'Write nginx.ingress.kubernetes.io/ before the name.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      return !cluster.readsNginx(ingress_) ? [] : Object.keys(ingress_.annotations).filter(meantPrefix).map((key): Hit => {
        const name = key.slice(key.lastIndexOf('/') + 1);
        return { path: annotation(key), message: `Nobody reads ${key} on an Ingress of ingress-nginx.`, fix: `Write ${PREFIX}${name}.`, ...protects(name) && { severity: 'error' } };
      });
    },
    bad: ingress({ annotations: 'ingress.kubernetes.io/proxy-body-size: 10m' }),
    good: ingress({ annotations: nginx('proxy-body-size: 10m') }),
  },
  {
    id: 'annotation.other-controller',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An annotation of another controller than the one that serves the Ingress: it is ignored.',
    why: 'Each controller reads its own annotations, on Ingresses of its own class.',
    fix: 'Write what the controller of this class has for it, or name the class of the other controller.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      const controller = cluster.controllerOf(ingress_);
      const isOfServer = (key: string) => controller === 'other' || (cluster.readsNginx(ingress_) ? key.startsWith(PREFIX) || meantPrefix(key) : key.startsWith('traefik.ingress.kubernetes.io/router.'));
      return Object.keys(ingress_.annotations).filter(key => !isOfServer(key)).flatMap((key): Hit[] => {
        const known = CONTROLLERS.find(({ keys }) => keys.test(key.toLowerCase()));
        const name = key.slice(key.indexOf('/') + 1);
        return known ? [{ path: annotation(key), message: `Nobody reads ${key} here: ${known.read}, and this Ingress is served by ${controller}.`, ...key.startsWith(PREFIX) && protects(name) && { severity: 'error' } }] : [];
      });
    },
    bad: ingress({ annotations: 'traefik.ingress.kubernetes.io/router.middlewares: default-strip@kubernetescrd' }),
    good: ingress({ className: 'traefik', annotations: 'traefik.ingress.kubernetes.io/router.middlewares: default-strip@kubernetescrd' }),
  },
];
