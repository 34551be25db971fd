import { API, Rule } from './contribution';
import { RouteIntent } from '../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { RenderedObject } from '../controller';

/** What Gateway API takes of each in one HTTPRoute. Of conditions it takes 128 in all its rules. */
const MAX_HOSTS = 16;
const MAX_RULES = 16;
const MAX_MATCHES = 8;

/** Some HTTPRoutes of a route. */
export interface HttpRoutes {
  /** Unique id within the route; part of their construct ids. */
  readonly id: string;
  /** The name of the first; others have a number behind it. */
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly annotations?: { readonly [key: string]: string };
  /** The references to the Gateway, for some of the hosts. */
  readonly parentRefs: (hosts: readonly string[]) => object[];
}

/**
 * HTTPRoutes with all hosts and rules of a route: one, or as many as it takes to stay within the limits.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function httpRoutes(route: RouteIntent, { id, name, rules, annotations, parentRefs }: HttpRoutes): RenderedObject[] {
  const small = rules.flatMap(rule => chunks(rule.matches, MAX_MATCHES).map(matches => ({ ...rule, matches })));
  const specs = chunks(route.hosts, MAX_HOSTS).flatMap(hostnames => chunks(small, MAX_RULES).map(some => (
    { parentRefs: parentRefs(hostnames), ...hostnames.length > 0 && { hostnames }, rules: some }
  )));
  return specs.map((spec, i) => ({
    id: i === 0 ? id : `${id}${i + 1}`,
    apiVersion: API,
    kind: 'HTTPRoute',
    name: i === 0 ? name : checkDnsSubdomain('name of an HTTPRoute', `${name}-${i + 1}`, OF_DERIVED),
    annotations,
    fields: { spec },
  }));
}

/** Parts of a list that are not too long; an empty one of an empty list. */
function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.max(1, Math.ceil(list.length / size)) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
