/** So many letters can be a slip; with more, the nearest word is another thing. */
export const MAX_SLIPS = 2;

/** The word of a list with the fewest letters to change, and how many these are. */
export function nearest(word: string, words: readonly string[]): { readonly word: string; readonly distance: number } {
  let best = { word: words[0], distance: distance(word, words[0]) };
  for (const candidate of words) {
    // As many letters as one is longer have to change at least.
    if (Math.abs(candidate.length - word.length) < best.distance) {
      const slips = distance(word, candidate);
      best = slips < best.distance ? { word: candidate, distance: slips } : best;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
