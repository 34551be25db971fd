// Writes the names of props and static members, which stand in TypeScript's form in prose, as each language has them.

const snakeCase = name => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const pascalCase = name => name[0].toUpperCase() + name.slice(1);
const isConstant = name => name === name.toUpperCase();

const FORMS = {
  typescript: { prop: name => name, static: (type, name) => `${type}.${name}` },
  python: { prop: snakeCase, static: (type, name) => `${type}.${isConstant(name) ? name : snakeCase(name)}` },
  java: { prop: name => name, static: (type, name) => `${type}.${name}` },
  go: { prop: pascalCase, static: (type, name) => `${type}_${isConstant(name) ? name : pascalCase(name)}` },
};

/** A text in which code such as `maxBodySize` or `Tls.fromSecret()` has the names of a language. */
function translateNames(markdown, assembly, language) {
  const { props, statics } = namesOf(assembly);
  const form = FORMS[language];
  return markdown.replace(/`(?:(\w+)\.)?(\w+)(\(\))?`/g, (code, type, name, call = '') => {
    if (type === undefined) {
      return props.has(name) ? `\`${form.prop(name)}\`` : code;
    }
    return statics.has(`${type}.${name}`) ? `\`${form.static(type, name)}${call}\`` : code;
  });
}

function namesOf({ types }) {
  const all = Object.values(types);
  return {
    props: new Set(all.filter(type => type.datatype).flatMap(type => type.properties.map(property => property.name))),
    statics: new Set(all.flatMap(({ name, kind, methods = [], properties = [], members = [] }) => [
      ...[...methods, ...properties].filter(member => member.static),
      ...kind === 'enum' ? members : [],
    ].map(member => `${name}.${member.name}`))),
  };
}

module.exports = { translateNames };
