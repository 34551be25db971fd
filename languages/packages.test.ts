import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { publishedPackages } from './support/contents';
import { packageFile, PACKAGES, VERSIONS } from './support/packages';

/** What users need: compiled code and its types, the assembly, the documents and the licence. */
const NEEDED: readonly [package_: RegExp, contents: RegExp][] = [
  [/\.jsii\.tgz$/, /^package\/(lib\/.*\.(js|d\.ts)|\.jsii|API\.md|LICENSE|README\.md|package\.json)$/],
  [/\.whl$/, /^cdk8s_external_load_balancer(\/(__init__\.py|py\.typed|_jsii\/(__init__\.py|.*\.jsii\.tgz))|-.*\.dist-info\/(LICENSE|METADATA|WHEEL|RECORD|top_level\.txt))$/],
  [/python\/.*\.tar\.gz$/, /^[^/]+\/(LICENSE|MANIFEST\.in|PKG-INFO|README\.md|pyproject\.toml|setup\.(cfg|py)|src\/cdk8s_external_load_balancer(\.egg-info\/.*|\/(__init__\.py|py\.typed|_jsii\/(__init__\.py|.*\.jsii\.tgz))))$/],
  [/-sources\.jar$/, /^(META-INF\/.*|dev\/cdk8s\/externalloadbalancer\/.*(\.java|\$Module\.txt|\.jsii\.tgz))$/],
  [/-javadoc\.jar$/, /./],
  [/0\.jar$/, /^(META-INF\/(INDEX\.LIST|MANIFEST\.MF|maven\/.*)|dev\/cdk8s\/externalloadbalancer\/.*(\.class|\$Module\.txt|\.jsii\.tgz))$/],
];
const MAX_KILOBYTES = 400;
/** Each holds the npm package, and what its language needs to call it. */
const MAX_KILOBYTES_WITH_BINDINGS = 600;

const packages = publishedPackages();

test('every package is there once', () => {
  expect(packages.map(({ file }) => NEEDED.findIndex(([name]) => name.test(file))).sort()).toStrictEqual(NEEDED.map((_, i) => i));
});

test.each(packages.map(each => [basename(each.file), each] as const))('%s holds what users need and nothing else', (_, { file, contents }) => {
  const [, needed] = NEEDED.find(([name]) => name.test(file))!;
  expect(contents.length).toBeGreaterThan(5);
  expect(contents.map(({ name }) => name).filter(name => !needed.test(name))).toStrictEqual([]);
});

// Javadoc is fetched on its own.
test.each(packages.filter(({ file }) => !file.endsWith('-javadoc.jar')).map(({ file }) => [basename(file), file]))('%s is small', (_, file) => {
  expect(statSync(file).size).toBeLessThan((file.endsWith('.jsii.tgz') ? MAX_KILOBYTES : MAX_KILOBYTES_WITH_BINDINGS) * 1000);
});

test('the Go module holds its source and the library, and asks for the versions that everything was tested with', () => {
  const [module] = readdirSync(PACKAGES.go);
  const files = readdirSync(join(PACKAGES.go, module), { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(PACKAGES.go, module, name)).isFile());
  expect(files.filter(name => !/^(.*\.go|go\.mod|LICENSE|README\.md|version|jsii\/.*\.tgz)$/.test(name))).toStrictEqual([]);
  const mod = readFileSync(join(PACKAGES.go, module, 'go.mod'), 'utf8');
  expect(mod).toContain(`github.com/aws/constructs-go/constructs/v10 v${VERSIONS.constructs}\n`);
  expect(mod).toContain(`github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v${VERSIONS.cdk8s}\n`);
});

test('the source of the .NET package is there', () => {
  const source = join(PACKAGES.dotnet, 'Cdk8s.ExternalLoadBalancer');
  const project = existsSync(source) ? readFileSync(join(source, 'Cdk8s.ExternalLoadBalancer.csproj'), 'utf8') : packageFile(PACKAGES.dotnet, '.nupkg');
  expect(project).toMatch(/<PackageLicenseExpression>Apache-2\.0<|\.nupkg$/);
});
