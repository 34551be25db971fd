import { BY_PROP, Case, CASES, SILENT } from './cases';
import { AnnotationReader, ExternalLoadBalancerProps, HeaderValue, IngressController, LoadBalancing, Report, Rewrite, RoutePath, Support, Tls } from '../../../../src';
import { InvalidInput } from '../../../../src/basics/errors';
import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { EFFECTS } from '../../../../src/controllers/ingress-nginx/effects';
import { fault, loadBalancer, TWO_BACKENDS } from '../../../support';
import { prefixed } from '../support';

const READERS = {
  'ingress-nginx': IngressController.ingressNginx({ snippetAnnotations: true }),
  'Traefik': IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK }),
} as const;
type ReaderName = keyof typeof READERS;

test('every annotation of the table is one that changes what is said, or one that does not', () => {
  const classified = [...Object.keys(CASES), ...Object.keys(SILENT), ...BY_PROP];
  expect([...classified].sort()).toStrictEqual([...ANNOTATION_NAMES].sort());
});

test('every effect has a case', () => {
  expect(Object.keys(EFFECTS).filter(name => !Object.hasOwn(CASES, name))).toStrictEqual([]);
});

function report(controller: ReaderName, props: Partial<ExternalLoadBalancerProps>, annotations: { [name: string]: string }): Report {
  return loadBalancer({ backends: TWO_BACKENDS, ...props, controller: READERS[controller], annotations: prefixed(annotations) }).report;
}

/** A policy's note, and the requirements in words. */
function note({ verdicts }: Report, policy: string): string | undefined {
  return verdicts.find(verdict => verdict.policy === policy)?.note;
}

const rows = Object.entries(CASES).flatMap(([name, cases]) => cases.flatMap((each): [string, ReaderName, Case][] => (
  (Object.keys(READERS) as ReaderName[]).filter(reader => each.on === undefined || each.on === reader).map(reader => [`${name}: ${each.value}`, reader, each])
)));

describe('annotations that change what is said', () => {
  test.each(rows.map(([title, reader, each], i) => [i, title, reader, each] as const))('%d: %s on %s', (_, title, reader, each) => {
    const { props = {}, value, with: others = {}, so } = each;
    const name = title.slice(0, title.indexOf(': '));
    if (so === 'refused') {
      expect(fault(() => report(reader, props, { ...others, [name]: value })))
        .toMatchObject({ code: expect.stringMatching(/^annotations\.(contradicts|not-served|value|cookie-domain|cookie-samesite|cookie-age|www-redirect|client-certificates)$/), got: expect.any(String) });
      return;
    }
    const after = report(reader, props, { ...others, [name]: value });
    for (const [policy, support] of Object.entries(so.support ?? {})) {
      expect([policy, after.verdicts.find(verdict => verdict.policy === policy)?.support]).toStrictEqual([policy, support]);
    }
    for (const policy of so.notes ?? []) {
      expect(note(after, policy)).not.toBe(note(report(reader, props, others), policy));
    }
    for (const id of so.requirements ?? []) {
      const of = ({ requirements }: Report) => requirements.filter(requirement => requirement.id === id);
      expect(of(after)).not.toStrictEqual(of(report(reader, props, others)));
    }
  });
});

/** Props of all policies, as far as annotations may stand beside them. */
const ALL: Partial<ExternalLoadBalancerProps> = {
  hosts: ['a.example.com'],
  rewrite: Rewrite.stripPrefix(),
  blockedUserAgents: ['curl'],
  responseHeaders: { 'X-A': HeaderValue.literal('a') },
  appRoot: '/start',
  tls: Tls.fromSecret('s'),
};

describe.each(Object.keys(READERS) as ReaderName[])('annotations that say nothing of others, on %s', reader => {
  test.each(Object.entries(SILENT))('%s', (name, { value, with: others = {} }) => {
    const props = name.startsWith('session-') || name.startsWith('affinity') ? ALL : { ...ALL, externalAddress: '10.254.18.55' };
    const before = outcome(reader, props, others);
    const after = outcome(reader, props, { ...others, [name]: value });
    expect(reader === 'ingress-nginx' ? typeof before : 'object').toBe('object');
    // What the reader does not read, or serves otherwise, is refused.
    expect(after === 'annotations.ignored' || after === 'annotations.not-served' || JSON.stringify(after) === JSON.stringify(before)).toBe(true);
  });
});

/** What annotations need by themselves. */
const OF_ANNOTATIONS = ['annotated-object', 'cross-namespace', 'allowed-response-headers'];

/** The report but for what it says of the annotations themselves; the code of the error where there is none. */
function outcome(reader: ReaderName, props: Partial<ExternalLoadBalancerProps>, annotations: { [name: string]: string }) {
  try {
    const { verdicts, requirements } = report(reader, props, annotations);
    return { verdicts: verdicts.filter(({ policy }) => policy !== 'annotations'), requirements: requirements.filter(({ id }) => !OF_ANNOTATIONS.includes(id)) };
  } catch (e) {
    return (e as InvalidInput).code;
  }
}

describe('no refusal of what can be meant', () => {
  test.each<[string, string, Partial<ExternalLoadBalancerProps>]>([
    ['session-cookie-domain', 'example.com', { loadBalancing: LoadBalancing.stickyCookie(), hosts: ['a.example.com', 'b.example.com'] }],
    ['session-cookie-domain', '.a.example.com', { loadBalancing: LoadBalancing.stickyCookie(), hosts: ['a.example.com'] }],
    ['session-cookie-domain', 'example.com', { loadBalancing: LoadBalancing.stickyCookie(), hosts: ['*.example.com'] }],
    ['session-cookie-path', '/', { loadBalancing: LoadBalancing.stickyCookie(), paths: [RoutePath.prefix('/a')] }],
    ['session-cookie-path', '/a/b', { loadBalancing: LoadBalancing.stickyCookie(), paths: [RoutePath.prefix('/a')] }],
    ['session-cookie-path', '/x', { loadBalancing: LoadBalancing.stickyCookie(), paths: [RoutePath.regex('/a.*')] }],
    ['session-cookie-name', 'route', { loadBalancing: LoadBalancing.stickyCookie() }],
    ['session-cookie-samesite', 'None', { loadBalancing: LoadBalancing.stickyCookie(), hosts: ['a.example.com'], tls: Tls.fromSecret('s') }],
    ['service-upstream', 'false', { loadBalancing: LoadBalancing.stickyCookie() }],
    ['service-upstream', 'true', {}],
    ['ssl-passthrough', 'true', { hosts: ['a.example.com'] }],
    ['ssl-passthrough', 'false', { blockedUserAgents: ['curl'] }],
    ['canary', 'false', { maxBodySize: undefined }],
    ['from-to-www-redirect', 'true', { hosts: ['www.a.example.com', 'b.example.com'] }],
    ['enable-cors', 'true', { responseHeaders: { 'X-A': HeaderValue.literal('a') } }],
    ['app-root', '/start', { paths: [RoutePath.exact('/')] }],
    ['auth-tls-secret', 'wetwin/ca', { hosts: ['a.example.com'], tls: Tls.fromSecret('s') }],
  ])('%s: %s', (name, value, props) => {
    for (const reader of Object.keys(READERS) as ReaderName[]) {
      expect(() => report(reader, props, { [name]: value })).not.toThrow();
    }
  });
});

test('a host whose TLS passes unread has no other route', () => {
  const lb = loadBalancer({ hosts: ['a.example.com'], annotations: prefixed({ 'ssl-passthrough': 'true' }) });
  lb.addRoute('b', { hosts: ['a.example.com'], paths: [RoutePath.prefix('/b')] });
  expect(fault(() => lb.report)).toMatchObject({ code: 'annotations.contradicts', got: '"true"' });
});

describe('app-root on one route', () => {
  test.each<[string, ReaderName, { hosts?: string[]; paths: RoutePath[] }, Support]>([
    ['takes / from another one of its host', 'ingress-nginx', { hosts: ['a.example.com'], paths: [RoutePath.exact('/')] }, Support.APPROXIMATED],
    ['leaves other paths', 'ingress-nginx', { hosts: ['a.example.com'], paths: [RoutePath.prefix('/b')] }, Support.NATIVE],
    ['leaves other hosts', 'ingress-nginx', { hosts: ['b.example.com'], paths: [RoutePath.exact('/')] }, Support.NATIVE],
  ])('%s', (_, reader, options, support) => {
    const lb = loadBalancer({
      controller: READERS[reader], hosts: ['a.example.com'], paths: [RoutePath.regex('/x.*')], annotations: prefixed({ 'app-root': '/start' }),
    });
    lb.addRoute('b', options);
    expect(lb.report.verdicts.filter(({ route, policy }) => route === 'zl/Lb/b' && policy === 'paths').map(verdict => verdict.support)).toStrictEqual([support]);
  });
});
