import { Options } from './contribution';
import { costOfOutages } from './outages';
import { locationsOf, readsPatterns } from './path-patterns';
import { Reader } from './readers/reader';
import { annotationOf, protocolOf, redirectOf } from './user-annotations';
import { show } from '../../basics/errors';
import { exists, ofIngressClass, ofReader, otherRoutes, value } from '../../checks';
import { certificateFor } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { AddressSource } from '../../intent/service-intent';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';
import { CHALLENGES, meetsChallenges } from '../../routing/challenges';
import { Context } from '../rows';

/**
 * The requirements of any Ingress of this controller.
 *
 * @param snippets The annotations with snippets that the Ingress has.
 */
export function standingRequirements(context: Context<Options>, snippets: readonly string[]): Requirement[] {
  const { route, neighbours, options } = context;
  const { className, reader } = options;
  const isPassed = passesThrough(route);
  const requirements: Requirement[] = snippets.length === 0 ? [] : [{
    id: 'snippet-annotations',
    where: reader.configuration,
    what: `snippets are allowed, for ${snippets.map(name => show(name)).join(' and ')}`,
    why: reader.withoutSnippets,
    settings: reader.snippets,
    checks: Object.entries(reader.snippets).map(([setting, expected]) => ofReader(CheckType.VALUE, setting, expected)),
  }];
  requirements.push(className === undefined ? defaultClass(reader) : {
    id: 'ingress-class',
    where: `the IngressClass ${className}`,
    what: reader.classHolds,
    why: reader.classWhy,
    checks: [exists(ofIngressClass(className)), value(ofIngressClass(className), 'spec.controller', reader.classController)],
    unchecked: OF_RUNNING,
    ...reader.otherClassController !== undefined && { unless: reader.otherClassController },
  });
  if (readsPatterns(neighbours)) {
    requirements.push({
      id: 'regex-hosts',
      where: `every other Ingress of ${route.hosts.join(', ') || 'the default host'}, in any namespace`,
      what: 'its paths still mean what they say when they are read as regular expressions, in any case and without an end anchor',
      why: 'one regular expression or rewrite on a host makes the controller read all paths of that host as patterns: /app then also matches /apple and /APP; '
        + 'the routes of this app are rendered for it, others are not',
      checks: [otherRoutes(route.hosts)],
    });
  }
  const rival = certificateFor(route, neighbours) && rivalOfSolver(route, neighbours);
  if (rival !== undefined) {
    requirements.push({
      id: 'acme-order',
      where: `whoever proves ${route.hosts.join(', ')} to a certificate authority, such as an issuer of cert-manager`,
      what: `it does so by DNS-01, or by a path that is longer than the pattern ${rival}`,
      why: `${reader.program} tries the longest pattern of a host first, so that a shorter path below ${CHALLENGES} is never reached`,
      unchecked: 'how the hosts are proved',
    });
  }
  if (route.service.addressSource === AddressSource.EXTERNAL_NAME) {
    requirements.push({
      id: 'external-name',
      where: reader.externalNameSwitch.where,
      what: `${reader.externalNameSwitch.name} is not set`,
      why: 'with it the controller refuses Services of type ExternalName, and every request gets 503',
      checks: [reader.externalNameSwitch.check],
    });
  } else if (route.service.backends > 1 && !isPassed && redirectOf(route) === undefined) {
    requirements.push({
      id: 'no-health-checks',
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: `${reader.program} checks no health: ${costOfOutages(context)}`,
      unchecked: 'what is done before a server goes down',
    });
  }
  if (reader.newConnections !== undefined && route.service.backends > 0 && speaksHttp1(route)) {
    requirements.push({
      id: 'new-connections',
      where: `the backends, and the host that ${reader.program} runs on`,
      what: 'they take a new connection for most requests that come at the same time as others; each leaves a port of the host in use for a minute',
      why: `${reader.newConnections}; IngressController.traefik() keeps 200`,
      unchecked: 'how many requests come at the same time',
    });
  }
  return requirements;
}

/**
 * Whether each request to the servers has a connection for itself. Over HTTP/2 they share one: gRPC speaks it, and so may servers over TLS
 * unless they are asked for HTTP/1.1, as the prop does.
 */
export function speaksHttp1(route: RouteIntent): boolean {
  if (passesThrough(route) || annotationOf(route, 'ssl-passthrough') === 'true' || redirectOf(route) !== undefined) {
    return false;
  }
  const protocol = protocolOf(route) ?? 'HTTP';
  return protocol === 'HTTPS'
    ? route.service.backendProtocol !== undefined || annotationOf(route, 'proxy-http-version') === '1.1'
    : !/^GRPCS?$/.test(protocol);
}

const OF_RUNNING = 'whether a controller of that name runs';

const DEFAULT_CLASS = {
  apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', selectorPath: "metadata.annotations['ingressclass.kubernetes.io/is-default-class']", selectorValues: ['true'],
};

/** The requirement where the API server gives an Ingress its class. */
function defaultClass({ classHolds, classWhy, classController, otherClassController }: Reader): Requirement {
  return {
    id: 'default-ingress-class',
    where: 'the default IngressClass of the cluster',
    what: `${classHolds}; it has the annotation by the time that the Ingress is created`,
    why: 'an Ingress without a class gets the default one when it is created, of several the newest, and keeps it; one that is created without a default class, or whose class '
      + `a later manifest takes out, has none and is not served until it is deleted and created again; ${classWhy}`,
    settings: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    checks: [
      { type: CheckType.EXISTS, ...DEFAULT_CLASS },
      { type: CheckType.VALUE, ...DEFAULT_CLASS, path: 'spec.controller', values: [classController] },
    ],
    unchecked: OF_RUNNING,
    ...otherClassController !== undefined && { unless: otherClassController },
  };
}

/** The shortest path of a challenge: its token has 128 bits, in base64. Traefik's rules add some characters to a pattern, and none to a path. */
const SHORTEST = `${CHALLENGES}${'x'.repeat(22)}`.length - 'Regexp(?i)^'.length;

/** A pattern that may come before the path of a challenge. */
function rivalOfSolver(route: RouteIntent, neighbours: readonly RouteIntent[]): string | undefined {
  const patterns = readsPatterns(neighbours) ? locationsOf(route, neighbours).map(({ path }) => path) : [];
  return patterns.find((pattern, i) => meetsChallenges(route.paths[i]) && JSON.stringify(pattern).length - 2 >= SHORTEST);
}
