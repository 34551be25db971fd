import { LIBRARY, lineage, methodsOf, propertiesOf, Type, TypeReference, typeNamed } from './program/assemblies';
import { Expression } from './program/expression';
import { programOf } from './program/program';
import { makersOf } from './program/values';
import { CASES } from './support/corpus';

test('every prop stands in the corpus, and everything that makes a value of one', () => {
  const used = new Set(CASES.map(programOf).flatMap(({ statements }) => statements.flatMap(({ value }) => namesIn(value))));
  const offered = [...inputs()].flatMap(namesOf);
  expect(offered).toEqual(expect.arrayContaining(['ExternalLoadBalancerProps.backends', 'RouteOptions.hosts', 'HashKey.uri', 'SameSite.LAX']));
  expect(offered.filter(name => !used.has(name))).toStrictEqual([]);
});

/** The types of all that a user passes to an ExternalLoadBalancer, directly or within other values. */
function inputs(): Set<Type> {
  const found = new Set<Type>();
  function add(reference: TypeReference): void {
    const { fqn } = reference.collection?.elementtype ?? reference;
    const type = fqn === undefined ? undefined : typeNamed(fqn);
    if (type?.assembly !== LIBRARY || found.has(type)) {
      return;
    }
    found.add(type);
    if (type.datatype) {
      propertiesOf(type).forEach(property => add(property.type));
    } else {
      makersOf(type).forEach(({ method }) => method?.parameters?.forEach(parameter => add(parameter.type)));
    }
  }
  const construct = typeNamed(`${LIBRARY}.ExternalLoadBalancer`);
  [construct.initializer!, ...methodsOf(construct).filter(method => !method.static)]
    .forEach(({ parameters = [] }) => parameters.forEach(parameter => add(parameter.type)));
  return found;
}

/** The properties of a struct, the members of an enum, or the static members that have an instance of a class. */
function namesOf(type: Type): string[] {
  if (type.datatype) {
    return lineage(type).flatMap(owner => (owner.properties ?? []).map(({ name }) => `${owner.name}.${name}`));
  }
  return type.kind === 'enum' ? type.members!.map(({ name }) => `${type.name}.${name}`)
    : makersOf(type).map(({ owner, name }) => `${owner.name}.${name}`);
}

/** Those that an expression uses. */
function namesIn(code: Expression | undefined): string[] {
  switch (code?.kind) {
    case 'list': return code.items.flatMap(namesIn);
    case 'map': return code.entries.flatMap(([, value]) => namesIn(value));
    case 'struct': return code.fields.flatMap(([name, value]) => [...lineage(code.type).map(owner => `${owner.name}.${name}`), ...namesIn(value)]);
    case 'constant': return [`${code.type.name}.${code.name}`];
    case 'static call': return [`${code.type.name}.${code.method}`, ...code.args.flatMap(namesIn)];
    case 'new': case 'call': return code.args.flatMap(namesIn);
    default: return [];
  }
}
