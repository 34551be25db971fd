// The versions that the library works with: what package.json asks for, and what the suites ran with.
const fs = require('node:fs');
const path = require('node:path');
const { engines, peerDependencies } = require('../../package.json');

const root = path.join(__dirname, '..', '..');

/** The oldest versions that have all that is rendered. */
const OLDEST = {
  'Kubernetes': '1.34',
  'Traefik': '3.7',
  'Gateway API': '1.5',
  'Envoy Gateway': '1.9',
  'ingress-nginx': '1.15',
};

function renderVersions() {
  const [, measured] = /^Measured with (.*)\.$/m.exec(read('e2e/RESULTS.md'));
  const [, gatewayApi] = /gateway-api v(\S+)/.exec(read('e2e/controllers/envoy-gateway/go.mod'));
  const ranWith = {
    ...Object.fromEntries(measured.split(', ').map(each => /^(.*?)(?: and .*)? v?([\d.]+)$/.exec(each).slice(1))),
    'Gateway API': gatewayApi,
    'ingress-nginx': 'none: [what stands in for it](../explanation/proof.md#ingress-nginx)',
  };
  const least = range => range.replace(/^[^\d]*/, '');
  const rows = [
    ...Object.entries(OLDEST).map(([name, oldest]) => [name, oldest, ranWith[name]]),
    ['Node.js', least(engines.node), ranWith['Node.js']],
    ...Object.entries(peerDependencies).map(([name, range]) => [name, least(range), least(range)]),
  ];
  const unknown = rows.filter(row => row.includes(undefined)).map(([name]) => name);
  if (unknown.length > 0) {
    throw new Error(`e2e/RESULTS.md names no version of ${unknown.join(', ')}`);
  }
  return ['| | oldest | the suites run with |', '| --- | --- | --- |', ...rows.map(row => `| ${row.join(' | ')} |`)].join('\n');
}

function read(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

module.exports = { renderVersions };
