import { Target } from './packages';

/** A language that the library is published for. */
export interface Language {
  readonly name: string;

  /** The package that it takes. */
  readonly target: Target;

  /**
   * Installs the package, and what it depends on, into a folder.
   *
   * @returns the environment in which the language's own commands find it
   */
  install(folder: string): NodeJS.ProcessEnv;

  /** The command that runs a program of the current folder, by its name, with arguments. */
  command(program: string, args: string[]): string[];
}
