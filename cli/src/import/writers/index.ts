import { GoWriter } from './go';
import { JavaWriter } from './java';
import { PythonWriter } from './python';
import { TypeScriptWriter } from './typescript';
import { Program } from '../program/program';

export type Language = 'typescript' | 'python' | 'java' | 'go';

const WRITERS = { typescript: TypeScriptWriter, python: PythonWriter, java: JavaWriter, go: GoWriter };

export const LANGUAGES = Object.keys(WRITERS) as Language[];

/** The program in a language. */
export function write(program: Program, language: Language): string {
  return new WRITERS[language]().write(program);
}
