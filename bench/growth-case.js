// One app of a case of growth: node bench/growth-case.js <case> <size> library|hand <folder>
// By hand, it adds the objects that the library has written to the folder before. Prints the milliseconds of CPU beyond loading.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { App, Chart } = require('cdk8s');
const { Backends, EndpointsApi, ExternalLoadBalancer, IngressController, Rewrite, RoutePath } = require('..');
const { ByHand } = require('./by-hand');
const { addressesOf } = require('./objects');

const [, , name, sizeText, way, folder] = process.argv;
const size = Number(sizeText);
const OBJECTS = join(folder, 'objects.json');

const servers = Backends.fromIps(addressesOf(2), { port: 80 });
const controller = IngressController.ingressNginx();

/** What the library makes of each case, chart by chart. */
const CASES = {
  'backends': () => [chart => new ExternalLoadBalancer(chart, 'Lb', {
    name: 'lb', controller, hosts: ['h.example.com'], endpointsApi: EndpointsApi.ENDPOINT_SLICE, backends: Backends.fromIps(addressesOf(size), { port: 80 }),
  })],
  'charts of a load balancer': () => Array.from({ length: size }, (_, i) => chart => new ExternalLoadBalancer(chart, 'Lb', {
    name: `lb-${i}`, controller, hosts: [`h${i}.example.com`], backends: servers,
  })),
  'routes of a host': () => [chart => routes(chart, i => ({ paths: [RoutePath.prefix(`/r${i}`)] }))],
  'routes of a host by patterns': () => [chart => routes(chart, i => ({ paths: [RoutePath.regex(`/r${i}/(.*)`)], rewrite: Rewrite.regexTarget('/$1') }))],
};

function routes(chart, optionsOf) {
  const lb = new ExternalLoadBalancer(chart, 'Lb', { name: 'lb', controller, hosts: ['h.example.com'], backends: servers, ...optionsOf(0) });
  for (let i = 1; i < size; i++) {
    lb.addRoute(`R${i}`, { hosts: ['h.example.com'], ...optionsOf(i) });
  }
}

const written = way === 'hand' && existsSync(OBJECTS) ? JSON.parse(readFileSync(OBJECTS, 'utf8')) : undefined;
const outdir = join(folder, way);
const start = process.cpuUsage();
const app = new App({ outdir });
const fill = written ? written.map(objects => chart => new ByHand(chart, 'Lb', objects)) : CASES[name]();
const charts = fill.map((add, i) => {
  const chart = new Chart(app, `c${i}`, { namespace: 'bench' });
  add(chart);
  return chart;
});
app.synth();
const { user, system } = process.cpuUsage(start);
if (way === 'library' && !existsSync(OBJECTS)) {
  writeFileSync(OBJECTS, JSON.stringify(charts.map(chart => chart.toJson())));
}
console.log((user + system) / 1000);
