// Turns objects of the library into JSON, by the description of their types in readings.json.
const readings = require('./readings.json');

/** The outcome of a case: the YAML of its app, and the reports of its load balancers. */
function outcome(app, ...loadBalancers) {
  return { yaml: app.synthYaml(), reports: loadBalancers.map(lb => read(lb.report, readings.report)) };
}

/** A value as JSON, or nothing where it is missing or empty. */
function read(value, reading) {
  if (value === undefined) {
    return undefined;
  }
  if (reading.list) {
    return value.length > 0 ? value.map(each => read(each, reading.list)) : undefined;
  }
  if (reading.map) {
    const entries = Object.entries(value).map(([key, each]) => [key, read(each, reading.map)]);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  if (reading.enum) {
    const [assembly, name] = reading.enum.split('.');
    return memberOf(require(assembly)[name], value);
  }
  if (reading.object) {
    const entries = readings.objects[reading.object].members.map(({ name, as, reading: of }) => [name, read(get(value, as), of)]);
    return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
  }
  return value;
}

function get(object, name) {
  return typeof object[name] === 'function' ? object[name]() : object[name];
}

/** The name of a value of an enum, which is all that other languages see of it. */
function memberOf(kind, value) {
  return Object.keys(kind).find(key => kind[key] === value);
}

module.exports = { outcome, read };
