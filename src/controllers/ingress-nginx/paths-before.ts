import { PathType, RoutePath } from '../../routing/route-path';

/**
 * The paths of a host that come first, with the lengths of their patterns. They are found by their beginnings: a host may have thousands.
 */
export class PathsBefore {
  private readonly patterns = new Heads();
  private readonly literals = new Heads();
  private readonly prefixes = new Map<string, number>();

  /** Adds a path. */
  add(path: RoutePath, length: number): void {
    if (path.type === PathType.REGEX) {
      this.patterns.add(path.head.toLowerCase(), length);
    } else {
      this.literals.add(path.head.toLowerCase(), length);
    }
    if (path.type === PathType.PREFIX) {
      this.prefixes.set(path.value, Math.max(length, this.prefixes.get(path.value) ?? 0));
    }
  }

  /** The length of the longest pattern of those that match a request which has to get to a path that comes after them; 0 where none does. */
  longestFor(path: RoutePath): number {
    // Patterns disregard case.
    const head = path.head.toLowerCase();
    return Math.max(this.patterns.longestFor(head), path.type === PathType.REGEX ? this.literals.longestFor(head) : this.longestAbove(path.value));
  }

  /** Of the prefixes that a literal path is below. */
  private longestAbove(value: string): number {
    let longest = this.prefixes.get('/') ?? 0;
    for (let end = value.length; end > 0; end = value.lastIndexOf('/', end - 1)) {
      longest = Math.max(longest, this.prefixes.get(value.slice(0, end)) ?? 0);
    }
    return longest;
  }
}

/** Lengths by beginnings of paths. */
class Heads {
  /** The longest that has just this beginning, and of those whose beginnings start with it. */
  private readonly own = new Map<string, number>();
  private readonly within = new Map<string, number>();

  add(head: string, length: number): void {
    this.own.set(head, Math.max(length, this.own.get(head) ?? 0));
    for (let end = 0; end <= head.length; end++) {
      const start = head.slice(0, end);
      this.within.set(start, Math.max(length, this.within.get(start) ?? 0));
    }
  }

  /** Of two paths one may match what the other does where the beginning of one starts with that of the other. */
  longestFor(head: string): number {
    let longest = this.within.get(head) ?? 0;
    for (let end = 0; end < head.length; end++) {
      longest = Math.max(longest, this.own.get(head.slice(0, end)) ?? 0);
    }
    return longest;
  }
}
