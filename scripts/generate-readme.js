// Writes what the library itself says into the README: what differs between controllers, the report of the main example, errors,
// and what the demo printed.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { App, Chart } = require('cdk8s');
const lib = require('..');
const { renderDifferences } = require('./docs/differences');

const root = path.join(__dirname, '..');
const readme = path.join(root, 'README.md');

const demo = fs.readFileSync(path.join(root, 'e2e', 'demo', 'output.txt'), 'utf8').trim();
const asText = text => `\`\`\`text\n${text}\n\`\`\``;
const blocks = { differences: renderDifferences(), report: asText(report()), errors: asText(errors()), demo: asText(demo) };
const text = fs.readFileSync(readme, 'utf8').replace(
  /(<!-- generated: (\w+) -->\n)[^]*?(<!-- \/generated -->)/g,
  (_, start, name, end) => `${start}${blocks[name]}\n${end}`,
);
fs.writeFileSync(readme, text);

function report() {
  const example = path.join(root, 'examples', 'typescript', 'main.ts');
  const script = `const write = process.stderr.write; process.stderr.write = text => { process.stdout.write(text); return true; };
    require('ts-node').register({ transpileOnly: true, dir: ${JSON.stringify(path.dirname(example))} }); require(${JSON.stringify(example)});`;
  require('./link-examples.js');
  const outdir = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'generate-readme-'));
  try {
    return execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: outdir } }).trim();
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function errors() {
  const backends = lib.Backends.fromIps(['10.254.18.46'], { port: 80 });
  const wrong = [
    () => lib.Backends.fromIps(['10.254.18.046'], { port: 80 }),
    () => lib.Backends.fromHostname('10.254.18.46', { port: 80 }),
    () => lib.RoutePath.prefix('/lb/(zl/.*)'),
    () => lib.RoutePath.regex('/lb/(zl/.*'),
    () => make({ hosts: ['XXX.your-domain.com'] }),
    () => make({ paths: [lib.RoutePath.regex('/lb/zl/.*')], rewrite: lib.Rewrite.regexTarget('/$1') }),
    () => make({ annotations: { 'nginx.ingress.kubernetes.io/load-balancing-scheme': 'round-robin' } }),
    () => make({ annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '5s' } }),
    () => make({ annotations: { 'nginx.ingress.kubernetes.io/proxy-bodysize': '5m' } }),
  ];
  const make = props => new lib.ExternalLoadBalancer(new Chart(new App(), 'zl'), 'ZlLb', { name: 'zl-lb', backends, ...props });
  return wrong.map(attempt => {
    try {
      attempt();
    } catch (e) {
      return e.message;
    }
    throw new Error(`nothing refused ${attempt}`);
  }).join('\n\n');
}
