import { join } from 'node:path';
import { Target } from './packages';

/** A language that the library is published for. */
export interface Language {
  readonly name: string;

  /** The package that it takes. */
  readonly target: Target;

  /**
   * Installs the package, and what it depends on, into a folder. The driver is in it already where one is used.
   *
   * @returns the environment in which the language's own commands find it
   */
  install(folder: string): NodeJS.ProcessEnv;

  /** The command that runs a program of the current folder, by its name, with arguments. */
  command(program: string, args: string[]): string[];
}

/** The driver within the folder of a language. */
export function driverIn(folder: string): string {
  return join(folder, 'driver');
}
