import { AnnotationReader } from './annotation-reader';
import { Setting } from './piece';
import { READERS } from './readers';
import { AddressSource, RouteIntent } from '../../intent';
import { Requirement } from '../../report';

/** What must hold in the cluster for any Ingress of this controller, or is worth knowing about it. */
export function standingRequirements(route: RouteIntent, setting: Setting, regex: boolean): Requirement[] {
  const { program, classHolds, classWhy, connectTimeout } = READERS[setting.reader];
  const isIngressNginx = setting.reader === AnnotationReader.INGRESS_NGINX;
  const requirements: Requirement[] = [{
    id: 'ingress-class',
    where: `the IngressClass ${setting.className}`,
    what: classHolds,
    why: classWhy,
  }];
  if (regex) {
    requirements.push({
      id: 'regex-hosts',
      where: `every other Ingress of ${hostsOf(route)}, in any namespace`,
      what: 'its paths still mean what they say when they are read as regular expressions, in any case and without an end anchor',
      why: 'one regular expression or rewrite on a host makes the controller read all paths of that host as patterns: /app then also matches /apple and /APP; '
        + 'the routes of this app are rendered for it, others are not',
    });
  }
  if (route.hosts.length === 0 && isIngressNginx) {
    requirements.push({
      id: 'catch-all',
      where: 'the flags of ingress-nginx',
      what: '--disable-catch-all is not set, and no other Ingress without a host serves the same paths',
      why: 'this route has no hosts and serves all that no other Ingress claims; with the flag the controller ignores it',
    });
  }
  if (route.service.addressSource === AddressSource.EXTERNAL_NAME) {
    requirements.push(...!isIngressNginx ? [] : [{
      id: 'external-name',
      where: 'the flags of ingress-nginx',
      what: '--disable-svc-external-name is not set',
      why: 'with the flag the controller refuses Services of type ExternalName, and every request gets 503',
    }]);
  } else if (route.service.backends > 1) {
    requirements.push({
      id: 'no-health-checks',
      where: 'the backends',
      what: 'whoever takes a server down also takes its address out',
      why: `${program} checks no health: a server that refuses connections costs nothing, since the next one is tried, but one that is silent costs `
        + `nearly every request the connect timeout of ${connectTimeout}, for as long as it is silent (annotation proxy-connect-timeout: "1" makes it 1 s)`,
    });
  }
  return requirements;
}

function hostsOf(route: RouteIntent): string {
  return route.hosts.length > 0 ? route.hosts.join(', ') : 'the default host';
}
