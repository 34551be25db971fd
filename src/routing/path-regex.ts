/** What a path's regular expression holds, as far as rewriting and ordering need to know. */
export interface PathRegex {
  /** Number of capture groups. */
  readonly groups: number;
  /** The characters that every match starts with. */
  readonly head: string;
}

/** Why a pattern cannot be read. */
export class PathRegexError extends Error {
  /** @param kind The end of the error's code. */
  constructor(public readonly kind: string, what: string) {
    super(what);
  }
}

const POSIX_CLASSES = new Set(['alnum', 'alpha', 'ascii', 'blank', 'cntrl', 'digit', 'graph', 'lower', 'print', 'punct', 'space', 'upper', 'word', 'xdigit']);

/** RE2 and Go refuse more repetitions than this; PCRE takes far more, at a price. */
const MAX_REPEAT = 1000;

/** PCRE refuses more groups within each other than 250. */
const MAX_DEPTH = 100;

/**
 * PCRE refuses patterns that compile to more than 64 KiB, repetitions written out. What a part takes there, rounded up.
 */
const MAX_SIZE = 50000;
const SIZE_OF_CHARACTER = 2;
const SIZE_OF_CLASS = 34;
const SIZE_OF_GROUP = 16;

/**
 * Reads a path's regular expression and throws, with the position, where a controller would refuse or misread it.
 *
 * A controller drops or breaks on a pattern that does not compile, often for every tenant at once, and JavaScript's
 * RegExp is no judge: it lacks `(?i)` and POSIX classes and takes stray brackets for literals. So the grammar is
 * written out here: the common part of PCRE, RE2 and Go, and lookahead, which only PCRE has.
 */
export function parsePathRegex(source: string): PathRegex {
  return new Parser(source).parse();
}

class Parser {
  private at = 0;
  private groups = 0;
  /** Of the part that was read last: how often something in it is repeated, nested repetitions multiplied. */
  private repeats = 1;
  /** Of the part that was read last: what it compiles to. */
  private size = 0;

  constructor(private readonly source: string) {}

  parse(): PathRegex {
    this.alternatives(0);
    if (this.at < this.source.length) {
      throw this.error('unopened-group', 'a ")" without its "("');
    }
    return { groups: this.groups, head: this.head() };
  }

  /** Reads up to the end of the enclosing group. */
  private alternatives(depth: number): void {
    let repeats = 1;
    let size = SIZE_OF_GROUP;
    let repeatable = false;
    while (this.at < this.source.length && this.peek() !== ')') {
      const start = this.at;
      const char = this.peek();
      if (char === '|') {
        if (depth === 0) {
          throw this.error('bare-alternative', 'an alternative outside a group, whose second half would match anywhere; group it: /(a|b)');
        }
        this.at++;
        size += SIZE_OF_GROUP;
        repeatable = false;
      } else if (/[*+?{]/.test(char)) {
        if (!repeatable) {
          throw this.error('nothing-to-repeat', `"${char}" with nothing before it to repeat`);
        }
        const times = this.quantifier();
        repeats = Math.max(repeats, this.repeats * times);
        size += this.size * (times - 1);
        repeatable = false;
      } else {
        repeatable = this.atom(depth);
        repeats = Math.max(repeats, this.repeats);
        size += this.size;
      }
      if (repeats > MAX_REPEAT) {
        throw this.error('too-many-repetitions', `more than ${MAX_REPEAT} repetitions, nested ones multiplied`, start);
      }
      if (size > MAX_SIZE) {
        throw this.error('too-large', 'the point where the pattern, its repetitions written out, grows beyond what engines compile', start);
      }
    }
    this.repeats = repeats;
    this.size = size;
  }

  /** Reads one atom; tells whether a quantifier may follow. */
  private atom(depth: number): boolean {
    this.repeats = 1;
    this.size = SIZE_OF_CHARACTER;
    const char = this.peek();
    // First of all what nearly every character is.
    if (/[A-Za-z0-9/_-]/.test(char)) {
      this.at++;
      return true;
    }
    if (char === '(') {
      return this.group(depth);
    }
    if (char === '[') {
      this.characterClass();
      this.size = SIZE_OF_CLASS;
      return true;
    }
    if (char === '\\') {
      return !/[bB]/.test(this.escape());
    }
    if (char === '^') {
      throw this.error('start-anchor', '"^" (a path is matched from its start anyway)');
    }
    if (char === '$') {
      this.at++;
      if (this.at < this.source.length && !/[)|]/.test(this.peek())) {
        throw this.error('end-anchor', '"$" before the end, where it can never match; write \\$ for the character', this.at - 1);
      }
      return false;
    }
    if (char === '%') {
      throw this.error('percent', '"%": controllers match the decoded path; write \\x20 for a space');
    }
    if (/[\]}]/.test(char)) {
      throw this.error('unopened-bracket', `"${char}" without its opening bracket; write \\${char} for the character`);
    }
    if (!/[!-~]/.test(char) || /["#;<>`]/.test(char)) {
      throw this.error('stray-character', `${JSON.stringify(char)}, which no URL path holds as it is; write it as \\xNN`);
    }
    this.at++;
    return true;
  }

  private group(depth: number): boolean {
    const start = this.at;
    const opening = this.source[start + 1] === '?' ? /^\(\?(-?i\)|-?i:|[:=!])/.exec(this.source.slice(start))?.[0] : '(';
    if (opening === undefined) {
      throw this.error('unknown-group', 'a kind of group that not every engine knows; allowed are ( (?: (?= (?! (?i) (?-i)');
    }
    this.at += opening.length;
    if (opening.endsWith(')')) {
      return false;
    }
    if (opening === '(') {
      this.groups++;
    }
    if (depth >= MAX_DEPTH) {
      throw this.error('too-deep', `a group within ${MAX_DEPTH} others`, start);
    }
    this.alternatives(depth + 1);
    if (this.at >= this.source.length) {
      throw this.error('unclosed-group', 'a "(" without its ")"', start);
    }
    this.at++;
    return !/[=!]$/.test(opening);
  }

  private quantifier(): number {
    const rest = this.source.slice(this.at);
    if (/^[*+?]/.test(rest)) {
      this.at++;
      this.lazy();
      return 1;
    }
    const counted = /^\{(\d{1,5})(?:,(\d{1,5})?)?\}/.exec(rest);
    if (!counted) {
      throw this.error('bad-repetition', 'a "{" that is no repetition like {2} or {2,5}; write \\{ for the character');
    }
    const least = Number(counted[1]);
    const most = Number(counted[2] ?? least);
    if (most < least) {
      throw this.error('bad-repetition', `${counted[0]}, whose second number is below its first`);
    }
    this.at += counted[0].length;
    this.lazy();
    return Math.max(1, most);
  }

  /** Reads the mark of a repetition that takes as little as it can. */
  private lazy(): void {
    if (this.source[this.at] === '?') {
      this.at++;
    } else if (/[*+{]/.test(this.source[this.at] ?? '')) {
      throw this.error('repeated-repetition', `"${this.peek()}" after a repetition`);
    }
  }

  private characterClass(): void {
    const start = this.at;
    // PCRE takes [:alpha:], [.a.] and [=a=] for misplaced POSIX syntax.
    if (/^\[([:.=])[^\]]*\1\]/.test(this.source.slice(start))) {
      throw this.error('misplaced-class', `a character class within "${this.source[start + 1]}"; write [[:alpha:]] for a POSIX class`);
    }
    this.at += this.source[this.at + 1] === '^' ? 2 : 1;
    if (this.source[this.at] === ']') {
      throw this.error('empty-class', 'an empty character class; write [\\]] for the bracket itself', start);
    }
    while (this.source[this.at] !== ']') {
      const member = this.at;
      const low = this.classMember(start);
      if (this.source[this.at] === '-' && this.source[this.at + 1] !== ']' && this.at + 1 < this.source.length) {
        this.at++;
        const high = this.classMember(start);
        if (low === undefined || high === undefined || high < low) {
          throw this.error('bad-range', 'a range in a character class that does not go from a lower character to a higher one', member);
        }
      }
    }
    this.at++;
  }

  /** Reads a member of a character class; gives its code, or nothing where it stands for several characters. */
  private classMember(start: number): number | undefined {
    if (this.at >= this.source.length) {
      throw this.error('unclosed-class', 'a "[" without its "]"', start);
    }
    const char = this.peek();
    if (char === '[') {
      const posix = /^\[:\^?([a-z]+):\]/.exec(this.source.slice(this.at));
      if (!posix || !POSIX_CLASSES.has(posix[1])) {
        throw this.error('bracket-in-class', '"[" in a character class; write \\[ for the character');
      }
      this.at += posix[0].length;
      return undefined;
    }
    if (char === '\\') {
      const escaped = this.escape();
      if (/^[bB]$/.test(escaped)) {
        throw this.error('boundary-in-class', '\\b in a character class', this.at - 2);
      }
      return /^[dwsDWS]$/.test(escaped) ? undefined
        : escaped.length === 1 ? escaped.charCodeAt(0) : parseInt(escaped.slice(1), 16);
    }
    if (!/[!-~]/.test(char) || char === '"') {
      throw this.error('stray-character', `${JSON.stringify(char)}, which no URL path holds as it is; write it as \\xNN`);
    }
    this.at++;
    return char.charCodeAt(0);
  }

  /** Reads an escape; gives what stands behind the backslash. */
  private escape(): string {
    const escaped = /^\\(x[0-9a-fA-F]{2}|[dwsDWSbB]|[!-/:-@[-`{-~])/.exec(this.source.slice(this.at));
    if (!escaped || /^x(?:00|0[aAdD]|[89a-fA-F])/.test(escaped[1])) {
      throw this.error('bad-escape', `the escape ${JSON.stringify(this.source.slice(this.at, this.at + 2))}; allowed are \\d \\w \\s \\b, their opposites, \\ and punctuation, \\x01 to \\x7f`);
    }
    this.at += escaped[0].length;
    return escaped[1];
  }

  private head(): string {
    const plain = /^[A-Za-z0-9/_~!&',:=@-]*/.exec(this.source)![0];
    return /[*?{]/.test(this.source[plain.length] ?? '') ? plain.slice(0, -1) : plain;
  }

  private peek(): string {
    return this.source[this.at];
  }

  private error(kind: string, what: string, at = this.at): PathRegexError {
    return new PathRegexError(kind, `at character ${at + 1} stands ${what}`);
  }
}
