import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs } from './run';

const PROVIDER = 'pkg/provider/kubernetes/ingress-nginx';
const MIDDLEWARES = 'pkg/middlewares/ingressnginx';
const PREFIX = 'nginx.ingress.kubernetes.io/';

/** What Traefik's own source says of the annotations of ingress-nginx. */
export interface ProviderSource {
  /** Those that it reads and acts on. */
  readonly read: string[];
  /** Those that it parses without acting on them. */
  readonly parsed: string[];
  /** The values that it tells apart, by annotation. */
  readonly values: { readonly [name: string]: string[] };
  /** The variables that it knows, and the starts of those that name a part of the request. */
  readonly variables: string[];
  readonly variableStarts: string[];
  /** Those that it knows in `upstream-vhost` alone. */
  readonly locationVariables: string[];
  /** The directives of snippets that it interprets, and the blocks that they may stand in. */
  readonly directives: { readonly [name: string]: string[] };
}

/**
 * Reads the source of the Traefik that the suite builds.
 *
 * @throws if it is not as it was when this was written: then the list of what Traefik reads has to be checked by hand
 */
export function providerSource(): ProviderSource {
  const files = ['build.go', 'middleware.go', 'translator.go', 'kubernetes.go'].map(file => sourceFile(PROVIDER, file));
  const users = files.join('\n').replace(found(files.join('\n'), LOGGED)[0], '');
  const annotations = sourceFile(PROVIDER, 'annotations.go');
  const fields = all(annotations, new RegExp(`^\\t(\\w+) +\\*\\S+ +\`annotation:"${PREFIX}([^"]+)"\``, 'gm'));
  const isUsed = ([field]: readonly string[]) => new RegExp(`\\.${field}\\b`).test(users);
  const interpolation = sourceFile(MIDDLEWARES, 'interpolation.go');
  const variables = [...all(found(interpolation, /^const \(\n([^]*?)^\)/m)[1], /= "(\w+)"/g)].flat();
  return {
    read: fields.filter(isUsed).map(([, name]) => name).sort(),
    parsed: fields.filter(field => !isUsed(field)).map(([, name]) => name).sort(),
    values: {
      'affinity': texts(found(users, /ptr\.Deref\(cfg\.Affinity, ""\) != "\w+"/)[0]),
      'auth-secret-type': texts(found(users, /if authSecretType != .*/)[0]),
      'auth-tls-verify-client': [...texts(found(users, /^func clientAuthTypeFromString[^]*?^}/m)[0], /case "(\w+)"/g), 'on'].sort(),
      'auth-type': texts(found(users, /if authType != .*/)[0]),
      // The others are spoken to like HTTP.
      'backend-protocol': [...texts(found(annotations, /^func parseBackendProtocol[^]*?^}/m)[0], /"([A-Z]+)"/g), 'HTTP'].sort(),
      'proxy-http-version': texts(found(users, /case "([^"]+)":\n\t+nst\.DisableHTTP2 = true/)[0]),
      'proxy-next-upstream': [...texts(found(users, /^func \(p \*Provider\) buildRetry[^]*?^}/m)[0], /conditions, "(\w+)"|CutPrefix\(sc, "(\w+)"\)/g)].sort(),
      'session-cookie-samesite': texts(found(sourceFile('pkg/server/service/loadbalancer', 'sticky.go'), /^func convertSameSite[^]*?^}/m)[0], /case "(\w+)"/g),
    },
    variables: variables.filter(name => !name.endsWith('_')).sort(),
    variableStarts: variables.filter(name => name.endsWith('_')).sort(),
    locationVariables: texts(found(users, /Vars: map\[string\]string\{[^]*?\}/)[0], /"\$(\w+)"/g),
    directives: directives(),
  };
}

function directives(): ProviderSource['directives'] {
  const built = texts(found(sourceFile(`${MIDDLEWARES}/snippet`, 'collector.go'), /^func buildCollectableAction[^]*?default:/m)[0], /"(\w+)"/g);
  const contexts = sourceFile(`${MIDDLEWARES}/snippet`, 'directive_context.go');
  const blocks = Object.fromEntries(all(contexts, /^\t(context\w+) += "(\w+)"/gm));
  const places = Object.fromEntries(all(contexts, /^\t"(\w+)": +\{(.*)\},/gm).map(([name, list]) => [name, list.split(', ').map(each => blocks[each])]));
  return Object.fromEntries(built.map(name => [name, places[name]]));
}

/** What says of annotations that they are not done is no use of them. */
const LOGGED = /\} else if ptr\.Deref\(loc\.Config\.EnableModSecurity, false\)[^{]*\{\n\t+log\.Error\(\)[^\n]*\n\t+\}/;

function sourceFile(folder: string, file: string): string {
  return readFileSync(join(programs().traefik.source, folder, file), 'utf8');
}

function found(text: string, pattern: RegExp): RegExpExecArray {
  const match = pattern.exec(text);
  if (!match) {
    throw new Error(`the source of Traefik's provider has changed: ${pattern} is no longer in it`);
  }
  return match;
}

/** The groups of every match, of which there has to be one. */
function all(text: string, pattern: RegExp): string[][] {
  found(text, new RegExp(pattern, pattern.flags.replace('g', '')));
  return [...text.matchAll(pattern)].map(([, ...groups]) => groups.filter(group => group !== undefined));
}

function texts(text: string, pattern = /"([\w.-]+)"/g): string[] {
  return [...new Set(all(text, pattern).flat())].sort();
}
