// The languages of the documentation, in the order in which they are shown, and how each of them installs the library.
const { name, version, peerDependencies, jsii } = require('../../package.json');

const { python, java, go } = jsii.targets;
const goPackage = go.packageName ?? name.replace(/[^a-z0-9]/gi, '');
const goMajor = Number(version.split('.')[0]) > 1 ? `/v${version.split('.')[0]}` : '';

const LANGUAGES = [
  {
    id: 'typescript', title: 'TypeScript', fence: 'ts',
    install: `${block('sh', [
      `npm install ${Object.keys(peerDependencies).join(' ')} ${name}`,
      'npm install --save-dev cdk8s-cli tsx',
    ].join('\n'))}\n\n\`cdk8s.yaml\` says \`language: typescript\` and \`app: node --import tsx main.ts\`.`,
  },
  {
    id: 'python', title: 'Python', fence: 'python',
    install: block('sh', `pip install ${python.distName}`),
  },
  {
    id: 'java', title: 'Java', fence: 'java',
    install: `${block('xml', [
      '<dependency>',
      `  <groupId>${java.maven.groupId}</groupId>`,
      `  <artifactId>${java.maven.artifactId}</artifactId>`,
      '  <version>VERSION</version>',
      '</dependency>',
    ].join('\n'))}\n\nIn place of \`VERSION\` write the newest release.`,
  },
  {
    id: 'go', title: 'Go', fence: 'go',
    install: block('sh', `go get ${go.moduleName}/${goPackage}${goMajor}`),
  },
];

/** Links to the same page in every language; the one at hand stands in bold letters. */
function languageLinks(current, pageOf = ({ id }) => `${id}.md`) {
  return LANGUAGES.map(language => language.id === current.id ? `**${language.title}**` : `[${language.title}](${pageOf(language)})`).join(' · ');
}

/** Where the API reference of a language stands. That of TypeScript is API.md, which the npm package holds. */
function referenceOf({ id }) {
  return id === 'typescript' ? 'API.md' : `docs/reference/api/${id}.md`;
}

function block(language, text) {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

module.exports = { block, LANGUAGES, languageLinks, referenceOf };
