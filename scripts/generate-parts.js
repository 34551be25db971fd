// Writes the parts of the README and of the documents that come from the library itself, between their markers: tables of
// controllers and versions, the report of the main example, errors, and what the demo printed.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { App, Chart } = require('cdk8s');
const lib = require('..');
const { renderCounts } = require('./docs/controllers');
const { renderDifferences } = require('./docs/differences');
const { renderVersions } = require('./docs/versions');

const root = path.join(__dirname, '..');
const MARKED = /(<!-- generated: (\w+) -->\n)[^]*?(<!-- \/generated -->)/g;

const asText = text => `\`\`\`text\n${text}\n\`\`\``;
const PARTS = {
  controllers: renderCounts,
  differences: renderDifferences,
  versions: renderVersions,
  report: () => asText(report()),
  errors: () => asText(errors()),
  demo: () => asText(fs.readFileSync(path.join(root, 'e2e', 'demo', 'output.txt'), 'utf8').trim()),
};

const documents = fs.readdirSync(path.join(root, 'docs'), { recursive: true }).filter(name => name.endsWith('.md')).map(name => path.join('docs', name));
const missing = new Set(Object.keys(PARTS));
for (const file of ['README.md', ...documents]) {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const written = text.replace(MARKED, (_, start, name, end) => {
    if (!(name in PARTS)) {
      throw new Error(`${file}: got the marker "${name}", allowed is one of ${Object.keys(PARTS).join(', ')}`);
    }
    missing.delete(name);
    return `${start}${PARTS[name]()}\n${end}`;
  });
  if (written !== text) {
    fs.writeFileSync(path.join(root, file), written);
  }
}
if (missing.size > 0) {
  throw new Error(`no document shows these parts: ${[...missing].join(', ')}`);
}

/** The report that the main example writes to its standard error. */
function report() {
  require('./link-examples.js');
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'generate-parts-'));
  try {
    const { status, stderr } = spawnSync(path.join(root, 'node_modules', '.bin', 'tsx'), ['main.ts'], {
      cwd: path.join(root, 'examples', 'typescript'), encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: outdir },
    });
    if (status !== 0) {
      throw new Error(stderr);
    }
    return stderr.trim();
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
