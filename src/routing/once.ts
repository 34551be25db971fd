import { invalid } from '../basics/errors';

/** A copy of a list in which nothing stands twice. */
export function once<T>(prop: string, values: T[]): T[] {
  if (values.length > 1) {
    const seen = new Set<string>();
    values.forEach((value, i) => {
      if (seen.has(String(value))) {
        throw invalid('input.twice', `${prop}[${i}]`, String(value), 'each once', 'take the second one out');
      }
      seen.add(String(value));
    });
  }
  return Object.freeze(values.slice()) as T[];
}
