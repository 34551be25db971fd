import { WITHOUT_PROP } from '../../cli/src/translation/without-prop';
import { ADVICE as GATEWAY_ADVICE } from '../../src/controllers/gateway-api/annotation-advice';
import { ADVICE_ON_ENVOY } from '../../src/controllers/gateway-api/envoy-gateway/annotation-advice';
import { ENVOY_GATEWAY } from '../../src/controllers/gateway-api/envoy-gateway/rows';
import { GATEWAY_API } from '../../src/controllers/gateway-api/rows';
import { ANNOTATION_NAMES, isSnippet, ruleOf } from '../../src/controllers/ingress-nginx/annotation-table';
import { INGRESS_NGINX_READER } from '../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { INGRESS_NGINX } from '../../src/controllers/ingress-nginx/rows';
import { adviceOn, UNKNOWN_NAMES } from '../../src/controllers/ingress-nginx/unknown-annotations';
import { adviceFrom } from '../../src/controllers/shared/annotations/find-advice';
import { ByProp, Saying, SAYINGS } from '../../src/controllers/shared/annotations/props';
import { ADVICE as TRAEFIK_ADVICE } from '../../src/controllers/traefik/annotation-advice';
import { TRAEFIK } from '../../src/controllers/traefik/rows';
import { Feature, FEATURES } from '../../src/policies';
import { Support } from '../../src/report';
import { SUPPORT_MATRIX, SupportColumn } from '../../src/support-matrix';

/** Values of annotations that make advice differ. */
export const VALUES = ['true', 'false', 'on', 'off', '0', '8m', '/$2', '/a', 'https://a.example.com', 'HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI', 'digest', 'basic', 'cookie', 'balanced',
  'persistent', 'round_robin', 'ewma', 'chash', 'sticky_balanced', '$remote_addr', '$request_uri', '$http_x_tenant', '$cookie_id', '$host', 'close', 'keep-alive', '/ /a', 'a b', '1.0', '1.1', '10', 'x'];

/** An annotation in the reference. */
export interface AnnotationRow {
  readonly name: string;
  /** The prop that says it; undefined where there is none. */
  readonly prop?: string;
  /** How the prop is set, and where it is refused; else why there is none. */
  readonly note: string;
}

/** Every annotation that ingress-nginx has. */
export function annotationRows(): AnnotationRow[] {
  return ANNOTATION_NAMES.map(name => isSnippet(name)
    ? { name, prop: 'annotations', note: 'a checked snippet, on ingress-nginx and on Traefik where it reads annotations; refused elsewhere, where a prop may do what it does' }
    : rowOf(name) ?? { name, note: WITHOUT_PROP.get(name) ?? '' });
}

/** Names that people write, and that it does not have. */
export function unknownRows(): AnnotationRow[] {
  return UNKNOWN_NAMES.map(name => rowOf(name) ?? { name, note: adviceOn(name, 'x', INGRESS_NGINX_READER, INGRESS_NGINX) });
}

/** What a controller does in place of annotations that no prop says. */
interface OtherRow {
  readonly names: string[];
  readonly advice: string[];
}

/** What controllers do in place of annotations without a prop, of which those with the same advice stand together. */
export function otherRows(): { readonly controllers: string[]; readonly rows: OtherRow[] } {
  const rows: OtherRow[] = [];
  for (const { name } of annotationRows().filter(({ prop }) => prop === undefined || prop === 'annotations')) {
    const [value = 'x'] = VALUES.filter(each => ruleOf(name)?.accepts(each));
    const advice = OTHERS.map(({ own, declared }) => adviceFrom(own, declared, name, value)!.replace('there is no prop for it: ', ''));
    const same = rows.find(row => row.advice.join() === advice.join());
    if (same) {
      same.names.push(name);
    } else {
      rows.push({ names: [name], advice });
    }
  }
  return { controllers: OTHERS.map(({ name }) => name), rows };
}

const OTHERS = [
  { name: 'Traefik', own: TRAEFIK_ADVICE, declared: TRAEFIK },
  { name: 'Gateway API', own: GATEWAY_ADVICE, declared: GATEWAY_API },
  { name: 'Envoy Gateway', own: ADVICE_ON_ENVOY, declared: ENVOY_GATEWAY },
];

function rowOf(name: string): AnnotationRow | undefined {
  const saying = SAYINGS.get(name);
  const values = VALUES.filter(value => ruleOf(name)?.accepts(value) ?? true);
  const said = (values.length > 0 ? values : ['x']).map(value => ({ value, said: saying?.said(value) }));
  const ways = said.flatMap(each => typeof each.said === 'object' ? [each.said].flat() as ByProp[] : []);
  if (saying === undefined || ways.length === 0) {
    return undefined;
  }
  const texts = said.map(each => ({ value: each.value, isSet: typeof each.said === 'object', text: textOf(each.said) }));
  const counts = [...new Set(texts.map(({ text }) => text))].map(text => {
    const those = texts.filter(each => each.text === text);
    return { text, isSet: those[0].isSet, values: those.map(({ value }) => value) };
  });
  const [usual, ...others] = counts.sort((a, b) => Number(b.isSet) - Number(a.isSet) || b.values.length - a.values.length);
  const notes = [usual.text, ...others.filter(({ text }) => text !== '').map(({ text, values: [value] }) => `\`${value}\`: ${text}`)];
  return { name, prop: PROP[saying.policy] ?? saying.policy, note: [...notes, ...supports(saying.policy, ways)].filter(note => note !== '').join('; ') };
}

/** Policies that a call asks for. */
const PROP: { readonly [policy: string]: string } = { canaries: 'addCanary()' };

/** What an annotation comes to, in a few words. */
function textOf(said: ReturnType<Saying['said']>): string {
  if (said === undefined) {
    return 'no prop';
  }
  return typeof said === 'string' ? said.replace('take it out: ', 'nothing to set: ')
    : asCode([said].flat().map(way => (way as ByProp).words ?? (way as ByProp).how.trim()).join(', else '));
}

/** A text with its calls and values as code. */
function asCode(text: string): string {
  return text.replace(/[A-Z]\w*\.\w+(\((?:[^()]|\([^()]*\))*\))?|\{ \w+: \w+ \}/g, code => `\`${code}\``);
}

/** The controllers that do not have it as asked, whatever the value. */
function supports(policy: string, ways: readonly ByProp[]): string[] {
  const ofPolicy = (Object.keys(FEATURES) as Feature[]).filter(feature => FEATURES[feature].policy === policy);
  const supportOf = ({ declarations }: SupportColumn, { needs }: ByProp) => {
    const all = (needs.length > 0 ? needs as readonly Feature[] : ofPolicy).map(feature => ORDER.indexOf(declarations[feature].support));
    return needs.length > 0 ? Math.max(...all) : Math.min(...all);
  };
  const best = SUPPORT_MATRIX.map(column => ({ name: column.name, support: ORDER[Math.min(...ways.map(way => supportOf(column, way)))] }));
  return ORDER.slice(1).flatMap(support => {
    const names = best.filter(each => each.support === support).map(({ name }) => name);
    return names.length === 0 ? [] : [`${support} on ${names.join(', ')}`];
  });
}

/** From the best to the worst. */
const ORDER = [Support.NATIVE, Support.APPROXIMATED, Support.OMITTED, Support.REFUSED];
