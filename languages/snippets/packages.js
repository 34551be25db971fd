// What the library and its peers are called in each language.
const manifests = () => {
  const library = require('../../package.json');
  return [library, ...Object.keys(library.peerDependencies).map(peer => require(`../../node_modules/${peer}/package.json`))];
};

const pythonModules = () => manifests().map(({ jsii }) => jsii.targets.python.module);

const javaPackages = () => manifests().map(({ jsii }) => jsii.targets.java.package);

/** Import paths by the names of the packages. */
const goPackages = () => Object.fromEntries(manifests().map(({ name, version, jsii }) => {
  const { moduleName, packageName = name.replace(/[^a-z0-9]/gi, '') } = jsii.targets.go;
  const major = Number(version.split('.')[0]);
  return [packageName, `${moduleName}/${packageName}${major > 1 ? `/v${major}` : ''}`];
}));

module.exports = { goPackages, javaPackages, pythonModules };
