// Writes a base with the objects of one load balancer, and an overlay for each, as its users do: node kustomize.js <size as JSON> <folder>
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { objectsOf, propsOf } = require('../objects');

const [, , size, folder] = process.argv;
const { each, backends } = JSON.parse(size);
const all = propsOf(0, each, backends);

function write(name, files) {
  mkdirSync(join(folder, name), { recursive: true });
  Object.entries(files).forEach(([file, content]) => writeFileSync(join(folder, name, file), JSON.stringify(content)));
}

const base = objectsOf({ ...all[0], name: 'lb', host: 'host.example.com' });
write('base', { ...Object.fromEntries(base.map(object => [`${object.kind}.yaml`, object])), 'kustomization.yaml': { resources: base.map(({ kind }) => `${kind}.yaml`) } });
all.forEach(({ name, host }, i) => write(`overlay-${i}`, {
  'kustomization.yaml': {
    resources: ['../base'],
    namespace: 'bench',
    nameSuffix: name.replace(/^lb/, ''),
    patches: [{
      target: { kind: 'Ingress' },
      patch: JSON.stringify([{ op: 'replace', path: '/spec/rules/0/host', value: host }, { op: 'replace', path: '/spec/tls/0/hosts/0', value: host }]),
    }],
  },
}));
write('all', { 'kustomization.yaml': { resources: all.map((_, i) => `../overlay-${i}`) } });
