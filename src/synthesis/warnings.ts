import { IConstruct } from 'constructs';

/**
 * What the user should hear of once the app is synthesised: cdk8s knows errors only.
 */
export class AppWarnings {
  /** The warnings of the app that a construct stands in. */
  public static of(scope: IConstruct): AppWarnings {
    const root = scope.node.root;
    const known = AppWarnings.byRoot.get(root);
    if (known) {
      return known;
    }
    const warnings = new AppWarnings();
    AppWarnings.byRoot.set(root, warnings);
    // cdk8s validates every construct once for the app and once for each chart, so one validation for all is enough.
    root.node.addValidation({ validate: () => warnings.print() });
    return warnings;
  }

  private static readonly byRoot = new WeakMap<IConstruct, AppWarnings>();

  /** The paths that each warning is about. */
  private readonly paths = new Map<string, string[]>();

  private constructor() {}

  public add(path: string, warning: string): void {
    const paths = this.paths.get(warning) ?? [];
    this.paths.set(warning, paths);
    paths.push(path);
  }

  /** Prints each warning in one line, once; finds no fault. */
  private print(): string[] {
    for (const [warning, [first, ...others]] of this.paths) {
      process.stderr.write(`warning: ${first}${others.length > 0 ? ` and ${others.length} more` : ''}: ${warning}\n`);
    }
    this.paths.clear();
    return [];
  }
}
