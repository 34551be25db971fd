import { Effects, NginxContext, whenTrue } from './effect';
import { PolicyName } from '../../../policies';
import { Declaration, native, omitted } from '../../shared/declarations';
import { annotationNames } from '../user-annotations';

function instead(policy: PolicyName, { route, options: { reader } }: NginxContext): Declaration | undefined {
  if (policy === 'annotations') {
    const idle = annotationNames(route).filter(name => !reader.effects.readOnCanary.test(name));
    return idle.length === 0 ? native('the route is a canary: what the main Ingress of its hosts and paths says holds for its requests')
      : omitted(`on a canary the controller ignores ${idle.join(', ')}: those of the main Ingress hold`);
  }
  return !reader.effects.holds.canary.includes(policy) || (policy === 'loadBalancing' && route.loadBalancing?.cookie)
    ? omitted('the controller ignores it on a canary: what the main Ingress of the hosts and paths says holds') : undefined;
}

export const CANARY: Effects = {
  canary: whenTrue({
    instead: (policy, _value, context) => instead(policy, context),
    requirements: (_value, { route, options: { reader } }) => [{
      id: 'main-ingress',
      where: reader.effects.mainOfCanary,
      what: `an Ingress of another Service, which is no canary, has the same paths, of the same type, on ${route.hosts.join(', ') || 'the default host'}`,
      why: 'a canary gets its share of the requests of such an Ingress; without one they are answered with 404, and of two canaries for a path one is ignored',
      unchecked: 'whether the paths of another Ingress are those of this one',
    }],
  }),
};
