import { checkSteps } from './ingress';
import { metadata } from './metadata';
import { anything, Check, Fields, given, integer, list, nameOf, object, oneOf, Refuse, show, text } from './schema';
import { dnsSubdomain } from './texts';
import { Path } from '../../manifests';

const reference = object({ group: text, kind: text, namespace: text, name: text, sectionName: text, port: integer }, ['name']);

const pathModifier = object({ type: oneOf('ReplaceFullPath', 'ReplacePrefixMatch'), replaceFullPath: text, replacePrefixMatch: text }, ['type'], (value, path, refuse) => {
  for (const [type, field] of [['ReplaceFullPath', 'replaceFullPath'], ['ReplacePrefixMatch', 'replacePrefixMatch']]) {
    if ((value.type === type) !== given(value[field])) {
      const [code, at, what, fix] = value.type === type ? ['missing' as const, path, `is missing, and the type is ${type}`, `add ${field}`]
        : ['value' as const, [...path, field], `belongs to the type ${type}`, `write type: ${type}, or take it out`];
      refuse(code, at, `${nameOf([...path, field])} ${what}`, fix);
    }
  }
});

/** Of each type of filter, the field that says what it does. */
const FIELDS: { readonly [type: string]: string } = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  ExtensionRef: 'extensionRef',
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
};

const header = object({ name: text, value: text }, ['name', 'value']);
const headers = object({ set: list(header, 16), add: list(header, 16), remove: list(text, 16) });

const filter = object({
  type: oneOf(...Object.keys(FIELDS)),
  requestHeaderModifier: headers,
  responseHeaderModifier: headers,
  requestMirror: anything,
  requestRedirect: object({ scheme: oneOf('http', 'https'), hostname: text, path: pathModifier, port: integer, statusCode: integer }),
  urlRewrite: object({ hostname: text, path: pathModifier }),
  extensionRef: object({ group: text, kind: text, name: text }, ['group', 'kind', 'name']),
  cors: anything,
  externalAuth: anything,
}, ['type'], (value, path, refuse) => {
  for (const [type, field] of Object.entries(FIELDS)) {
    if (value.type === type && !given(value[field])) {
      refuse('missing', path, `${nameOf([...path, field])} is missing, and the filter is a ${type}`, `add ${field}`);
    } else if (value.type !== type && given(value[field])) {
      refuse('value', [...path, field], `${nameOf([...path, field])} belongs to filters of the type ${type}`, `write type: ${type}, or take it out`);
    }
  }
});

/** How Gateway API writes the types of paths, and what Ingresses have for them. */
const TYPES = ['PathPrefix', 'Exact', 'RegularExpression'];
const pathType: Check = (value, path, refuse) => (
  value === 'Prefix' ? refuse('value', path, `${nameOf(path)} is "Prefix", as in an Ingress, and may be ${TYPES.join(', ')}`, 'write PathPrefix') : oneOf(...TYPES)(value, path, refuse)
);

function checkPath({ type = 'PathPrefix', value }: Fields, path: Path, refuse: Refuse): void {
  if (type === 'RegularExpression' || typeof value !== 'string') {
    return;
  }
  const at = [...path, 'value'];
  if (!value.startsWith('/')) {
    refuse('path', at, `the path is ${show(value)}, and has to start with "/"`, `write /${value}`);
  } else if (!checkSteps(value, String(type), at, refuse) && !/^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(value)) {
    refuse('path', at, `the path ${show(value)} has a character that no ${String(type)} may have`, 'write the path as clients ask for it, with such characters as %XX; for a pattern, write type: RegularExpression where the implementation takes it');
  }
}

const named = object({ name: text, type: oneOf('Exact', 'RegularExpression'), value: text }, ['name', 'value']);

const rule = object({
  name: text,
  matches: list(object({
    path: object({ type: pathType, value: text }, [], checkPath),
    headers: list(named, 16),
    queryParams: list(named, 16),
    method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'),
  }), 64),
  filters: list(filter, 16),
  backendRefs: list(object({ group: text, kind: text, namespace: text, name: text, port: integer, weight: integer, filters: list(filter, 16) }, ['name']), 16),
  timeouts: object({ request: text, backendRequest: text }),
  retry: anything,
  sessionPersistence: anything,
}, [], (value, path, refuse) => {
  const redirects = Array.isArray(value.filters) && value.filters.some(each => (each as Fields | null)?.type === 'RequestRedirect');
  if (redirects && Array.isArray(value.backendRefs) && value.backendRefs.length > 0) {
    refuse('value', [...path, 'backendRefs'], `${nameOf(path)} redirects, and has backendRefs`, 'take one of the two out');
  }
});

/**
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export const HTTP_ROUTE = object({
  apiVersion: text,
  kind: text,
  metadata: metadata(dnsSubdomain),
  spec: object({
    parentRefs: list(reference, 32),
    // What is wrong with hosts has a rule of its own.
    hostnames: list(text, 16),
    rules: list(rule, 16, 1),
    useDefaultGateways: text,
  }),
  status: anything,
});
