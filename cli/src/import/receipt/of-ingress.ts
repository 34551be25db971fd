import { Note, Notes, Outcome } from './notes';
import { noteEach, noteObject } from './of-object';
import { noteServers } from './of-servers';
import { DEFAULT, SWITCHED_OFF } from '../../translation/readings';
import { Translation } from '../../translation/translation';
import { Manifest } from '../input';
import { PlannedCanary } from '../recognition/plan';
import { isExported, Wishes } from '../recognition/wishes';

/** What does nothing because it is so anyway, and so is kept. */
const SO_ANYWAY = new Set([DEFAULT, SWITCHED_OFF, 'said by tls']);

const SNIPPETS = 'a stock ingress-nginx ignores the whole Ingress for a snippet, until allow-snippet-annotations is "true" and annotations-risk-level is Critical in its ConfigMap';

/** Notes on an Ingress that load balancers stand for. */
export function noteIngress(ingress: Manifest, translation: Translation, wishes: Wishes, isOfNginx: boolean, notes: Notes): void {
  const { metadata = {}, spec = {}, status } = ingress.value;
  const name = notes.of(ingress, ['metadata', 'name']);
  noteObject(ingress, 'ExternalLoadBalancer', notes);
  notes.set(ingress, ['metadata', 'name'], name ?? { outcome: Outcome.KEPT, by: 'ingressName' });
  noteEach(ingress, [['metadata', 'labels']], { outcome: Outcome.KEPT, by: 'labels' }, notes);
  noteEach(ingress, [['spec', 'ingressClassName']], { outcome: Outcome.KEPT, by: 'controller' }, notes);
  Object.keys(metadata.annotations ?? {}).forEach(key => notes.set(ingress, ['metadata', 'annotations', key], noTextAs(metadata.annotations[key], ofAnnotation(key, translation, wishes, spec))));
  noteRules(ingress, translation, notes);
  if (!isOfNginx) {
    // What ingress-nginx does by default is left to the other controller.
    translation.changed.filter(({ of }) => !(of in (metadata.annotations ?? {}))).forEach(({ of, why }) => notes.add(ingress, { of, why }));
  }
  if (status?.loadBalancer?.ingress?.length > 0 && !isExported(ingress)) {
    const by = wishes.balancer.externalAddress === undefined ? undefined : 'externalAddress';
    notes.set(ingress, ['status'], { outcome: Outcome.NEVER_WORKED, by, why: 'the API server drops the status of what is applied, and kubectl says "configured" every time' });
  }
}

/** The API server refuses an object with an annotation that is no text. */
function noTextAs(value: unknown, note: Note): Note {
  return typeof value === 'string' ? note
    : { ...note, outcome: Outcome.NEVER_WORKED, why: 'the API server refuses the whole object: the value of an annotation is a text, so put it into quotes' };
}

function ofAnnotation(key: string, translation: Translation, wishes: Wishes, spec: any): Note {
  const { said, unsaid, idle, changed } = translation;
  const unsaidWhy = unsaid.find(({ of }) => of === key)?.why;
  const idleWhy = idle.find(({ of }) => of === key)?.why;
  const changedWhy = changed.find(({ of }) => of === key)?.why;
  if (unsaidWhy !== undefined) {
    return { outcome: Outcome.KEPT, by: 'annotations', why: unsaidWhy };
  }
  if (idleWhy !== undefined && !(key in said)) {
    const advice = wishes.advice[key];
    return SO_ANYWAY.has(idleWhy) ? { outcome: Outcome.KEPT, why: idleWhy }
      : { outcome: key.startsWith('kubectl.') ? Outcome.CHANGED : Outcome.NEVER_WORKED, by: wishes.props[key], why: advice === undefined ? idleWhy : `${idleWhy}; ${advice}` };
  }
  if (key === 'kubernetes.io/ingress.class' && spec.ingressClassName !== undefined) {
    return { outcome: Outcome.CHANGED, by: 'controller', why: 'spec.ingressClassName says it alone: the annotation is deprecated' };
  }
  if (changedWhy !== undefined) {
    return { outcome: Outcome.CHANGED, by: key in said ? propsIn(said[key], translation) : 'annotations', why: changedWhy };
  }
  return { outcome: Outcome.KEPT, by: propsIn(said[key], translation), ...key.endsWith('-snippet') && { why: SNIPPETS } };
}

/** Of props that say something together, those that are set. */
function propsIn(said: string, { loadBalancers }: Translation): string {
  const all = loadBalancers.flatMap(({ props, routes }) => [props, ...routes.map(({ options }) => options)]);
  const set = new Set(all.flatMap(options => Object.keys(options)));
  const some = said.split(', ').filter(prop => set.has(prop));
  return some.length > 0 ? some.join(', ') : said;
}

function noteRules(ingress: Manifest, { idle, changed, loadBalancers }: Translation, notes: Notes): void {
  const { rules = [], tls = [] } = ingress.value.spec ?? {};
  const routes = loadBalancers.flatMap(({ props, routes: more }) => [props, ...more.map(({ options }) => options)]);
  const rendered = new Set(routes.flatMap(({ paths = [] }) => paths.map(path => `${path.type} ${path.value}`)));
  noteEach(ingress, [['spec', 'rules']], { outcome: Outcome.KEPT, by: 'paths' }, notes);
  (rules as readonly any[]).forEach((rule, i) => {
    noteEach(ingress, [['spec', 'rules', i, 'host']], { outcome: Outcome.KEPT, by: 'hosts' }, notes);
    const idleRule = idle.find(({ of }) => of === `spec.rules[${i}]`);
    if (idleRule !== undefined) {
      notes.set(ingress, ['spec', 'rules', i], { outcome: Outcome.NEVER_WORKED, why: idleRule.why });
    }
    ((rule?.http?.paths ?? []) as readonly any[]).forEach((path, j) => {
      const at = ['spec', 'rules', i, 'http', 'paths', j];
      noteEach(ingress, [[...at, 'backend']], { outcome: Outcome.KEPT, by: 'backends' }, notes);
      const idlePath = idle.find(({ of, value }) => of === 'spec.rules' && value === path?.path);
      if (idlePath !== undefined) {
        notes.set(ingress, at, { outcome: Outcome.NEVER_WORKED, why: idlePath.why });
      } else {
        notePath(ingress, at, path ?? {}, rendered, changed, notes);
      }
    });
  });
  noteEach(ingress, [['spec', 'tls']], { outcome: Outcome.KEPT, by: 'tls' }, notes);
  const hosts = new Set((rules as readonly any[]).map(rule => rule?.host));
  (tls as readonly any[]).forEach((section, i) => ((section?.hosts ?? []) as readonly string[]).forEach((host, j) => {
    if (!hosts.has(host) && !hosts.has(undefined) && !host.startsWith('*')) {
      notes.set(ingress, ['spec', 'tls', i, 'hosts', j], { outcome: Outcome.NEVER_WORKED, why: 'no rule has this host' });
    }
  }));
  const idleDefault = idle.find(({ of }) => of === 'spec.defaultBackend');
  noteEach(ingress, [['spec', 'defaultBackend']], idleDefault === undefined ? { outcome: Outcome.KEPT, by: 'paths' } : { outcome: Outcome.NEVER_WORKED, why: idleDefault.why }, notes);
}

/** A path that is said as it is, or otherwise. */
function notePath(ingress: Manifest, at: readonly (string | number)[], { path = '/', pathType }: any, rendered: ReadonlySet<string>, changed: Translation['changed'], notes: Notes): void {
  const isRegex = rendered.has(`REGEX ${path}`);
  const type = isRegex ? 'REGEX' : `${pathType}`.toUpperCase();
  const isSame = rendered.has(`${type} ${path}`);
  const rewritten = changed.find(({ of }) => of.endsWith('/rewrite-target'))?.why;
  noteEach(ingress, [[...at, 'path']], isSame ? { outcome: Outcome.KEPT, by: 'paths' } : { outcome: Outcome.CHANGED, by: 'paths', why: rewritten ?? 'as ingress-nginx reads it' }, notes);
  noteEach(ingress, [[...at, 'pathType']], isSame && (!isRegex || pathType === 'ImplementationSpecific') ? { outcome: Outcome.KEPT, by: 'paths' }
    : isRegex ? { outcome: pathType === 'Prefix' || pathType === 'Exact' ? Outcome.NEVER_WORKED : Outcome.CHANGED, by: 'paths', why: `a regular expression is no ${pathType}: the webhook of ingress-nginx refuses the Ingress, and Traefik skips it; RoutePath.regex() has the type that works` }
      : { outcome: Outcome.CHANGED, by: 'paths', why: 'as ingress-nginx reads it' }, notes);
}

/** Notes on the Ingresses and Services of canaries. */
export function noteCanaries(canaries: readonly PlannedCanary[], notes: Notes): readonly PlannedCanary[] {
  for (const { ingress, servers, options, unsaid } of canaries) {
    noteObject(ingress, 'addCanary()', notes);
    for (const path of [['metadata', 'name'], ['metadata', 'labels'], ['spec']]) {
      noteEach(ingress, [path], { outcome: Outcome.CHANGED, by: 'addCanary()', why: 'it follows from the load balancer' }, notes);
    }
    Object.keys(ingress.value.metadata?.annotations ?? {}).forEach(key => notes.set(ingress, ['metadata', 'annotations', key], /\/canary/.test(key) || key.endsWith('ingress.class')
      ? { outcome: Outcome.KEPT, by: 'addCanary()' } : { outcome: Outcome.NEVER_WORKED, why: 'ingress-nginx reads it on the main Ingress alone' }));
    // All others are read on the main Ingress alone.
    unsaid.filter(({ of }) => /canary/.test(of)).forEach(({ of, why }) => notes.set(ingress, ['metadata', 'annotations', of], { outcome: Outcome.LOST, why }));
    const port = ingress.value.spec?.rules?.[0]?.http?.paths?.[0]?.backend?.service?.port;
    noteServers(servers, undefined, { servers, backends: options.backends!, servicePort: options.servicePort }, port?.number ?? port?.name, notes);
    notes.set(servers.service, ['metadata', 'name'], { outcome: Outcome.CHANGED, by: 'addCanary()', why: 'the load balancer names the Service of a canary' });
  }
  return canaries;
}
