import { Language } from './writers';

/** Versions that work together; those of the examples in this repository. */
export const VERSIONS = { cdk8s: '2.70.47', constructs: '10.3.0', jsii: '1.140.0', library: '0.0.0' };

/** The file of a language that holds the program. */
export const MAIN: { readonly [language in Language]: string } = {
  typescript: 'main.ts', python: 'main.py', java: 'src/main/java/com/example/Main.java', go: 'main.go',
};

/** The files of a project beside the program: of packages, and of the cdk8s CLI. */
export function projectFiles(language: Language): { readonly [file: string]: string } {
  return { 'cdk8s.yaml': `language: ${language}\napp: ${COMMANDS[language]}\n`, ...PACKAGES[language] };
}

const COMMANDS: { readonly [language in Language]: string } = {
  typescript: 'node --import tsx main.ts', python: 'python main.py', java: 'mvn --quiet compile exec:java', go: 'go run .',
};

const PACKAGES: { readonly [language in Language]: { readonly [file: string]: string } } = {
  typescript: {
    'package.json': `${JSON.stringify({
      name: 'imported',
      private: true,
      scripts: { synth: 'cdk8s synth' },
      dependencies: { 'cdk8s': `^${VERSIONS.cdk8s}`, 'cdk8s-external-load-balancer': '*', 'constructs': `^${VERSIONS.constructs}` },
      devDependencies: { 'cdk8s-cli': '^2', 'tsx': '^4' },
    }, undefined, 2)}\n`,
  },
  python: {
    'pyproject.toml': [
      '[project]',
      'name = "imported"',
      'version = "0.1.0"',
      'requires-python = ">=3.9"',
      'dependencies = ["cdk8s-external-load-balancer"]',
      '',
      '[tool.setuptools]',
      'py-modules = ["main"]',
      '',
    ].join('\n'),
  },
  go: {
    'go.mod': [
      'module example.com/imported',
      '',
      'go 1.25',
      '',
      'require (',
      `\tgithub.com/aws/jsii-runtime-go v${VERSIONS.jsii}`,
      `\tgithub.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer v${VERSIONS.library}`,
      `\tgithub.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v${VERSIONS.cdk8s}`,
      ')',
      '',
    ].join('\n'),
  },
  java: {
    'pom.xml': `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>

  <groupId>com.example</groupId>
  <artifactId>imported</artifactId>
  <version>0.1.0</version>

  <properties>
    <maven.compiler.release>11</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <exec.mainClass>com.example.Main</exec.mainClass>
  </properties>

  <!-- The library takes a range of versions of these; fixed ones make builds repeatable, and quick. -->
  <dependencyManagement>
    <dependencies>
${[['org.cdk8s', 'cdk8s', VERSIONS.cdk8s], ['software.constructs', 'constructs', VERSIONS.constructs], ['software.amazon.jsii', 'jsii-runtime', VERSIONS.jsii]].map(dependency).join('\n')}
    </dependencies>
  </dependencyManagement>

  <dependencies>
${dependency(['dev.cdk8s-external-load-balancer', 'cdk8s-external-load-balancer', VERSIONS.library]).replace(/^ {2}/gm, '')}
  </dependencies>

  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.11.0</version>
      </plugin>
      <plugin>
        <groupId>org.codehaus.mojo</groupId>
        <artifactId>exec-maven-plugin</artifactId>
        <version>3.1.0</version>
      </plugin>
    </plugins>
  </build>
</project>
`,
  },
};

function dependency([group, artifact, version]: readonly string[]): string {
  return [
    '      <dependency>',
    `        <groupId>${group}</groupId>`,
    `        <artifactId>${artifact}</artifactId>`,
    `        <version>${version}</version>`,
    '      </dependency>',
  ].join('\n');
}
