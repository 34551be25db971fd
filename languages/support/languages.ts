import { go } from './go';
import { java } from './java';
import { Language } from './language';
import { python } from './python';
import { typescript } from './typescript';

/** What the others are compared with. */
export const REFERENCE: Language = typescript;

/** The languages whose packages are made from the TypeScript. */
export const LANGUAGES: readonly Language[] = [python, java, go];
