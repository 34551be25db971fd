import { isIPv4 } from 'node:net';
import { metadata } from './metadata';
import { anything, Check, emptyOr, Fields, given, isObject, list, nameOf, object, oneOf, Refuse, show, text, textThat } from './schema';
import { PORT } from './service';
import { checkHost, dnsLabel, dnsSubdomain, portWord } from './texts';
import { Path } from '../../manifests';

const needed = textThat((value, path, refuse) => {
  if (value === '') {
    refuse('missing', path, `${nameOf(path)} is empty`, 'write it, or leave the whole out');
  }
});

const backend = object({
  service: object({
    name: dnsLabel,
    port: object({ name: (value, path, refuse) => value === '' || portWord(value, path, refuse), number: (value, path, refuse) => value === 0 || PORT(value, path, refuse) }),
  }, ['name'], (value, path, refuse) => {
    const { name, number } = (isObject(value.port) ? value.port : {}) as Fields;
    const [named, numbered] = [given(name) && name !== '', given(number) && number !== 0];
    if (!named && !numbered) {
      refuse('missing', path, `${nameOf([...path, 'port'])} has neither a name nor a number`, 'add the name or the number of the port of the Service');
    } else if (named && numbered) {
      refuse('value', [...path, 'port'], `${nameOf([...path, 'port'])} has a name and a number`, 'take one of them out');
    }
  }),
  resource: object({ apiGroup: emptyOr(dnsSubdomain), kind: needed, name: needed }, ['kind', 'name']),
}, [], (value, path, refuse) => {
  if (!given(value.service) && !given(value.resource)) {
    refuse('missing', path, `${nameOf([...path, 'service'])} is missing`, 'name the Service');
  } else if (given(value.service) && given(value.resource)) {
    refuse('value', path, `${nameOf(path)} has a service and a resource`, 'take one of them out');
  }
});

/** What a path of type Prefix or Exact may not have in it. */
const STEPS: readonly [part: RegExp, text: string][] = [
  [/\/\//, '"//"'], [/\/\.\//, '"/./"'], [/\/\.\.\//, '"/../"'], [/%2f/i, 'an encoded slash'], [/\/\.$/, '"/." at its end'], [/\/\.\.$/, '"/.." at its end'],
];

function checkPath(value: Fields, path: Path, refuse: Refuse): void {
  const text_ = value.path ?? '';
  const isLiteral = value.pathType === 'Prefix' || value.pathType === 'Exact';
  if (typeof text_ !== 'string' || (text_ === '' && !isLiteral)) {
    return;
  }
  const at = given(value.path) ? [...path, 'path'] : path;
  if (!text_.startsWith('/')) {
    const bare = text_.replace(/^[~^*]+\s*/, '');
    refuse('path', at, `the path is ${show(text_)}, and has to start with "/"`, `write ${bare.startsWith('/') ? bare : `/${bare}`}`);
    return;
  }
  if (isLiteral) {
    checkSteps(text_, String(value.pathType), at, refuse);
  }
}

/** Whether a path has a part that no path of its type may have. */
export function checkSteps(path: string, type: string, at: Path, refuse: Refuse): boolean {
  const step = STEPS.find(([part]) => part.test(path));
  if (step) {
    refuse('path', at, `the path ${show(path)} has ${step[1]}, which ${type} may not have`, 'write the path as clients ask for it, without it');
  }
  return step !== undefined;
}

const tls = object({ hosts: list(textThat((value, path, refuse) => checkHost(value, path, refuse, isIPv4(value)))), secretName: (value, path, refuse) => value === '' || dnsSubdomain(value, path, refuse) });

const host: Check = textThat((value, path, refuse) => value === '' || checkHost(value, path, refuse, false));

export const INGRESS = object({
  apiVersion: text,
  kind: text,
  metadata: metadata(dnsSubdomain),
  spec: object({
    ingressClassName: dnsSubdomain,
    defaultBackend: backend,
    tls: list(tls),
    rules: list(object({
      host,
      http: object({
        paths: list(object({ path: text, pathType: oneOf('Prefix', 'Exact', 'ImplementationSpecific'), backend }, ['pathType', 'backend'], checkPath), Infinity, 1),
      }, ['paths']),
    })),
  }, [], (value, path, refuse) => {
    if (!given(value.defaultBackend) && (!Array.isArray(value.rules) || value.rules.length === 0)) {
      refuse('missing', path, 'spec has neither rules nor a defaultBackend', 'add rules');
    }
  }),
  status: object({ loadBalancer: object({ ingress: list(object({ ip: text, hostname: text, ports: anything })) }) }),
}, ['metadata', 'spec'], (value, path, refuse) => {
  const annotations = isObject(value.metadata) && isObject(value.metadata.annotations) ? value.metadata.annotations : {};
  const annotated = annotations['kubernetes.io/ingress.class'];
  const named = isObject(value.spec) ? value.spec.ingressClassName : undefined;
  if (typeof annotated === 'string' && typeof named === 'string' && annotated !== named) {
    refuse('value', [...path, 'metadata', 'annotations', 'kubernetes.io/ingress.class'], `the annotation names the class ${show(annotated)} and spec.ingressClassName ${show(named)}`, 'take the annotation out');
  }
});

export const INGRESS_CLASS = object({
  apiVersion: text,
  kind: text,
  metadata: metadata(dnsSubdomain),
  spec: object({
    controller: textThat((value, path, refuse) => {
      if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[^/].*$/.test(value)) {
        refuse('value', path, `${show(value)} is no path behind a domain, such as k8s.io/ingress-nginx`, 'write the name that the controller goes by');
      }
    }),
    parameters: object({ apiGroup: emptyOr(dnsSubdomain), kind: needed, name: needed, namespace: text, scope: oneOf('Cluster', 'Namespace') }, ['kind', 'name'], (value, path, refuse) => {
      if (value.scope === 'Namespace' && !given(value.namespace)) {
        refuse('missing', path, `${nameOf([...path, 'namespace'])} is missing beside scope: Namespace`, 'add it');
      } else if (value.scope !== 'Namespace' && given(value.namespace)) {
        refuse('value', [...path, 'namespace'], 'parameters of the cluster have no namespace', 'take it out, or write scope: Namespace');
      }
    }),
  }, ['controller']),
}, ['metadata']);
