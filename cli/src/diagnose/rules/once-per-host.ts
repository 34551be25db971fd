import { annotation } from '../fields';
import { Ingress } from '../ingresses';
import { Hit, Rule } from '../rule';
import { ofNginx } from './annotation-values';
import { all, ingress, nginx } from './examples';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';

/** What a server block of nginx has once, whatever the path. */
const ONCE = ['app-root', 'auth-tls-secret', 'auth-tls-verify-client'];

export const ONCE_PER_HOST: readonly Rule[] = [
  {
    id: 'annotation.once-per-host',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'Two values, in two Ingresses of a host, of a setting that the host has once: one holds for both. An error for client certificates, since one of them lets in whom the other keeps out.',
    why: 'app-root and client certificates belong to the server block of a host, not to the paths of an Ingress. Of two app-roots that of the longest path holds.',
    fix: 'Write the same in both, or give each a host of its own.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      const firstOf = (name: string, host: string): Ingress | undefined => cluster.once(`${name} of ${host}`,
        () => cluster.ofHost(host).find(each => each.nginx[name] !== undefined && cluster.readsNginx(each)));
      return !ingress_ ? [] : ONCE.filter(name => ingress_.nginx[name] !== undefined).flatMap((name): Hit[] => {
        const first = ingress_.hosts.map(host => firstOf(name, host))
          .find(each => each && each !== ingress_ && each.nginx[name] !== ingress_.nginx[name]);
        return first ? [{
          path: annotation(PREFIX + name),
          message: `The Ingress "${first.object.name}" has ${name}: ${first.nginx[name]} for the same host: one of the two holds for both.`,
          ...name.startsWith('auth') && { severity: 'error' },
        }] : [];
      });
    },
    bad: all(...['one', 'two'].map(name => ingress({ name, path: `/${name}`, annotations: nginx(`app-root: /${name}`) }))),
    good: all(...['one', 'two'].map(name => ingress({ name, path: `/${name}`, annotations: nginx('app-root: /one') }))),
  },
];
