import { Rule } from '../rule';
import { ADDRESSES } from './addresses';
import { ANNOTATION_VALUES } from './annotation-values';
import { ANNOTATIONS } from './annotations';
import { API_SERVER } from './api-server';
import { FILES } from './files';
import { HINTS, WAITING } from './hints';
import { INGRESSES } from './ingresses';
import { PATHS } from './paths';
import { SERVICES } from './services';
import { SNIPPETS } from './snippets';

/** The table of all rules. The documents, the reports and the tests read it as the diagnosis does. */
export const RULES: readonly Rule[] = [
  ...FILES, ...API_SERVER, ...SERVICES, ...ADDRESSES, ...INGRESSES, ...PATHS, ...ANNOTATIONS, ...ANNOTATION_VALUES, ...SNIPPETS, ...HINTS, WAITING,
];
