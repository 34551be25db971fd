import { CharacterSet, PatternNode, patternTree } from './pattern-tree';

/** More copies of what is repeated a fixed number of times are taken for any number of them. */
const MOST_COPIES = 8;

/** States of a repeated part that are looked at pair by pair. */
const MOST_STATES = 200;

/** Places of three walks that are looked at before a pattern is taken for what may be found there. */
const MOST_PLACES = 20_000;

/** The states of three walks. */
type Place = readonly [number, number, number];

/** In how many ways something is so; more than one is all that counts. */
type Ways = number;

/** A part of a pattern, as the states that a match of it begins and ends with. */
interface Part {
  readonly first: ReadonlyMap<number, Ways>;
  readonly last: ReadonlyMap<number, Ways>;
  /** In how many ways it matches nothing. */
  readonly empty: Ways;
  /** The states after which it has matched whatever comes, and whether it matches nothing wherever it stands. */
  readonly sure: ReadonlySet<number>;
  readonly surelyEmpty: boolean;
}

const NOTHING: Part = { first: new Map(), last: new Map(), empty: 1, sure: new Set(), surelyEmpty: true };
const CONDITION: Part = { ...NOTHING, surelyEmpty: false };

/**
 * Whether an engine that tries one way after the other, such as PCRE, can need a number of steps that doubles with every character, until it finds that a path
 * does not match: where a repeated part reads the same text in several ways, and something behind it may fail.
 *
 * A pattern becomes an automaton with a state for each of its characters. The question is then whether two different walks lead from a state back to it by the
 * same text, past no state at which all has matched already.
 *
 * @param pattern A pattern that the library takes.
 * @see https://en.wikipedia.org/wiki/ReDoS
 */
export function isExponential(pattern: string): boolean {
  return new Automaton(patternTree(pattern)).isAmbiguous();
}

/**
 * Whether such an engine can need a number of steps that grows with the square of the length of a path, or faster: where two repeated parts read the same text,
 * so that it can end the first one anywhere, and something behind them may fail.
 *
 * The question is whether one text leads from a state back to it, from there to another one, and from that one back to it.
 *
 * @param pattern A pattern that the library takes.
 */
export function isPolynomial(pattern: string): boolean {
  return (pattern.match(/[*+]|\{\d+,/g)?.length ?? 0) > 1 && new Automaton(patternTree(pattern)).isAmbiguousWithin();
}

class Automaton {
  /** What each state reads, and where it leads. */
  private readonly reads: CharacterSet[] = [];
  private readonly next: Map<number, Ways>[] = [];
  private readonly matched = new Set<number>();
  /** Whether something is repeated that matches nothing in several ways. */
  private repeatsNothing = false;

  constructor(tree: PatternNode) {
    this.whole(tree);
  }

  isAmbiguous(): boolean {
    if (this.repeatsNothing) {
      return true;
    }
    for (const circle of circlesOf(this.reads.keys(), state => this.onwards(state))) {
      const within = new Set(circle);
      if (circle.length > MOST_STATES || circle.some(state => this.onwards(state).some(to => within.has(to) && this.next[state].get(to)! > 1))) {
        return true;
      }
      const pairs = circlesOf(circle.map(state => this.pair(state, state)), pair => this.pairsAfter(pair, within));
      if (pairs.some(ring => ring.some(pair => this.isOne(pair)) && ring.some(pair => !this.isOne(pair)))) {
        return true;
      }
    }
    return false;
  }

  isAmbiguousWithin(): boolean {
    const circles = circlesOf(this.reads.keys(), state => this.onwards(state)).map(circle => new Set(circle));
    let places = 0;
    for (const [first, last] of pairsOf(circles, circles)) {
      for (const [from, to] of first === last ? [] : pairsOf(first, last)) {
        for (const [one, between, other] of this.placesFrom([from, from, to], first, last)) {
          if ((one === from && between === to && other === to) || ++places > MOST_PLACES) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Where three walks can be after the same text: one that stays in a circle, one that may leave it, and one that stays in another circle. */
  private *placesFrom(start: Place, first: ReadonlySet<number>, last: ReadonlySet<number>): Generator<Place> {
    const known = new Map([[start.join(), start]]);
    // A map that grows while it is walked.
    for (const place of known.values()) {
      yield place;
      const [ones, betweens, others] = place.map(state => this.onwards(state));
      for (const [one, other] of pairsOf(ones.filter(state => first.has(state)), others.filter(state => last.has(state)))) {
        const alike = betweens.filter(between => this.readAlike(one, between, other));
        alike.forEach(between => known.set([one, between, other].join(), [one, between, other]));
      }
    }
  }

  /** The states after one, but for those at which all has matched. */
  private onwards(state: number): number[] {
    return this.matched.has(state) ? [] : [...this.next[state].keys()].filter(to => !this.matched.has(to));
  }

  private pairsAfter(pair: number, within: ReadonlySet<number>): number[] {
    const states = [Math.floor(pair / this.reads.length), pair % this.reads.length];
    const [one, other] = states.map(state => this.onwards(state).filter(to => within.has(to)));
    return one.flatMap(a => other.filter(b => this.readAlike(a, b)).map(b => this.pair(a, b)));
  }

  /** Whether there is a character that all of them read. */
  private readAlike(state: number, ...others: readonly number[]): boolean {
    return Array.from(this.reads[state]).some(code => others.every(other => this.reads[other].has(code)));
  }

  /** Two states, in either order. */
  private pair(a: number, b: number): number {
    return Math.min(a, b) * this.reads.length + Math.max(a, b);
  }

  private isOne(pair: number): boolean {
    return pair % (this.reads.length + 1) === 0;
  }

  /** Adds a pattern of its own: the one that is asked about, or a lookahead. */
  private whole(tree: PatternNode): void {
    this.partOf(tree).sure.forEach(state => this.matched.add(state));
  }

  private partOf(node: PatternNode): Part {
    switch (node.kind) {
      case 'character': {
        const state = this.reads.push(node.set) - 1;
        this.next.push(new Map());
        return { first: new Map([[state, 1]]), last: new Map([[state, 1]]), empty: 0, sure: new Set([state]), surelyEmpty: false };
      }
      case 'condition':
        if (node.pattern) {
          this.whole(node.pattern);
        }
        return CONDITION;
      case 'sequence':
        return node.parts.reduce<Part>((before, part) => this.joined(before, this.partOf(part)), NOTHING);
      case 'either':
        return node.parts.map(part => this.partOf(part)).reduce(either);
      case 'repeat':
        return this.repeated(node.part, node.least, node.most);
    }
  }

  private repeated(node: PatternNode, least: number, most: number): Part {
    if (most === 0) {
      return NOTHING;
    }
    if ((most === Infinity ? least : most) > MOST_COPIES) {
      return this.again(node, Math.min(least, 1));
    }
    let all = NOTHING;
    for (let copy = 1; copy < least; copy++) {
      all = this.joined(all, this.partOf(node));
    }
    if (most === Infinity) {
      return this.joined(all, this.again(node, Math.min(least, 1)));
    }
    // One that may be left out takes those after it along: x(x(x)?)?
    let end: Part | undefined;
    for (let copy = Math.max(least, 1); copy <= most; copy++) {
      const part = this.partOf(node);
      end = this.joined(part, end ? either(end, NOTHING) : NOTHING);
    }
    return this.joined(all, least === 0 ? either(end!, NOTHING) : end!);
  }

  /** Any number of times. */
  private again(node: PatternNode, least: number): Part {
    const part = this.partOf(node);
    this.repeatsNothing ||= part.empty > 1;
    this.lead(part.last, part.first);
    return least === 0 ? either(part, NOTHING) : part;
  }

  private joined(a: Part, b: Part): Part {
    this.lead(a.last, b.first);
    return {
      first: sum(a.first, times(b.first, a.empty)),
      last: sum(b.last, times(a.last, b.empty)),
      empty: a.empty * b.empty,
      sure: new Set([...b.sure, ...b.surelyEmpty ? a.sure : []]),
      surelyEmpty: a.surelyEmpty && b.surelyEmpty,
    };
  }

  private lead(from: ReadonlyMap<number, Ways>, to: ReadonlyMap<number, Ways>): void {
    for (const [state, ways] of from) {
      for (const [after, more] of to) {
        this.next[state].set(after, (this.next[state].get(after) ?? 0) + ways * more);
      }
    }
  }
}

function* pairsOf<T>(ones: Iterable<T>, others: Iterable<T>): Generator<readonly [T, T]> {
  for (const one of ones) {
    for (const other of others) {
      yield [one, other];
    }
  }
}

function either(a: Part, b: Part): Part {
  return {
    first: sum(a.first, b.first),
    last: sum(a.last, b.last),
    empty: a.empty + b.empty,
    sure: new Set([...a.sure, ...b.sure]),
    surelyEmpty: a.surelyEmpty || b.surelyEmpty,
  };
}

function sum(a: ReadonlyMap<number, Ways>, b: ReadonlyMap<number, Ways>): ReadonlyMap<number, Ways> {
  const all = new Map(a);
  b.forEach((ways, state) => all.set(state, (all.get(state) ?? 0) + ways));
  return all;
}

function times(states: ReadonlyMap<number, Ways>, ways: Ways): ReadonlyMap<number, Ways> {
  return ways === 0 ? new Map() : ways === 1 ? states : new Map([...states].map(([state, each]) => [state, each * ways]));
}

/** The groups of nodes of a graph that lead to each other, where a walk can return: the strongly connected ones, by Tarjan's algorithm. */
function circlesOf(starts: Iterable<number>, next: (node: number) => readonly number[]): number[][] {
  const circles: number[][] = [];
  const order = new Map<number, number>();
  const lowest = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const enter = (node: number) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    isOpen.add(node);
    const all = next(node);
    return { node, after: all[Symbol.iterator](), all };
  };
  for (const start of starts) {
    const walk = order.has(start) ? [] : [enter(start)];
    while (walk.length > 0) {
      const { node, after, all } = walk[walk.length - 1];
      const { value: to, done } = after.next() as IteratorResult<number, undefined>;
      if (!done) {
        if (!order.has(to)) {
          walk.push(enter(to));
        } else if (isOpen.has(to)) {
          lowest.set(node, Math.min(lowest.get(node)!, order.get(to)!));
        }
        continue;
      }
      walk.pop();
      const above = walk[walk.length - 1];
      if (above) {
        lowest.set(above.node, Math.min(lowest.get(above.node)!, lowest.get(node)!));
      }
      if (lowest.get(node) === order.get(node)) {
        const circle = open.splice(open.indexOf(node));
        circle.forEach(each => isOpen.delete(each));
        if (circle.length > 1 || all.includes(node)) {
          circles.push(circle);
        }
      }
    }
  }
  return circles;
}
