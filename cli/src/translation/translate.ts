import { Asked, Concern, forAll, Said } from './concern';
import { defaultsBeside } from './defaults';
import { droppedBy } from './dropped';
import { passesUnread } from './exposure';
import { IngressObject, Known, nginxAnnotations, PREFIX } from './ingress';
import { otherAnnotations } from './other-annotations';
import { Annotations } from './readings';
import { besideRedirect, redirectsAll } from './redirects';
import { pathsIn } from './rewriting';
import { routesOf } from './routes';
import { concernOf, CONCERNS } from './table';
import { Remark, Translation } from './translation';
import { InvalidInput } from '../../../src/basics/errors';
import { ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { POLICIES } from '../../../src/policies';
import { Policy } from '../../../src/policies/policy';

export interface TranslationOptions {
  /**
   * Whether annotations that no prop says, or that are left out, are passed on as annotations. They stay in the lists.
   *
   * @default false
   */
  readonly keepAnnotations?: boolean;
}

/**
 * Translates what ingress-nginx does with an Ingress. It never throws: whatever cannot be said stands in a list.
 *
 * An Ingress that is a canary has no load balancer, nor has one that ingress-nginx drops.
 */
export function translate(ingress: IngressObject, known: Known, options: TranslationOptions = {}): Translation {
  const lists = new Lists();
  const annotations = nginxAnnotations(ingress);
  const inForce = withoutRedirected(withoutUnread(annotationsInForce(annotations, lists), ingress, lists), lists);
  let said: Said = {};
  for (const concern of CONCERNS) {
    const own = Object.fromEntries(Object.entries(inForce).filter(([name]) => name in concern.annotations));
    if (Object.keys(own).length > 0) {
      const { unsaid = {}, idle = {}, changed = {}, left = {}, passed = [], ...more } = sayConcern(concern, {
        own,
        all: annotations,
        ingress,
        namespace: ingress.metadata?.namespace,
        paths: pathsIn(ingress),
        hasTls: (ingress.spec?.tls ?? []).length > 0,
        known,
      });
      lists.add('unsaid', unsaid, annotations);
      lists.add('idle', idle, annotations);
      lists.add('changed', { ...changed, ...left }, annotations);
      Object.keys(left).forEach(name => lists.kept[PREFIX + name] = annotations[name]);
      passed.forEach(name => lists.passed[PREFIX + name] = annotations[name]);
      lists.saidBy('annotations', passed);
      lists.saidBy(concern.prop, Object.keys(own).filter(name => !(name in unsaid) && !(name in idle) && !(name in left) && !passed.includes(name)));
      said = merged(said, more);
    }
  }
  const other = otherAnnotations(ingress);
  lists.unsaid.push(...other.unsaid);
  lists.idle.push(...other.idle);
  const kept = {
    ...lists.passed,
    ...options.keepAnnotations === true && { ...Object.fromEntries(lists.unsaid.map(({ of, value }) => [of, value])), ...lists.kept },
  };
  const dropped = droppedBy(ingress);
  const routing = dropped ? { ...NOTHING, idle: [dropped] } : 'canary' in inForce ? NOTHING
    : routesOf(ingress, known, merged({
      ...said,
      ...Object.keys(kept).length > 0 && { options: { ...said.options, annotations: kept } },
    }, other.said), other.certificate);
  return {
    loadBalancers: routing.loadBalancers,
    className: ingress.spec?.ingressClassName ?? other.className,
    unsaid: [...lists.unsaid, ...routing.unsaid],
    idle: [...lists.idle, ...routing.idle],
    changed: [...lists.changed, ...routing.changed, ...routing.loadBalancers.length > 0 ? defaultsBeside(inForce) : []],
    said: { ...lists.said, ...other.props },
  };
}

/** Translates Ingresses that one controller serves, each with regard to all. */
export function translateAll(ingresses: readonly IngressObject[], known: Omit<Known, 'others'>, options: TranslationOptions = {}): Translation[] {
  return ingresses.map(each => translate(each, { ...known, others: ingresses.filter(other => other !== each) }, options));
}

const NOTHING: Pick<Translation, 'loadBalancers' | 'unsaid' | 'idle' | 'changed'> = { loadBalancers: [], unsaid: [], idle: [], changed: [] };

class Lists {
  readonly unsaid: Remark[] = [];
  readonly idle: Remark[] = [];
  readonly changed: Remark[] = [];
  readonly said: { [annotation: string]: string } = {};
  /** Annotations that are passed on, with their values. */
  readonly passed: { [annotation: string]: string } = {};
  /** Annotations that are left out, with their values. */
  readonly kept: { [annotation: string]: string } = {};

  add(list: 'unsaid' | 'idle' | 'changed', reasons: { readonly [name: string]: string }, annotations: { readonly [name: string]: string }): void {
    this[list].push(...Object.entries(reasons).map(([name, why]) => ({ of: PREFIX + name, value: annotations[name], why })));
  }

  saidBy(prop: string, names: readonly string[]): void {
    names.forEach(name => this.said[PREFIX + name] = prop);
  }
}

/** The annotations that do something on ingress-nginx with a value that works. */
function annotationsInForce(annotations: { readonly [name: string]: string }, lists: Lists): { [name: string]: string } {
  const inForce: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(annotations)) {
    const concern = Object.hasOwn(annotations, name) ? concernOf(name) : undefined;
    const why = concern === undefined ? 'ingress-nginx has no such annotation' : value === '' && concern.closes !== true ? 'ignored by ingress-nginx: it is empty' : concern.annotations[name](value, annotations);
    if (why !== undefined) {
      lists.add('idle', { [name]: why }, annotations);
    } else {
      inForce[name] = value;
    }
  }
  return inForce;
}

/** Where TLS passes unread, nothing else that is asked of requests over https is done, and those over http are redirected. */
function withoutUnread(inForce: { readonly [name: string]: string }, ingress: IngressObject, lists: Lists): { readonly [name: string]: string } {
  if (!passesUnread(inForce, ingress)) {
    return inForce;
  }
  const { 'ssl-passthrough': own, ...others } = inForce;
  lists.add('idle', forAll(others, 'without effect over https, which passes unread; over http clients are redirected, or get 404'), inForce);
  return { 'ssl-passthrough': own };
}

/** Where all requests are redirected, nothing is done that a backend would see, and nobody is kept from being redirected. */
function withoutRedirected(inForce: Annotations, lists: Lists): Annotations {
  if (!redirectsAll(inForce)) {
    return inForce;
  }
  const some = (isBeside: boolean) => Object.fromEntries(Object.entries(inForce).filter(([name]) => besideRedirect(name) === isBeside));
  lists.add('idle', forAll(some(false), 'without effect: every request is redirected before'), inForce);
  return some(true);
}

/** What a concern says; where a value is none that the props take, nothing, with the reason. */
function sayConcern({ say }: Concern, asked: Asked): Said {
  const all = (why: string) => ({ unsaid: Object.fromEntries(Object.keys(asked.own).map(name => [name, why])) });
  if (typeof say === 'string') {
    return all(say);
  }
  try {
    return checked(say(asked));
  } catch (e) {
    const wrong = Object.entries(asked.own).filter(([name, value]) => ruleOf(name)?.accepts(value) === false).map(([name]) => name);
    const why = e instanceof InvalidInput ? `the prop does not take it: allowed is ${e.allowed} [${e.code}]` : (e as Error).message;
    return all(wrong.length > 0 ? `${why}; nor does ingress-nginx take ${wrong.join(', ')}` : why);
  }
}

/** @throws if a policy does not take what is said */
function checked(said: Said): Said {
  const policies: { readonly [name: string]: Policy<any, string> } = POLICIES;
  Object.entries({ ...said.options, ...said.balancer }).forEach(([name, value]) => policies[name].check?.(name, value));
  return said;
}

function merged(one: Said, other: Said): Said {
  const headers = [one, other].flatMap(({ options }) => options?.responseHeaders === undefined ? [] : [options.responseHeaders]);
  return {
    options: {
      ...one.options,
      ...other.options,
      ...headers.length > 1 && { responseHeaders: Object.assign({}, ...headers) },
    },
    balancer: { ...one.balancer, ...other.balancer },
  };
}
