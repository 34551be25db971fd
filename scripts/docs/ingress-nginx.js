// What takes the place of every annotation of ingress-nginx: from the same table as the advice in errors.
require('./rendered');
const { annotationRows, otherRows, unknownRows } = require('../../test/reference/annotations');

function renderIngressNginx() {
  const rows = annotationRows();
  return `# Annotations of ingress-nginx

<!-- Generated from the tables that also make the advice in errors: change src/controllers, then "npm run generate". -->
Every annotation of ingress-nginx v1.15.1, without its prefix \`nginx.ingress.kubernetes.io/\`, and the prop that says the same on every
controller. The note says how the prop is set, by the value of the annotation where that matters, and which controllers do not have it as
asked; [controllers and features](controllers.md) has each difference. Where there is no prop, the note says why. On ingress-nginx, and on
Traefik where it [reads the annotations](../migrating-from-ingress-nginx.md#to-traefik-reading-annotations-of-ingress-nginx), the prop
\`annotations\` takes those, too, and checks their names and values.

${table(rows)}

## What controllers have without a prop

For the annotations without a prop, what does the same or nearly so.

${renderOthers(otherRows())}

## Names that ingress-nginx does not have

They stand in many manifests, and ingress-nginx ignores them without a word: names that it once had, keys of its ConfigMap, names of other
controllers. Here they are an error, whose advice is this note.

${table(unknownRows())}`;
}

function table(rows) {
  return [
    '| annotation | prop | note |',
    '| --- | --- | --- |',
    ...rows.map(({ name, prop, note }) => `| \`${name}\` | ${prop === undefined ? '' : `\`${prop}\``} | ${cell(note)} |`),
  ].join('\n');
}

function renderOthers({ controllers, rows }) {
  return [
    `| annotation | ${controllers.join(' | ')} |`,
    `| --- |${' --- |'.repeat(controllers.length)}`,
    ...rows.map(({ names, advice }) => `| ${names.map(name => `\`${name}\``).join(', ')} | ${advice.map(cell).join(' | ')} |`),
  ].join('\n');
}

function cell(text) {
  return text.replace(/\|/g, '\\|');
}

module.exports = { renderIngressNginx };
