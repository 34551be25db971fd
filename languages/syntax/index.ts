import { GoSyntax } from './go';
import { JavaSyntax } from './java';
import { PythonSyntax } from './python';
import { Syntax } from './syntax';
import { TypeScriptSyntax } from './typescript';

/** The syntax of each language, by its name. */
export const SYNTAXES: { readonly [language: string]: Syntax } = {
  TypeScript: new TypeScriptSyntax(),
  Python: new PythonSyntax(),
  Java: new JavaSyntax(),
  Go: new GoSyntax(),
};
