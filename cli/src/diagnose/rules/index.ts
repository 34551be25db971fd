import { Rule } from '../rule';
import { ADDRESSES } from './addresses';
import { ANNOTATION_NAME_RULES } from './annotation-names';
import { ANNOTATION_VALUES } from './annotation-values';
import { ANNOTATIONS } from './annotations';
import { API_SERVER } from './api-server';
import { FILES } from './files';
import { GATEWAY } from './gateway';
import { HINTS, WAITING } from './hints';
import { INGRESSES } from './ingresses';
import { LISTENERS } from './listeners';
import { ONCE_PER_HOST } from './once-per-host';
import { PATHS } from './paths';
import { REFERENCES } from './references';
import { SERVICES } from './services';
import { SLICES } from './slices';
import { SNIPPETS } from './snippets';
import { TRAEFIK } from './traefik';
import { TRAEFIK_ANNOTATIONS } from './traefik-annotations';

/** The table of all rules. The documents, the reports and the tests read it as the diagnosis does. */
export const RULES: readonly Rule[] = [
  ...FILES, ...API_SERVER, ...SERVICES, ...ADDRESSES, ...SLICES, ...REFERENCES, ...INGRESSES, ...PATHS,
  ...ANNOTATION_NAME_RULES, ...ANNOTATIONS, ...ANNOTATION_VALUES, ...ONCE_PER_HOST,
  ...SNIPPETS, ...TRAEFIK_ANNOTATIONS, ...TRAEFIK, ...GATEWAY, ...LISTENERS,
  ...HINTS, WAITING,
];
