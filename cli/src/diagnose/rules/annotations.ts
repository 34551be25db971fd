import { hit, NAMES, routeOf } from './annotation-support';
import { faultOf, ofNginx } from './annotation-values';
import { sentence } from './api-server';
import { all, ingress, nginx } from './examples';
import { checkConflicts } from '../../../../src/controllers/ingress-nginx/annotation-conflicts';
import { checkNeeds } from '../../../../src/controllers/ingress-nginx/annotation-needs';
import { notesOn } from '../../../../src/controllers/ingress-nginx/annotation-notes';
import { checkPlaces } from '../../../../src/controllers/ingress-nginx/annotation-places';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { INGRESS_NGINX_READER } from '../../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { effectOf } from '../annotation-effects';
import { annotation, at, listOf } from '../fields';
import { Ingress } from '../ingresses';
import { Hit, Rule } from '../rule';

const BALANCING = ['affinity', 'upstream-hash-by', 'load-balance'];


/** Sentences on what opens a route without a word. */
const OPEN_WITHOUT = /^auth-secret$|^auth-tls-(?!secret)|^proxy-ssl-verify$/;

/** What is wrong with annotations beside each other and with their Ingress. */
export const ANNOTATIONS: readonly Rule[] = [
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
        const fault = NAMES.has(name) && effectOf(name, value) === undefined && !(name === 'affinity-canary-behavior' && ingress_!.isCanary)
          ? faultOf(() => checkNeeds({ [PREFIX + name]: value }, ingress_!.annotations, INGRESS_NGINX_READER)) : undefined;
        const isOpen = OPEN_WITHOUT.test(name) && value !== 'off';
        const isSaid = /^auth-(realm|secret-type)$/.test(name) && ingress_!.nginx['auth-secret'] !== undefined;
        return fault && !isSaid ? [hit(name, `${name} needs ${fault.allowed.replace(/^this annotation together with /, '').replaceAll(PREFIX, '')}${isOpen ? name.startsWith('proxy-') ? ': the backend is not verified' : ': nobody is kept out' : ''}.`,
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
      return Object.entries(ingress_?.nginx ?? {}).filter(([name]) => /^(auth-tls-secret|session-cookie-domain|from-to-www-redirect)$/.test(name)).flatMap(([name, value]): Hit[] => {
        const beside = Object.fromEntries(Object.entries(ingress_!.annotations).filter(([key]) => !/(auth-tls-secret|session-cookie-(domain|samesite)|from-to-www-redirect)$/.test(key)));
        const fault = faultOf(() => checkPlaces({ ...beside, [PREFIX + name]: value }, routeOf(ingress_!), listOf(at(object, 'spec', 'tls')).length > 0));
        // Over https the cookie is secure by itself.
        return fault ? [{ ...hit(name, `${name}: ${JSON.stringify(value)} does not do what it says here, allowed is ${fault.allowed}.`), ...name === 'session-cookie-samesite' && { severity: 'info' as const } }] : [];
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
      return !ingress_ || ingress_.isCanary ? [] : BALANCING.flatMap((name): Hit[] => {
        const value = ingress_.nginx[name];
        const others = value === undefined ? [] : ingress_.backends.flatMap(({ service }) => cluster.ofService(object.namespace, service));
        // A cookie is set on the paths of its own Ingress alone: others are spread as if there were none.
        const isOther = (each: Ingress) => each.nginx[name] !== value && !(name === 'affinity' && BALANCING.every(one => each.nginx[one] === undefined));
        const other = others.find(each => !each.isCanary && cluster.isBefore(each, ingress_) && isOther(each));
        return other ? [hit(name, `The Ingress "${other.object.name}" leads to the same Service with ${other.nginx[name] === undefined ? `no ${name}` : `${name}: ${other.nginx[name]}`}: one of them holds for both.`)] : [];
      });
    },
    bad: ingress() + '---\n' + ingress({ name: 'other', path: '/other', annotations: nginx('upstream-hash-by: $remote_addr') }),
    good: ingress({ annotations: nginx('affinity: cookie') }) + '---\n' + ingress({ name: 'other', path: '/other', annotations: nginx('affinity: cookie') }),
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
        return { ...hit(name, sentence(note)), ...name === 'limit-rate' && { severity: 'warning' } };
      });
    },
    bad: all(ingress(), ingress({ name: 'next', service: 'next', annotations: nginx('canary: "true"') })),
    good: all(ingress(), ingress({ name: 'next', service: 'next', annotations: nginx('canary: "true"', 'canary-weight: "10"') })),
  },
  {
    id: 'annotation.cors-open',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'CORS for every origin, with credentials: browsers refuse the pair from ingress-nginx; Traefik answers each origin by its name, and any site may read what its visitors may.',
    why: 'enable-cors alone allows every origin and credentials: both are defaults of ingress-nginx.',
    fix: 'List the origins in cors-allow-origin, or write cors-allow-credentials: "false".',
    find: (object, cluster) => {
      const of = cluster.readsNginx(cluster.ingress(object)!) ? cluster.ingress(object)!.nginx : {};
      return of['enable-cors'] === 'true' && (of['cors-allow-origin'] ?? '*') === '*' && (of['cors-allow-credentials'] ?? 'true') !== 'false'
        ? [hit('enable-cors', 'Every origin is allowed, with credentials: browsers take no credentials from a "*" of ingress-nginx, and Traefik answers each origin by its name.')] : [];
    },
    bad: ingress({ annotations: nginx('enable-cors: "true"') }),
    good: ingress({ annotations: nginx('enable-cors: "true"', 'cors-allow-origin: https://app.example.com') }),
  },
  {
    id: 'annotation.passthrough-path',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'ssl-passthrough on an Ingress without the path "/" of a named host: https is dead there.',
    why: 'TLS is passed on by host, before there is a path: the controllers look for the path "/" alone, and a wildcard or an unnamed host is not passed on.',
    fix: 'Name the host, with the path "/" alone.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      return cluster.readsNginx(ingress_) && ingress_.nginx['ssl-passthrough'] === 'true' && !ingress_.paths.some(({ host, value }) => value === '/' && host !== '' && !host.startsWith('*'))
        ? [hit('ssl-passthrough', 'TLS is passed on for the path "/" of a named host alone, which this Ingress does not have: https is dead.')] : [];
    },
    bad: ingress({ path: '/app', annotations: nginx('ssl-passthrough: "true"') }),
    good: ingress({ path: '/' }),
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
