/** What a controller makes of a policy. */
export enum Support {
  /** The controller does just what was asked. */
  NATIVE = 'native',
  /** The controller does nearly what was asked; the verdict says what differs. */
  APPROXIMATED = 'approximated',
  /** The controller cannot do it. Refused policies are errors at construction, so no report holds one. */
  REFUSED = 'refused',
}

/** What the controller makes of one policy of one route. */
export interface Verdict {
  /** The construct path of the route. */
  readonly route: string;
  /** The prop that asked for it, such as `maxBodySize`. */
  readonly policy: string;
  /** What the controller makes of it. */
  readonly support: Support;
  /** What was rendered for it, in a few words. */
  readonly rendered: string;
  /**
   * What differs from what was asked, or is worth knowing.
   *
   * @default - nothing
   */
  readonly note?: string;
}

/** Something outside the manifest that must hold before it works. */
export interface Requirement {
  /** A stable name, such as `snippet-annotations`. */
  readonly id: string;
  /** The object, role or program that it concerns. */
  readonly where: string;
  /** What must hold, in one sentence. */
  readonly what: string;
  /** Why, and what happens otherwise. */
  readonly why: string;
  /**
   * What to set there, as keys and values.
   *
   * @default - nothing to set
   */
  readonly settings?: { [key: string]: string };
}

/**
 * What was made of a load balancer: a verdict for every policy used, and what the cluster must allow before it works.
 */
export class Report {
  constructor(
    /** The construct path of the load balancer. */
    public readonly path: string,
    /** The controller that it was rendered for. */
    public readonly controller: string,
    /** What the controller makes of each policy. */
    public readonly verdicts: Verdict[],
    /** What must hold outside the manifest. */
    public readonly requirements: Requirement[],
  ) {}

  /** The report for people. */
  public toString(): string {
    const lines = [`${this.path} on ${this.controller}`];
    for (const route of new Set(this.verdicts.map(v => v.route))) {
      lines.push('', `  What it makes of ${route}`);
      for (const verdict of this.verdicts.filter(v => v.route === route)) {
        lines.push(`    ${verdict.support.padEnd(12)} ${verdict.policy.padEnd(18)} ${verdict.rendered}`);
        lines.push(...wrap(verdict.note ?? '', 36));
      }
    }
    if (this.requirements.length > 0) {
      lines.push('', '  What must hold before it works');
    }
    for (const { id, where, what, why, settings } of this.requirements) {
      lines.push(`    [${id}] ${where}`, ...wrap(what, 6));
      lines.push(...Object.entries(settings ?? {}).map(([key, value]) => `        ${key}: ${JSON.stringify(value)}`));
      lines.push(...wrap(why, 6));
    }
    return lines.join('\n');
  }
}

/** Text in lines of a terminal's width. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(w => w !== '')) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + word.length < 118) {
      lines[last] += ` ${word}`;
    } else {
      lines.push(' '.repeat(indent) + word);
    }
  }
  return lines;
}
