/** A set of characters, by their codes: those of ASCII, and one for all others. Letters of both cases are the same. */
export type CharacterSet = ReadonlySet<number>;

const OTHERS = 128;
const ALL: CharacterSet = new Set(Array.from({ length: OTHERS + 1 }, (_, code) => code));

/** What a pattern is made of. */
export type PatternNode =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  /** What matches nothing, where it holds: `$`, `\b`, a lookahead with a pattern of its own. */
  | { readonly kind: 'condition'; readonly pattern?: PatternNode }
  | { readonly kind: 'sequence' | 'either'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

/** Reads a pattern that `parsePathRegex` takes. */
export function patternTree(source: string): PatternNode {
  const reader = new Reader(source);
  return reader.alternatives();
}

const CLASSES: { readonly [name: string]: CharacterSet } = Object.fromEntries(Object.entries({
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  ascii: '\0-\x7f',
  blank: ' \t',
  cntrl: '\0-\x1f\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-/:-@[-`{-~',
  space: '\t-\r ',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: '0-9A-Fa-f',
}).map(([name, ranges]) => [name, setOf(code => new RegExp(`[${ranges.replace(/[[\\\]]/g, '\\$&')}]`).test(String.fromCharCode(code)))]));
const SHORT: { readonly [escape: string]: CharacterSet } = { d: CLASSES.digit, w: CLASSES.word, s: CLASSES.space };
const ANY = inverse(character('\n'));

function setOf(has: (code: number) => boolean): CharacterSet {
  return new Set([...ALL].filter(code => code !== OTHERS && has(code)));
}

function inverse(set: CharacterSet): CharacterSet {
  return new Set([...ALL].filter(code => !set.has(code)));
}

function character(char: string): CharacterSet {
  return setOf(code => String.fromCharCode(code).toLowerCase() === char.toLowerCase());
}

class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  alternatives(): PatternNode {
    const parts = [this.sequence()];
    while (this.take('|')) {
      parts.push(this.sequence());
    }
    return parts.length === 1 ? parts[0] : { kind: 'either', parts };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at])) {
      parts.push(this.repeated(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  private repeated(part: PatternNode): PatternNode {
    const [, mark, least, comma, most] = this.match(/([*+?]|\{(\d+)(,)?(\d+)?\})\??/y) ?? [];
    switch (mark) {
      case undefined:
        return part;
      case '*':
        return { kind: 'repeat', part, least: 0, most: Infinity };
      case '+':
        return { kind: 'repeat', part, least: 1, most: Infinity };
      case '?':
        return { kind: 'repeat', part, least: 0, most: 1 };
      default:
        return { kind: 'repeat', part, least: Number(least), most: most !== undefined ? Number(most) : comma ? Infinity : Number(least) };
    }
  }

  private atom(): PatternNode {
    if (this.match(/\(\?-?i\)/y)) {
      return { kind: 'sequence', parts: [] };
    }
    const group = this.match(/\((\?(?:-?i)?[:=!])?/y);
    if (group) {
      const pattern = this.alternatives();
      this.take(')');
      return /[=!]$/.test(group[0]) ? { kind: 'condition', pattern } : pattern;
    }
    if (this.take('$') || this.match(/\\[bB]/y)) {
      return { kind: 'condition' };
    }
    if (this.take('[')) {
      return { kind: 'character', set: this.characterClass() };
    }
    return { kind: 'character', set: this.take('.') ? ANY : this.member() };
  }

  private characterClass(): CharacterSet {
    const isInverse = this.take('^');
    const set = new Set<number>();
    const add = (codes: CharacterSet) => codes.forEach(code => set.add(code));
    while (!this.take(']')) {
      const posix = this.match(/\[:(\^?)([a-z]+):\]/y);
      if (posix) {
        add(posix[1] ? inverse(CLASSES[posix[2]]) : CLASSES[posix[2]]);
        continue;
      }
      const start = this.at;
      const low = this.member();
      const first = this.charAt(start);
      if (first !== undefined && this.source[this.at] === '-' && this.source[this.at + 1] !== ']') {
        const end = ++this.at;
        this.member();
        const [from, to] = [first, this.charAt(end)!].map(each => each.charCodeAt(0));
        for (let code = from; code <= to; code++) {
          add(character(String.fromCharCode(code)));
        }
      } else {
        add(low);
      }
    }
    return isInverse ? inverse(set) : set;
  }

  /** The character that a member at a place of the pattern stands for; undefined where it stands for several. */
  private charAt(start: number): string | undefined {
    const [, hex, escaped, plain] = /^(?:\\x([\da-fA-F]{2})|\\([^\w])|([^\\]))/.exec(this.source.slice(start)) ?? [];
    return hex ? String.fromCharCode(parseInt(hex, 16)) : escaped ?? plain;
  }

  /** Reads a character or an escape. */
  private member(): CharacterSet {
    const short = this.match(/\\([dwsDWS])/y);
    if (short) {
      const set = SHORT[short[1].toLowerCase()];
      return /[DWS]/.test(short[1]) ? inverse(set) : set;
    }
    const char = this.charAt(this.at)!;
    this.match(/\\x[\da-fA-F]{2}|\\?[^]/y);
    return character(char);
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) {
      return false;
    }
    this.at += text.length;
    return true;
  }

  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    this.at += found?.[0].length ?? 0;
    return found;
  }
}
