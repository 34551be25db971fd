import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoController, sourceOf } from './go-program';

export const TRAEFIK: GoController = {
  name: 'traefik',
  definedIn: __filename,
  module: join(__dirname, '..', 'controllers', 'traefik'),
  main: 'github.com/traefik/traefik/v3/cmd/traefik',
  versionOf: 'github.com/traefik/traefik/v3',
  versionVariables: version => ({ 'github.com/traefik/traefik/v3/pkg/version.Version': version.slice(1) }),
  complete: addLegoWithoutClouds,
  crds: ['docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml'],
};

/**
 * Copies lego, Traefik's ACME client, without its two hundred DNS providers: they need the SDKs of as many clouds, and no
 * certificate is asked for here.
 */
function addLegoWithoutClouds(module: string): void {
  const lego = 'github.com/go-acme/lego/v5';
  const version = /lego\/v5 (v\S+)/.exec(readFileSync(join(module, 'go.mod'), 'utf8'))![1];
  const source = sourceOf(`${lego}@${version}`);
  const copy = join(module, 'lego');
  // The files of the module cache are read-only, and so would be their copies.
  cpSync(source, copy, { recursive: true, filter: from => !from.startsWith(join(source, 'providers', 'dns')), mode: 0 });
  execFileSync('chmod', ['-R', 'u+w', copy]);
  mkdirSync(join(copy, 'providers', 'dns'), { recursive: true });
  writeFileSync(join(copy, 'providers', 'dns', 'none.go'), [
    '// Package dns knows no provider.',
    'package dns',
    '',
    'import (',
    '\t"errors"',
    '',
    `\t"${lego}/challenge"`,
    ')',
    '',
    '// NewDNSChallengeProviderByName finds none.',
    'func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {',
    '\treturn nil, errors.New("no DNS provider " + name)',
    '}',
    '',
  ].join('\n'));
}
