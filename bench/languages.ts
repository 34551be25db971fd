// Times the library in Python, Java and Go beside the same objects written by hand there, in turn. Prints ratios and judges nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Language } from '../languages/support/language';
import { LANGUAGES } from '../languages/support/languages';
import { makePackages } from '../languages/support/packages';
import { run } from '../languages/support/run';

const WARM_UP = 3;
const ROUNDS = 9;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  makePackages(...LANGUAGES.map(({ target }) => target));
  console.log(`Rendering 100 load balancers to YAML, milliseconds (median of ${ROUNDS} rounds after ${WARM_UP} of warm-up), in turn\n`);
  console.log(line('', 'by hand', 'library', 'ratio'));
  for (const language of LANGUAGES) {
    const rounds = timesOf(language).slice(WARM_UP);
    // Each round times the objects by hand once more before each way to write the library, so that each has its own beside it.
    const [hand, shared, handAgain, anew] = [0, 1, 2, 3].map(way => median(rounds.map(round => round[way])));
    console.log(row(`${language.name}: the policy made once, as values can be shared`, hand, shared));
    console.log(row(`${language.name}: every value made anew for each load balancer`, handAgain, anew));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of each round: by hand, the library with shared values, by hand again, the library with values made anew. */
function timesOf(language: Language): number[][] {
  const env = language.install(join(folder, language.name));
  const output = join(folder, `${language.name}.json`);
  run(language.command('bench', [String(WARM_UP + ROUNDS), output]), join(__dirname, language.name.toLowerCase()), env);
  return JSON.parse(readFileSync(output, 'utf8'));
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function row(what: string, hand: number, library: number): string {
  return line(what, hand.toFixed(1), library.toFixed(1), (library / hand).toFixed(3));
}

function line(what: string, ...figures: string[]): string {
  return what.padEnd(66) + figures.map(figure => figure.padStart(10)).join('');
}
