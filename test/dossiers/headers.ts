import * as fc from 'fast-check';
import { oddText } from './arbitraries';
import { Surroundings } from './random';
import { HeaderValue } from '../../src';

/** Headers by their names, with where their values come from. */
export interface HeadersCase {
  readonly [name: string]: { readonly source: Source; readonly text: string };
}

type Source = 'literal' | 'clientIp' | 'backendAddress' | 'serviceName';

/** Headers that somebody could want. */
export function plausibleHeaders(names: readonly string[], sources: readonly Source[]): fc.Arbitrary<HeadersCase> {
  return fc.dictionary(fc.constantFrom(...names), fc.record({ source: fc.constantFrom(...sources), text: fc.stringMatching(/^[!-~]{1,8}$/) }), { maxKeys: 3 });
}

/** One more header, of any name and text. */
export const oddHeader = fc.tuple(oddText, oddText).map(([name, text]) => (headers?: HeadersCase): HeadersCase => ({ ...headers, [name]: { source: 'literal', text } }));

export function headersOf(headers: HeadersCase): { [name: string]: HeaderValue } {
  return Object.fromEntries(Object.entries(headers).map(([name, { source, text }]) => [name, source === 'literal' ? HeaderValue.literal(text) : HeaderValue[source]()]));
}

/** As far as they can be written by hand: names with texts. */
export function writtenHeaders(headers: HeadersCase, { service }: Surroundings): [name: string, text: string][] {
  return Object.entries(headers).map(([name, { source, text }]) => [name, source === 'literal' ? text : service.name]);
}
