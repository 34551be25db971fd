import { IConstruct } from 'constructs';
import { perApp } from './per-app';
import { stands } from './standing';

/** Something to warn of. */
export interface Warning {
  /** The construct path that it is about. */
  readonly path: string;
  readonly warning: string;
  /** Without it there is nothing to warn of. */
  readonly construct: IConstruct;
}

/**
 * What the user should hear of once the app is synthesised: cdk8s knows errors only.
 */
export class AppWarnings {
  /** The warnings of the app that a construct stands in. */
  public static readonly of = perApp(root => {
    const warnings = new AppWarnings();
    // cdk8s validates every construct once for the app and once for each chart, so one validation for all is enough.
    root.node.addValidation({ validate: () => warnings.print() });
    return warnings;
  });

  private pending: Warning[] = [];

  private constructor() {}

  public add(warning: Warning): void {
    this.pending.push(warning);
  }

  /** Prints each warning in one line, once; finds no fault. */
  private print(): string[] {
    const pathsOf = new Map<string, string[]>();
    for (const { path, warning } of this.pending.filter(({ construct }) => stands(construct))) {
      const paths = pathsOf.get(warning);
      if (paths) {
        paths.push(path);
      } else {
        pathsOf.set(warning, [path]);
      }
    }
    this.pending = [];
    for (const [warning, [first, ...others]] of pathsOf) {
      process.stderr.write(`warning: ${first}${others.length > 0 ? ` and ${others.length} more` : ''}: ${warning}\n`);
    }
    return [];
  }
}
