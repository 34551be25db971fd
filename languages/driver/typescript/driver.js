// Builds every case of the corpus with the npm package, and says what came of it: the reference for the other languages.
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

// The package that was installed for the run, and not that of the checkout which Node.js finds above this file.
const installed = createRequire(path.join(process.env.NODE_PATH, 'driver.js'));
const cdk8s = installed('cdk8s');
const elb = installed('cdk8s-external-load-balancer');

/** What a factory makes: the value is its name and arguments. */
function call(factory, [name, ...values]) {
  return factory[name](...values);
}

function loadBalancing([name, ...values]) {
  const of = name === 'stickyCookie' ? cookie : key => call(elb.HashKey, key);
  return call(elb.LoadBalancing, [name, ...values.map(of)]);
}

function cookie({ maxAge, sameSite, ...options }) {
  return { ...options, ...maxAge && { maxAge: call(cdk8s.Duration, maxAge) }, ...sameSite && { sameSite: elb.SameSite[sameSite] } };
}

function controller([name, options]) {
  const made = { reader: each => elb.AnnotationReader[each], implementation: each => call(elb.GatewayImplementation, each) };
  return name === 'echo' ? new Echo() : elb.IngressController[name](options && withMade(options, made));
}

function healthCheck([name, ...values]) {
  const duration = each => call(cdk8s.Duration, each);
  const made = { interval: duration, timeout: duration, ejectionTime: duration };
  return call(elb.HealthCheck, [name, ...values.map(value => typeof value === 'string' ? value : withMade(value, made))]);
}

function withMade(options, made) {
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, Object.hasOwn(made, key) ? made[key](value) : value]));
}

const MADE = {
  backends: value => call(elb.Backends, value),
  endpointsApi: value => elb.EndpointsApi[value],
  paths: value => value.map(each => call(elb.RoutePath, each)),
  rewrite: value => call(elb.Rewrite, value),
  maxBodySize: value => value[0] === 'unlimited' ? elb.BodySize.UNLIMITED : call(cdk8s.Size, value),
  blockedUserAgents: value => Array.isArray(value) ? value : elb.UserAgents[value.list],
  loadBalancing,
  healthChecks: value => value.map(healthCheck),
  responseHeaders: value => Object.fromEntries(Object.entries(value).map(([name, each]) => [name, call(elb.HeaderValue, each)])),
  tls: value => call(elb.Tls, value),
  controller,
};

function props(values) {
  return withMade(values, MADE);
}

/** A controller of the user's own: what it renders says what it was asked for. */
class Echo extends elb.Controller {
  constructor() {
    super('echo (custom)');
  }

  render(route, neighbours) {
    const headers = Object.keys(route.responseHeaders).sort();
    const spec = {
      ...route.hosts.length > 0 && { hosts: route.hosts },
      paths: route.paths.map(each => `${memberOf(elb.PathType, each.type).toLowerCase()} ${each.value}`),
      service: route.service.name,
      port: route.service.port,
      neighbours: neighbours.map(each => each.path),
      rewrite: route.rewrite?.target ?? 'none',
      ...headers.length > 0 && { headers },
    };
    return {
      objects: [{
        id: 'Echo',
        apiVersion: 'example.com/v1',
        kind: 'Echo',
        name: route.name,
        annotations: { 'example.com/neighbours': String(neighbours.length) },
        fields: { spec },
      }],
      warnings: [],
    };
  }

  explain(route) {
    const settings = { crd: 'echoes.example.com' };
    return {
      verdicts: [{ route: route.path, policy: 'paths', support: elb.Support.APPROXIMATED, rendered: 'an Echo', note: 'only for tests' }],
      requirements: [{ id: 'echo', where: 'the cluster', what: 'it has the kind Echo', why: 'otherwise the apply is refused', settings }],
    };
  }
}

function build({ name, chart: chartProps, loadBalancers }) {
  const app = new cdk8s.App();
  const chart = new cdk8s.Chart(app, 'chart', chartProps);
  const built = loadBalancers.map(({ id, props: values, routes = [], patches = [], annotate = {} }) => {
    const lb = new elb.ExternalLoadBalancer(chart, id, props(values));
    routes.forEach(route => lb.addRoute(route.id, props(route.options)));
    patches.forEach(patch => lb[patch.on].addJsonPatch(cdk8s.JsonPatch.add(patch.path, patch.value)));
    Object.entries(annotate).forEach(([key, value]) => lb.ingress.metadata.addAnnotation(key, value));
    return lb;
  });
  const yaml = app.synthYaml();
  const reports = built.map(lb => lb.report);
  return {
    name,
    yaml,
    reports: reports.map(String),
    verdicts: reports.map(report => report.verdicts.map(v => [v.route, v.policy, memberOf(elb.Support, v.support), v.rendered, v.note ?? null])),
    requirements: reports.map(report => report.requirements.map(r => [r.id, r.where, r.what, r.why, r.settings ?? null])),
  };
}

/** The name of a value of an enum, which is all that other languages see of it. */
function memberOf(kind, value) {
  return Object.keys(kind).find(key => kind[key] === value);
}

function attempt(each) {
  try {
    return build(each);
  } catch (error) { // whatever a user of the package could meet
    return { name: each.name, error: error.message };
  }
}

const [corpus, results] = process.argv.slice(2);
const { renders, refused } = JSON.parse(fs.readFileSync(corpus, 'utf8'));
fs.writeFileSync(results, JSON.stringify([...renders, ...refused].map(attempt)));
