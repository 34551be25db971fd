import { faultOf, ofNginx } from './annotation-values';
import { sentence } from './api-server';
import { ingress, nginx } from './examples';
import { checkConflicts } from '../../../../src/controllers/ingress-nginx/annotation-conflicts';
import { checkNeeds } from '../../../../src/controllers/ingress-nginx/annotation-needs';
import { notesOn } from '../../../../src/controllers/ingress-nginx/annotation-notes';
import { checkPlaces } from '../../../../src/controllers/ingress-nginx/annotation-places';
import { ANNOTATION_NAMES, isSnippet } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { INGRESS_NGINX_READER } from '../../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { unservedValue } from '../../../../src/controllers/ingress-nginx/readers/traefik/annotations';
import { TRAEFIK_READER } from '../../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { adviceOnKnown } from '../../../../src/controllers/ingress-nginx/unknown-annotations';
import { CONTROLLERS } from '../../../../src/controllers/shared/annotations/controllers';
import { MAX_SLIPS, nearest } from '../../../../src/controllers/shared/nearest';
import { RouteIntent } from '../../../../src/intent/route-intent';
import { Manifest } from '../../manifests';
import { effectOf, protects } from '../annotation-effects';
import { annotation, at, listOf } from '../fields';
import { Ingress } from '../ingresses';
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

const NAMES = new Set(ANNOTATION_NAMES);

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

/** As much of a route as the library's checks of annotations ask for. */
function routeOf(ingress_: Ingress, hosts = ingress_.hosts.filter(host => host !== '')): RouteIntent {
  return {
    hosts,
    annotations: ingress_.annotations,
    path: ingress_.object.name,
    name: ingress_.object.name,
    namespace: ingress_.object.namespace,
    paths: ingress_.paths.map(({ value, type }) => ({ value, type: { Exact: 'EXACT', Prefix: 'PREFIX' }[type] ?? 'REGEX' })),
    service: { headless: false },
  } as unknown as RouteIntent;
}

const hasTls = (object: Manifest): boolean => listOf(at(object, 'spec', 'tls')).length > 0;
const hit = (name: string, message: string, fix?: string, severity?: 'error'): Hit => ({ path: annotation(PREFIX + name), message, ...fix !== undefined && { fix }, ...severity && { severity } });

/** Sentences on what opens a route without a word. */
const OPEN_WITHOUT = /^auth-(secret|realm|secret-type)$|^auth-tls-(?!secret)|^proxy-ssl-verify$/;

/** What is wrong with the names of annotations, and between them. */
export const ANNOTATIONS: readonly Rule[] = [
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
        const { fix, meant } = adviceOn(name);
        const isOpen = meant !== undefined && protects(meant) || /^(auth-|whitelist|allowlist|denylist|deny|ip-|limit)/.test(name);
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
  {
    id: 'annotation.needs-another',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An annotation that does nothing without another one, which is missing. An error where a route is then open, or answers nothing.',
    why: 'ingress-nginx reads these together: users without auth-type, proxy-ssl settings without proxy-ssl-secret, CORS settings without enable-cors, and so on.',
    fix: 'Add the other annotation, or take this one out.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      return Object.entries(ingress_?.nginx ?? {}).flatMap(([name, value]): Hit[] => {
        const fault = NAMES.has(name) && effectOf(name, value) === undefined
          ? faultOf(() => checkNeeds({ [PREFIX + name]: value }, ingress_!.annotations, INGRESS_NGINX_READER)) : undefined;
        const isOpen = OPEN_WITHOUT.test(name) && value !== 'off';
        return fault ? [hit(name, `${name} needs ${fault.allowed.replace(/^this annotation together with /, '').replaceAll(PREFIX, '')}${isOpen ? ': nobody is kept out' : ''}.`,
          undefined, isOpen || /502|503|no configuration/.test(fault.allowed) ? 'error' : undefined)] : [];
      });
    },
    bad: ingress({ annotations: nginx('cors-allow-origin: https://app.example.com') }),
    good: ingress({ annotations: nginx('enable-cors: "true"', 'cors-allow-origin: https://app.example.com') }),
  },
  {
    id: 'annotation.not-together',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'Two annotations of which one takes the other\'s effect.',
    why: 'ingress-nginx takes one of them alone.',
    fix: 'Take one of them out.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      const own = Object.fromEntries(Object.entries(ingress_?.annotations ?? {}).filter(([key]) => key.startsWith(PREFIX)));
      const fault = faultOf(() => checkConflicts(own));
      const key = fault && Object.keys(own).find(each => (fault as unknown as { prop: string }).prop.includes(`"${each}"`));
      return fault && key ? [{ path: annotation(key), message: `${key.slice(PREFIX.length)} does not stand beside another one, allowed is ${fault.allowed.replaceAll(PREFIX, '')}.` }] : [];
    },
    bad: ingress({ annotations: nginx('permanent-redirect: https://a.example.com', 'temporal-redirect: https://b.example.com') }),
    good: ingress({ annotations: nginx('temporal-redirect: https://b.example.com') }),
  },
  {
    id: 'annotation.place',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'An annotation that opens, or breaks, on an Ingress like this one: client certificates that are asked for over https only, a www redirect of a wildcard, a cookie of another domain.',
    why: 'What it does hangs on the hosts and on TLS of the Ingress: over http nobody asks for a certificate, with a wildcard nginx loads no configuration, and browsers drop cookies of other domains.',
    fix: 'Add spec.tls, or force-ssl-redirect: "true"; name the hosts one by one.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      return Object.entries(ingress_?.nginx ?? {}).filter(([name]) => /^(auth-tls-secret|session-cookie-(domain|samesite)|from-to-www-redirect)$/.test(name)).flatMap(([name, value]): Hit[] => {
        const beside = Object.fromEntries(Object.entries(ingress_!.annotations).filter(([key]) => !/(auth-tls-secret|session-cookie-(domain|samesite)|from-to-www-redirect)$/.test(key)));
        const fault = faultOf(() => checkPlaces({ ...beside, [PREFIX + name]: value }, routeOf(ingress_!), hasTls(object)));
        return fault ? [hit(name, `${name}: ${JSON.stringify(value)} does not do what it says here, allowed is ${fault.allowed}.`)] : [];
      });
    },
    bad: ingress({ annotations: nginx('auth-tls-secret: default/clients-ca') }),
    good: ingress({ annotations: nginx('auth-tls-secret: default/clients-ca'), spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }),
  },
  {
    id: 'annotation.other-namespace',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'An annotation with a Secret or ConfigMap of another namespace: 503 to every request, 403 for auth-tls-secret.',
    why: 'ingress-nginx takes them from the namespace of the Ingress only, unless its ConfigMap says allow-cross-namespace-resources: "true".',
    fix: 'Put the object into the namespace of the Ingress, and write that one.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      return Object.entries(ingress_?.nginx ?? {}).filter(([name]) => /^(auth-secret|auth-tls-secret|proxy-ssl-secret|fastcgi-params-configmap)$/.test(name)).flatMap(([name, value]): Hit[] => {
        const namespace = value.includes('/') ? value.split('/')[0] : undefined;
        return namespace !== undefined && object.namespace !== undefined && namespace !== object.namespace
          ? [hit(name, `${value} is in another namespace than the Ingress ("${object.namespace}"): ${name === 'auth-tls-secret' ? '403' : '503'} to every request.`)] : [];
      });
    },
    bad: ingress({ annotations: nginx('auth-type: basic', 'auth-secret: ops/users') }).replace('name: shop\n', 'name: shop\n  namespace: web\n'),
    good: ingress({ annotations: nginx('auth-type: basic', 'auth-secret: web/users') }).replace('name: shop\n', 'name: shop\n  namespace: web\n'),
  },
  {
    id: 'annotation.shared-service',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'Two Ingresses with one Service that balance it in different ways: one way holds for both.',
    why: 'ingress-nginx balances by Service, not by Ingress: the settings of the first one are taken.',
    fix: 'Write the same in both, or give each a Service of its own.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      return !ingress_ || ingress_.isCanary ? [] : ['affinity', 'upstream-hash-by', 'load-balance'].flatMap((name): Hit[] => {
        const value = ingress_.nginx[name];
        const others = value === undefined ? [] : ingress_.backends.flatMap(({ service }) => cluster.ofService(object.namespace, service));
        const other = others.find(each => !each.isCanary && each.nginx[name] !== value);
        return other ? [hit(name, `The Ingress "${other.object.name}" leads to the same Service with ${other.nginx[name] === undefined ? `no ${name}` : `${name}: ${other.nginx[name]}`}: one of them holds for both.`)] : [];
      });
    },
    bad: ingress({ annotations: nginx('affinity: cookie') }) + '---\n' + ingress({ name: 'other', path: '/other' }),
    good: ingress({ annotations: nginx('affinity: cookie') }) + '---\n' + ingress({ name: 'other', path: '/other', annotations: nginx('affinity: cookie') }),
  },
  {
    id: 'annotation.not-read-by-traefik',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An annotation that Traefik, reading those of ingress-nginx, passes over. An error where it keeps somebody out.',
    why: 'Its provider kubernetesIngressNGINX reads most annotations, not all.',
    fix: 'Write what Traefik has for it.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      return cluster.controllerOf(ingress_) !== 'traefik-ingress-nginx' ? [] : Object.keys(ingress_.nginx).filter(name => NAMES.has(name)).flatMap((name): Hit[] => {
        const fix = TRAEFIK_READER.unread(name);
        return fix === undefined ? [] : [hit(name, `Traefik does not read ${name}.`, sentence(fix), protects(name) ? 'error' : undefined)];
      });
    },
    bad: ingress({ annotations: nginx('load-balance: ewma') }),
    good: ingress(),
  },
  {
    id: 'annotation.served-otherwise-by-traefik',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A value that Traefik, reading annotations of ingress-nginx, does not serve as ingress-nginx does.',
    why: 'Its provider kubernetesIngressNGINX knows other values, and wants other annotations beside some.',
    fix: 'Write what Traefik reads.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      return cluster.controllerOf(ingress_) !== 'traefik-ingress-nginx' ? [] : Object.entries(ingress_.nginx).flatMap(([name, value]): Hit[] => {
        if (!NAMES.has(name) || TRAEFIK_READER.unread(name) !== undefined) {
          return [];
        }
        const routes = name === 'auth-tls-secret' ? ingress_.hosts.flatMap(host => cluster.ofHost(host)).filter(each => cluster.readsNginx(each)) : [ingress_];
        const unserved = unservedValue(name, value, { route: routeOf(ingress_), neighbours: [...new Set(routes)].map(each => routeOf(each)), annotations: ingress_.nginx });
        return unserved && name !== 'ssl-passthrough' ? [hit(name, `Traefik ${unserved.why}.`, sentence(unserved.fix.replace('set the prop maxBodySize, which adds that one', 'add proxy-request-buffering: "on"')), protects(name) || isSnippet(name) ? 'error' : undefined)] : [];
      });
    },
    bad: ingress({ annotations: nginx('proxy-body-size: 10m') }),
    good: ingress({ annotations: nginx('proxy-body-size: 10m', 'proxy-request-buffering: "on"') }),
  },
  {
    id: 'annotation.note',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'An annotation that does or protects less than its name says.',
    why: 'Its effect hangs on another annotation, or on the ConfigMap of ingress-nginx.',
    fix: 'Nothing has to change where that is meant.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      return !ingress_ ? [] : notesOn(ingress_.annotations, INGRESS_NGINX_READER).map(({ note }) => note ?? '').map((note): Hit => {
        const name = Object.keys(ingress_.nginx).find(each => note.includes(each)) ?? (note.includes('ModSecurity') ? 'enable-modsecurity' : 'canary');
        return hit(name, sentence(note));
      });
    },
    bad: ingress({ annotations: nginx('custom-http-errors: "502,503"') }),
    good: ingress({ annotations: nginx('custom-http-errors: "502,503"', 'default-backend: errors') }),
  },
  {
    id: 'annotation.switch',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'An annotation that does nothing, or answers 503, until the controller is set up for it.',
    why: 'ssl-passthrough wants the flag --enable-ssl-passthrough, without which TLS is ended and the backend answers 502; custom-headers wants each name in global-allowed-response-headers, without which every request gets 503.',
    fix: 'Set the flag or the key of the ConfigMap of ingress-nginx.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      return ([['ssl-passthrough', 'the flag --enable-ssl-passthrough of ingress-nginx; without it TLS is ended there, and the backend gets plain HTTP'],
        ['custom-headers', 'global-allowed-response-headers in the ConfigMap of ingress-nginx to list its headers; without it every request gets 503']] as const)
        .filter(([name]) => ingress_?.nginx[name] !== undefined && ingress_.nginx[name] !== 'false').map(([name, needs]) => hit(name, `${name} needs ${needs}.`));
    },
    bad: ingress({ annotations: nginx('custom-headers: default/headers') }),
    good: ingress(),
  },
];
