import { LIBRARY, Method, methodsOf, propertiesOf, Type, TypeReference, typeNamed } from './assemblies';
import { Syntax } from '../syntax/syntax';

/** How a value of a type is turned into JSON; an empty one leaves it as it is. */
type Reading = { readonly list: Reading } | { readonly map: Reading } | { readonly enum: string } | { readonly object: string } | {};

/** How a class or a struct is turned into JSON: `type` and `as` are the names of the type and its members in the language. */
interface ObjectReading {
  readonly type: string;
  readonly members: { readonly name: string; readonly as: string; readonly reading: Reading }[];
}

/** A policy that a custom controller has to give a verdict on, if the property of the intent at this path is set. */
interface Policy {
  readonly name: string;
  readonly at: readonly string[];
  /** Restricts it to lists in which a text starts so. */
  readonly prefix?: string;
}

/** A description of reports and intents, so that the drivers read all their properties without a list of them. */
export interface Readings {
  readonly report: Reading;
  readonly route: Reading;
  readonly objects: { readonly [fqn: string]: ObjectReading };
  readonly policies: readonly Policy[];
}

/** Properties of the intent that are no policy; `hosts` is one where it has a wildcard. */
const NO_POLICIES = ['path', 'name', 'namespace', 'service', 'hosts'];

export function readings(syntax: Syntax): Readings {
  const objects: { [fqn: string]: ObjectReading } = {};

  function read(type: TypeReference): Reading {
    if (type.collection !== undefined) {
      return { [type.collection.kind === 'map' ? 'map' : 'list']: read(type.collection.elementtype) };
    }
    return type.fqn === undefined ? {} : readType(typeNamed(type.fqn));
  }

  function readType(type: Type): Reading {
    if (type.kind === 'enum') {
      return { enum: type.fqn };
    }
    if (!(type.fqn in objects)) {
      const { members } = objects[type.fqn] = { type: syntax.type(type), members: [] } as ObjectReading; // before its members, since types may be recursive
      propertiesOf(type).filter(each => !each.static)
        .forEach(({ name, type: of }) => members.push({ name, as: syntax.member(name, 'property'), reading: read(of) }));
      // Values such as those of cdk8s.Size have no properties.
      methodsOf(type).filter(isText).slice(0, 1)
        .forEach(({ name }) => members.push({ name, as: syntax.member(name, 'method'), reading: {} }));
    }
    return { object: type.fqn };
  }

  const intent = typeNamed(`${LIBRARY}.RouteIntent`);
  return {
    report: readType(typeNamed(`${LIBRARY}.Report`)),
    route: readType(intent),
    objects,
    policies: [
      ...propertiesOf(intent).filter(({ name }) => !NO_POLICIES.includes(name)).map(({ name }) => ({ name, at: [name] })),
      { name: 'hosts', at: ['hosts'], prefix: '*' },
      { name: 'backends', at: ['service', 'externalNames'] },
      { name: 'healthChecks', at: ['service', 'healthChecks'] },
      { name: 'backendProtocol', at: ['service', 'backendProtocol'] },
    ],
  };
}

function isText({ parameters, returns, ...method }: Method): boolean {
  return !method.static && parameters === undefined && returns?.type.primitive === 'string';
}
