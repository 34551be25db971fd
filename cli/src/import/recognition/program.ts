import { Plan, PlannedBalancer } from './plan';
import { Manifest } from '../input';
import { Field, Json } from '../program/expression';
import { BalancerStatement, ObjectStatement, Program, Statement } from '../program/program';
import { fieldsOf } from '../program/values';
import { Notes, Path } from '../receipt/notes';
import { valueAt } from '../receipt/of-object';

/** The program that makes what is planned. */
export function programOf({ balancers, objects }: Plan, comments: readonly string[], notes: Notes): Program {
  const namespaces = new Set([...balancers.map(({ props }) => props.namespace), ...objects.map(({ namespace }) => namespace)]);
  const [namespace] = namespaces.size === 1 ? namespaces : [undefined];
  const ids = new Set(balancers.map(({ id }) => id));
  const statements = [
    ...balancers.map(balancer => balancerStatement(balancer, namespace, notes)),
    ...objects.map(manifest => objectStatement(manifest, namespace, ids)),
  ];
  const carried = new Set(statements.flatMap(commentsCarried));
  return {
    comments: comments.filter((text, i) => text.trim() !== '' && !carried.has(text) && comments.indexOf(text) === i),
    chart: { id: chartId(balancers[0]?.props.name ?? objects[0]?.name ?? 'chart'), namespace },
    statements,
  };
}

/** A construct takes what every JavaScript object has, such as "constructor", for a child that is already there. */
function chartId(name: string): string {
  return name in {} ? `${name}-chart` : name;
}

function commentsCarried(statement: Statement): string[] {
  const ofFields = (fields: readonly Field[]) => fields.flatMap(({ comments = [] }) => comments);
  return statement.kind === 'object' ? [...statement.comments] : [
    ...statement.comments, ...ofFields(statement.props), ...statement.added.flatMap(({ comments, options }) => [...comments, ...ofFields(options)]),
  ];
}

/** The order in which people read props: where requests go, then what is done to them. */
const FIRST = ['name', 'namespace', 'labels', 'backends', 'servicePort', 'endpointsApi', 'backendProtocol', 'ingressName', 'hosts', 'paths', 'rewrite'];
const LAST = ['annotations', 'tls', 'httpsRedirect', 'externalAddress', 'controller'];

function ordered(fields: readonly Field[]): Field[] {
  const place = ({ name }: Field) => FIRST.includes(name) ? FIRST.indexOf(name) : LAST.includes(name) ? 1000 + LAST.indexOf(name) : 500;
  return [...fields].sort((a, b) => place(a) - place(b));
}

function balancerStatement(
  { props, routes: [main, ...more], canaries, patches, servers, remarks, id }: PlannedBalancer, common: string | undefined, notes: Notes,
): BalancerStatement {
  const { namespace, ingressName, name, servicePort, ...rest } = props;
  const plain = {
    ...rest,
    name,
    ...namespace !== common && { namespace },
    ...ingressName !== name && { ingressName },
    ...servicePort !== undefined && { servicePort },
  };
  const own = [servers?.service, ...servers?.addresses ?? [], main.ingress].flatMap(each => each === undefined ? [] : [each]);
  const comments = commentsIn(own, notes);
  const fields = ordered([...fieldsOf(plain, 'ExternalLoadBalancerProps'), ...fieldsOf(main.options, 'ExternalLoadBalancerProps')]);
  return {
    kind: 'load balancer',
    id,
    comments: [...comments.others(fields), ...remarks],
    props: fields.map(field => ({ ...field, comments: comments.of(field.name) })),
    added: [
      ...more.map(({ id: of, options, ingress }) => {
        const route = commentsIn(own.includes(ingress) ? [] : [ingress], notes);
        const given = ordered(fieldsOf(options, 'AddedRouteOptions'));
        return { kind: 'route' as const, id: of!, comments: route.others(given), options: given.map(field => ({ ...field, comments: route.of(field.name) })) };
      }),
      ...canaries.map(({ id: of, options, ingress, servers: { service, addresses } }) => (
        { kind: 'canary' as const, id: of, comments: commentsIn([service, ...addresses, ingress], notes).others([]), options: fieldsOf(options, 'CanaryOptions') }
      )),
    ],
    patches,
  };
}

function objectStatement(manifest: Manifest, common: string | undefined, ids: Set<string>): ObjectStatement {
  const { value, apiVersion, kind, name, namespace } = manifest;
  const { apiVersion: _, kind: __, metadata = {}, ...body } = value;
  const base = `${kind}-${name || 'unnamed'}`;
  let id = base;
  for (let i = 2; ids.has(id); i++) {
    id = `${base}-${i}`;
  }
  ids.add(id);
  // A chart with a namespace gives it to every object, also to those that belong to none.
  const plain = common !== undefined && namespace === common ? { ...metadata } : metadata;
  return { kind: 'object', id, apiVersion, of: kind, metadata: plain as { [key: string]: Json }, body, comments: allComments(manifest, []) };
}

/** The comments of manifests, by the props that say their fields. */
function commentsIn(manifests: readonly Manifest[], notes: Notes): { of(prop: string): string[]; others(fields: readonly Field[]): string[] } {
  const found = manifests.flatMap(manifest => pathsIn(manifest.value).flatMap(path => {
    const prop = notes.of(manifest, path)?.by?.replace(/[, (].*/, '');
    return manifest.comments(path).map(text => ({ text, prop }));
  }));
  const unique = found.filter(({ text }, i) => text.trim() !== '' && found.findIndex(other => other.text === text) === i);
  return {
    of: prop => unique.filter(each => each.prop === prop).map(({ text }) => text),
    others: fields => unique.filter(each => !fields.some(({ name }) => name === each.prop)).map(({ text }) => text),
  };
}

function allComments(manifest: Pick<Manifest, 'value' | 'comments'>, root: Path): string[] {
  const texts = pathsIn(valueAt(manifest.value, root)).flatMap(path => manifest.comments([...root, ...path]));
  return texts.filter((text, i) => text.trim() !== '' && texts.indexOf(text) === i);
}

/** Every place within a value, itself included, in the order of a text. */
export function pathsIn(value: unknown): Path[] {
  const all: Path[] = [];
  const walk = (each: unknown, path: Path): void => {
    all.push(path);
    if (Array.isArray(each)) {
      each.forEach((item, i) => walk(item, [...path, i]));
    } else if (typeof each === 'object' && each !== null) {
      Object.entries(each).forEach(([key, item]) => walk(item, [...path, key]));
    }
  };
  walk(value, []);
  return all;
}
