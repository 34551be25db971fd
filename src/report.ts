import { jsonOf } from './report-json';
import { markdownOf } from './report-markdown';
import { RequirementCheck } from './requirement-check';

/** How a controller supports a policy. */
export enum Support {
  /** The controller does just what was asked. */
  NATIVE = 'native',
  /** The controller does nearly what was asked; the verdict says what differs. */
  APPROXIMATED = 'approximated',
  /** The controller cannot do it, or a part of it, and that is left out; the verdict says what. */
  OMITTED = 'omitted',
  /** The controller cannot do it. Refused policies are errors at construction, so no report holds one. */
  REFUSED = 'refused',
}

/** How the controller supports one policy of one route. */
export interface Verdict {
  /** The construct path of the route. */
  readonly route: string;
  /** The prop that asks for it, such as `maxBodySize`. */
  readonly policy: string;
  /** How the controller supports it. */
  readonly support: Support;
  /** What was rendered for it, in a few words. */
  readonly rendered: string;
  /**
   * Whether the library renders it by itself, although no prop of the route asks for it.
   *
   * @default false
   */
  readonly unasked?: boolean;
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
  /**
   * What a machine can look up in the cluster. It holds where all of them do, unless `unchecked` says what they leave open.
   *
   * @default - nothing: `unchecked` says why
   */
  readonly checks?: RequirementCheck[];
  /**
   * What the checks cannot tell.
   *
   * @default - they tell all
   */
  readonly unchecked?: string;
  /**
   * Where it need not hold, so that a check that fails is not the last word, unless it is one of the type `EXISTS`.
   *
   * @default - it has to hold everywhere
   */
  readonly unless?: string;
}

/** The object that a route was rendered to, such as its Ingress, IngressRoute or HTTPRoute. */
export interface ReportedRoute {
  /** The construct path of the route. */
  readonly path: string;
  /** The controller that it was rendered for. */
  readonly controller: string;
  /** The API version of the object. */
  readonly apiVersion: string;
  /** The kind of the object. */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;
  /**
   * The namespace of the object.
   *
   * @default - the one that the manifest is applied to
   */
  readonly namespace?: string;
}

/**
 * How a load balancer was rendered: a verdict for every policy, and what the cluster must allow before it works.
 */
export class Report {
  constructor(
    /** The construct path of the load balancer. */
    public readonly path: string,
    /** The controller that it was rendered for. */
    public readonly controller: string,
    /** How the controller supports each policy. */
    public readonly verdicts: Verdict[],
    /** What must hold outside the manifest. */
    public readonly requirements: Requirement[],
    /** The controllers of routes that have one of their own, by the construct paths of these. */
    public readonly otherControllers: { [route: string]: string } = {},
    /** The objects that the routes were rendered to. */
    public readonly routes: ReportedRoute[] = [],
  ) {}

  /** The report for pull requests and tickets: headings and tables in GitHub's Markdown, with all text escaped. */
  public toMarkdown(): string {
    return markdownOf(this);
  }

  /**
   * The report for machines, as JSON: an object with the fields `path`, `controller`, `routes`, `verdicts` and `requirements`, whose items
   * have the fields of `ReportedRoute`, `Verdict` and `Requirement`. Names stay as they are; new ones may come.
   */
  public toJson(): string {
    return jsonOf(this);
  }

  /** The report for people. */
  public toString(): string {
    const lines = [`${this.path} on ${this.controller}`];
    for (const route of new Set(this.verdicts.map(v => v.route))) {
      const other = this.otherControllers[route];
      lines.push('', `  ${route}${other === undefined ? '' : ` on ${other}`}`);
      for (const verdict of this.verdicts.filter(v => v.route === route)) {
        lines.push(`    ${verdict.support.padEnd(12)} ${verdict.policy.padEnd(18)} ${verdict.rendered}${verdict.unasked ? ' (unasked)' : ''}`);
        lines.push(...wrap(verdict.note ?? '', 36));
      }
    }
    if (this.requirements.length > 0) {
      lines.push('', '  Requirements in the cluster');
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
