import { isSnippet, ruleOf } from './annotation-table';
import { checkBuffers } from './buffers';
import { NginxRows, Options, PREFIX } from './contribution';
import { checkWordLength } from './nginx-words';
import { Reader } from './readers/reader';
import { referenceRequirements } from './references';
import { adviceOn } from './unknown-annotations';
import { invalid } from '../../basics/errors';
import { Context } from '../rows';
import { native } from '../shared/declarations';

type Annotations = { readonly [key: string]: string };

/** Annotations that change what other routes match or are rewritten to, so that they have to come from the props. */
const BY_PROP: { [key: string]: string } = {
  [`${PREFIX}rewrite-target`]: 'set the prop rewrite',
  [`${PREFIX}use-regex`]: 'set the prop paths with RoutePath.regex()',
  'kubernetes.io/ingress.class': 'set className of IngressController.ingressNginx(); the annotation is deprecated',
};

/** The user's own annotations: those of the controller only by their real names, with values that work. */
export const ANNOTATIONS = {
  annotations: {
    declares: { annotations: native() },
    render: (annotations, { route, neighbours, options }) => {
      for (const [key, value] of Object.entries(annotations)) {
        checkAnnotation(key, value, options);
      }
      checkBuffers(annotations);
      const annotated = { route, neighbours, annotations: byName(annotations) };
      return {
        contribution: { annotations },
        words: () => Object.keys(annotations).join(', '),
        remarks: () => Object.entries(annotated.annotations).flatMap(([name, value]) => options.reader.differences(name, value, annotated)),
        requirements: () => [
          ...referenceRequirements(annotations, route, options.reader),
          ...Object.keys(annotated.annotations).flatMap(name => options.reader.requirements(name, annotated)),
        ],
      };
    },
  },
} satisfies Pick<NginxRows, 'annotations'>;

function checkAnnotation(key: string, value: string, options: Options): void {
  const prop = `annotations["${key}"]`;
  if (Object.hasOwn(BY_PROP, key)) {
    throw invalid('annotations.by-prop', prop, value, 'an annotation that no prop renders', BY_PROP[key]);
  }
  if (key.toLowerCase().startsWith(PREFIX)) {
    if (!key.startsWith(PREFIX)) {
      throw invalid('annotations.prefix-case', prop, value, 'the prefix in lower case, as ingress-nginx reads it', `write "${PREFIX}${key.slice(PREFIX.length)}"`);
    }
    checkValue(prop, key.slice(PREFIX.length), value, options);
  }
}

function checkValue(prop: string, name: string, value: string, { reader, snippetAnnotations }: Options): void {
  const rule = ruleOf(name);
  if (!rule) {
    throw invalid('annotations.unknown', prop, value, 'an annotation that ingress-nginx has, and it ignores this one', adviceOn(name));
  }
  const unread = reader.unread(name);
  if (unread !== undefined) {
    throw invalid('annotations.ignored', prop, value, `an annotation that ${reader.program} reads, and it ignores this one`, unread);
  }
  if (!isSnippet(name)) {
    checkWordLength('annotations.too-long', prop, value);
  }
  if (!rule.accepts(value)) {
    throw invalid('annotations.value', prop, value, rule.allowed, 'correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration');
  }
  if (isSnippet(name) && snippetAnnotations === false) {
    throw invalid('annotations.needs-snippet', prop, value, 'what needs no snippet, since snippetAnnotations is false', 'allow snippets, or ask for the same with a prop');
  }
}

/** Annotations that the controller ignores without another one. */
const NEEDS: [RegExp, string][] = [
  [/^proxy-ssl-(?!secret$)/, 'proxy-ssl-secret'],
  [/^x-forwarded-prefix$/, 'rewrite-target'],
  [/^auth-(secret|secret-type|realm)$/, 'auth-type'],
  [/^auth-tls-(?!secret$)/, 'auth-tls-secret'],
  [/^auth-(?!secret|type$|realm$|tls-|url$|snippet$)/, 'auth-url'],
  [/^cors-/, 'enable-cors'],
  [/^canary-/, 'canary'],
  [/^(session-cookie-|affinity-)/, 'affinity'],
  [/^upstream-hash-by-/, 'upstream-hash-by'],
  [/^fastcgi-/, 'backend-protocol'],
];

/** Settings of TLS to the backends, which a plain connection has no use for. */
const TLS_TO_BACKENDS = /^proxy-ssl-/;

/**
 * Checks that a user's annotations have an effect beside all others: those that they need may come from a prop.
 *
 * @param all The annotations of the Ingress.
 */
export function checkTogether(annotations: Annotations, all: Annotations, { route, neighbours, options: { reader } }: Context<Options>): void {
  const annotated = { route, neighbours, annotations: byName(all) };
  for (const [name, value] of Object.entries(byName(annotations))) {
    checkNeeds(name, value, annotated.annotations, reader);
    const unserved = reader.unserved(name, value, annotated);
    if (unserved) {
      throw invalid('annotations.not-served', `annotations["${PREFIX}${name}"]`, value, `a value that ${reader.program} serves as ingress-nginx does, and it ${unserved.why}`, unserved.fix);
    }
  }
}

function checkNeeds(name: string, value: string, all: Annotations, reader: Reader): void {
  const prop = `annotations["${PREFIX}${name}"]`;
  const needed = reader.readsAlone(name) ? undefined : NEEDS.find(([pattern]) => pattern.test(name))?.[1];
  if (needed !== undefined && all[needed] === undefined) {
    throw invalid('annotations.needs-another', prop, value, `this annotation together with ${PREFIX}${needed}, without which ingress-nginx ignores it`,
      needed === 'rewrite-target' ? 'set the prop rewrite, or take it out' : needed === 'affinity' ? 'set the prop loadBalancing with LoadBalancing.stickyCookie(), or take it out' : 'add that one, or take this one out');
  }
  const protocol = all['backend-protocol'] ?? 'HTTP';
  // What protects nothing is only idle.
  const isIdle = value !== 'on' && reader.readsAlone(name);
  if (TLS_TO_BACKENDS.test(name) && !isIdle && !reader.tlsProtocols.includes(protocol.toUpperCase())) {
    const protocols = reader.tlsProtocols.map(each => `"${each}"`).join(' or ');
    throw invalid('annotations.needs-tls', prop, value,
      `this annotation together with ${PREFIX}backend-protocol: ${protocols} (here it is "${protocol}"), without which ${reader.program} ignores it`,
      `add ${PREFIX}backend-protocol: "HTTPS" if the backends speak TLS, or take this one out`);
  }
}

/** The annotations of the controller, without their prefix. */
function byName(annotations: Annotations): Annotations {
  const own = Object.entries(annotations).filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value]));
}
