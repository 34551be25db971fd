import { providerSource } from './support/provider-source';
import { ANNOTATION_NAMES } from '../src/controllers/ingress-nginx/annotation-table';
import { READ } from '../src/controllers/ingress-nginx/readers/traefik/annotations';
import { DIRECTIVES } from '../src/controllers/ingress-nginx/readers/traefik/snippets';
import { LOCATION_VARIABLES, proxyNextUpstream } from '../src/controllers/ingress-nginx/readers/traefik/unserved';
import { unknownVariable, VARIABLE_STARTS, VARIABLES } from '../src/controllers/ingress-nginx/readers/traefik/variables';

const source = providerSource();

describe('what the library says of Traefik as the reader of annotations is what the source of Traefik does', () => {
  test('the annotations that it reads', () => {
    expect(Object.keys(READ).sort()).toStrictEqual(source.read);
    expect(ANNOTATION_NAMES).toEqual(expect.arrayContaining(source.read));
  });

  test('those that it parses and has no use for', () => {
    expect(source.parsed).toStrictEqual(['affinity-canary-behavior', 'enable-modsecurity', 'enable-owasp-core-rules', 'modsecurity-snippet', 'modsecurity-transaction-id']);
  });

  test('the values that it serves', () => {
    const { 'proxy-next-upstream': conditions, ...values } = source.values;
    const lowerCase = (texts: readonly string[]) => texts.map(text => text.toLowerCase()).sort();
    const declared = Object.entries(READ).flatMap(([name, reading]) => reading.values ? [[name, lowerCase(reading.values)]] : []);
    const found = Object.entries(values).map(([name, texts]) => [name, lowerCase(texts)]);
    expect(Object.fromEntries(declared)).toStrictEqual(Object.fromEntries(found));
    expect(conditions).toStrictEqual(['error', 'http_', 'non_idempotent', 'off', 'timeout']);
    expect(['error', 'http_503', 'non_idempotent', 'off', 'timeout', 'invalid_header'].filter(condition => proxyNextUpstream(condition, undefined as never)))
      .toStrictEqual(['non_idempotent', 'invalid_header']);
  });

  test('the variables that it knows', () => {
    expect(VARIABLES).toStrictEqual(source.variables);
    // Where no response is at hand, there is none of the upstream's.
    expect([...VARIABLE_STARTS, 'upstream_http_']).toStrictEqual(source.variableStarts);
    expect(LOCATION_VARIABLES).toStrictEqual(source.locationVariables);
    expect(source.variables.filter(name => unknownVariable(`$${name}`))).toStrictEqual([]);
  });

  test('the directives that it interprets in snippets', () => {
    expect(DIRECTIVES).toStrictEqual(source.directives);
  });
});
