import { Size } from 'cdk8s';
import { HealthCheck, LoadBalancing, Rewrite, RouteOptions, RoutePath, Support } from '../../../src';
import { InvalidInput } from '../../../src/basics/errors';
import { Addition, Rendered, Rows } from '../../../src/controllers/rows';
import { compose } from '../../../src/controllers/shared/compose';
import { approximated, native, omitted, Refusal, refused } from '../../../src/controllers/shared/declarations';
import { POLICIES, POLICY_NAMES, PolicyName } from '../../../src/policies';
import { fault } from '../../support';
import { routeOf, SERVICE } from '../intent';

/** What the rows of this controller contribute. */
interface Contribution {
  readonly annotations?: { readonly [name: string]: string };
  readonly steps?: readonly string[];
  readonly limit?: number;
  readonly traffic?: { readonly [field: string]: unknown };
}

interface Options {
  readonly program: string;
}

const OPTIONS: Options = { program: 'any' };

type TestRows = Rows<Options, Contribution>;

const simple = (policy: PolicyName) => ({ render: (): Rendered<Contribution> => ({ contribution: { steps: [policy] }, words: () => `as ${policy}` }) });

const SPECIFIC = {
  hosts: { declares: { wildcardHost: approximated('of hosts') }, ...simple('hosts') },
  paths: { declares: { prefix: native(), exact: native('of exact paths'), regex: refused('of expressions', 'another way') }, ...simple('paths') },
  maxBodySize: {
    declares: { maxBodySize: native(), unlimitedBody: native() },
    render: size => ({ contribution: { limit: size.toMebibytes() }, words: () => `limit ${size.toMebibytes()}` }),
  },
  blockedUserAgents: { declares: { blockedUserAgents: refused('of agents', 'another way') } },
  loadBalancing: {
    declares: {
      roundRobin: native('of balancing'),
      peakEwma: approximated('of balancing'),
      hashOfClientIp: native(),
      hashOfUri: native(),
      hashOfHeader: native(),
      hashOfCookie: native(),
      stickyCookie: omitted('of balancing'),
      stickyCookieDomain: native(),
      stickyCookieChanges: native(),
      stickyCookieStays: native(),
      conditionalSameSiteNone: native(),
      clusterIp: native(),
    },
    ...simple('loadBalancing'),
  },
  healthChecks: { declares: { activeHealthCheck: approximated('of probes'), passiveHealthCheck: omitted('of errors') }, ...simple('healthChecks') },
  externalAddress: {
    declares: { externalAddress: native() },
    render: address => ({ contribution: { annotations: { target: address } }, words: () => `target ${address}` }),
  },
  annotations: {
    declares: { annotations: native() },
    render: annotations => ({ contribution: { annotations }, words: () => 'annotations' }),
  },
} satisfies Partial<TestRows>;

/** What the rest of the policies is does not matter here, so that another one changes nothing. */
const ROWS = {
  ...Object.fromEntries(POLICY_NAMES.map(policy => [policy, {
    declares: Object.fromEntries(Object.keys(POLICIES[policy].features).map(feature => [feature, native()])), ...simple(policy),
  }])) as unknown as TestRows,
  ...SPECIFIC,
};

type Additions = readonly Addition<Options, Contribution>[];

function composed(options: RouteOptions, rows: Partial<TestRows> = {}, additions: Additions = [], service = SERVICE) {
  const route = routeOf(options, { service, externalAddress: '10.254.18.55' });
  return compose<Options, Contribution>({ ...ROWS, ...rows }, additions, { route, neighbours: [route], options: OPTIONS });
}

test('policies that are set are rendered in the order of the list, and others are not', () => {
  const options = { appRoot: '/a', rewrite: Rewrite.stripPrefix(), hosts: ['*.example.com'], maxBodySize: Size.mebibytes(2) };
  const { contribution, verdicts } = composed(options);
  expect(contribution).toStrictEqual({ steps: ['hosts', 'paths', 'rewrite', 'appRoot'], limit: 2, annotations: { target: '10.254.18.55' } });
  expect(verdicts().map(({ policy, rendered }) => [policy, rendered])).toStrictEqual([
    ['hosts', 'as hosts'], ['paths', 'as paths'], ['rewrite', 'as rewrite'], ['appRoot', 'as appRoot'], ['maxBodySize', 'limit 2'], ['externalAddress', 'target 10.254.18.55'],
  ]);
});

test('a value that uses no feature asks for nothing', () => {
  expect(composed({ hosts: ['a.example.com'] }).verdicts().map(({ policy }) => policy)).toStrictEqual(['paths', 'externalAddress']);
});

test('policies of the Service are asked for by every route', () => {
  const { verdicts } = composed({}, {}, [], { ...SERVICE, externalNames: ['db.example.com'], healthChecks: [HealthCheck.active('/')] });
  expect(verdicts().map(({ policy }) => policy)).toStrictEqual(['backends', 'paths', 'healthChecks', 'externalAddress']);
});

test('a row sees its value, the route, its neighbours and the options', () => {
  const render = jest.fn(() => ({ words: () => '' }));
  const [route, other] = [routeOf({ appRoot: '/a' }), routeOf({}, { path: 'zl/Other' })];
  const context = { route, neighbours: [route, other], options: OPTIONS };
  compose<Options, Contribution>({ ...ROWS, appRoot: { declares: { appRoot: native() }, render } }, [], context);
  expect(render.mock.calls).toStrictEqual([['/a', context]]);
});

describe('what is refused', () => {
  test.each<[string, RouteOptions, string, string, string]>([
    ['as a whole', { blockedUserAgents: ['curl'] }, 'refused.blockedUserAgents', 'blockedUserAgents', 'blockedUserAgents'],
    ['beside a feature that is not', { paths: [RoutePath.prefix('/a'), RoutePath.regex('/b')] }, 'refused.regex', 'paths', 'RoutePath.regex()'],
  ])('is an error: %s', (_, options, code, prop, got) => {
    expect(fault(() => composed(options))).toStrictEqual({ code, prop, got });
    expect(() => composed(options)).toThrow(Refusal);
  });

  test('is not rendered', () => {
    const render = jest.fn();
    expect(fault(() => composed({ paths: [RoutePath.regex('/b')] }, { paths: { ...ROWS.paths, render } })).code).toBe('refused.regex');
    expect(render).not.toHaveBeenCalled();
  });
});

describe('verdicts', () => {
  const verdictOn = (policy: string, ...args: Parameters<typeof composed>) => composed(...args).verdicts().find(verdict => verdict.policy === policy);

  test('say nothing where nothing differs', () => {
    expect(verdictOn('appRoot', { appRoot: '/a' })).toStrictEqual({ route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'as appRoot', note: undefined });
  });

  test.each<[Support, ...ReturnType<typeof native>[]]>([
    [Support.NATIVE],
    [Support.NATIVE, native('a')],
    [Support.APPROXIMATED, native('a'), approximated('b')],
    [Support.APPROXIMATED, approximated('a'), native('b')],
    [Support.OMITTED, native('a'), omitted('b'), approximated('c')],
    [Support.OMITTED, approximated('a'), omitted('b')],
    [Support.OMITTED, omitted('a'), approximated('b')],
  ])('are as good as the worst of all: %s', (support, ...remarks) => {
    const render = () => ({ words: () => 'x', remarks: () => remarks });
    expect(verdictOn('appRoot', { appRoot: '/a' }, { appRoot: { declares: { appRoot: native() }, render } }))
      .toMatchObject({ support, note: remarks.length > 0 ? remarks.map(({ note }) => note).join('; ') : undefined });
  });

  test('of several features are as good as the worst of those in use', () => {
    const on = (...healthChecks: HealthCheck[]) => verdictOn('healthChecks', {}, {}, [], { ...SERVICE, healthChecks });
    expect(on(HealthCheck.active('/'))).toMatchObject({ support: Support.APPROXIMATED, note: 'of probes' });
    expect(on(HealthCheck.active('/'), HealthCheck.passive())).toMatchObject({ support: Support.OMITTED, note: 'of probes; of errors' });
    expect(on(HealthCheck.passive(), HealthCheck.active('/'))).toMatchObject({ support: Support.OMITTED, note: 'of errors; of probes' });
  });

  test('say a thing once, and add what is to be said of the route to what is declared', () => {
    const render = () => ({ words: () => 'x', remarks: () => [undefined, native('of balancing'), approximated('of this route'), undefined] });
    expect(verdictOn('loadBalancing', { loadBalancing: LoadBalancing.roundRobin() }, { loadBalancing: { ...ROWS.loadBalancing, render } } as Partial<TestRows>))
      .toMatchObject({ support: Support.APPROXIMATED, note: 'of balancing; of this route' });
  });

  test('are made when they are asked for', () => {
    const words = jest.fn(() => 'x');
    const { verdicts } = composed({ appRoot: '/a' }, { appRoot: { declares: { appRoot: native() }, render: () => ({ words }) } });
    expect(words).not.toHaveBeenCalled();
    verdicts();
    expect(words).toHaveBeenCalledTimes(1);
  });
});

test('requirements are those of all policies, in their order', () => {
  const requirement = (id: string) => ({ id, where: 'a', what: 'b', why: 'c' });
  const needing = (...ids: string[]): Rendered<Contribution> => ({ words: () => 'x', requirements: () => ids.map(requirement) });
  const { requirements } = composed({ appRoot: '/a', rewrite: Rewrite.stripPrefix() }, {
    appRoot: { declares: { appRoot: native() }, render: () => needing('c', 'a') },
    rewrite: { ...ROWS.rewrite, render: () => needing('b') } as TestRows['rewrite'],
  }, [() => ({ policy: 'retries', ...needing('d') })]);
  expect(requirements().map(({ id }) => id)).toStrictEqual(['b', 'c', 'a', 'd']);
});

describe('additions', () => {
  const retries: Addition<Options, Contribution> = ({ route: { service }, options }) => service.backends < 2 ? undefined : {
    policy: 'retries',
    contribution: { steps: ['retries'], traffic: { retry: 8 } },
    words: () => `retry 8 on ${options.program}`,
    remarks: () => [native('a note')],
  };

  test('come behind the policies, with verdicts that say that nobody asks for them', () => {
    const { contribution, verdicts } = composed({}, {}, [retries]);
    expect(contribution).toMatchObject({ steps: ['paths', 'retries'], traffic: { retry: 8 } });
    expect(verdicts().slice(2)).toStrictEqual([
      { route: 'zl/Lb', policy: 'retries', support: Support.NATIVE, rendered: 'retry 8 on any', unasked: true, note: 'a note' },
    ]);
    expect(verdicts()[0]).not.toHaveProperty('unasked');
  });

  test('are none where there is no need', () => {
    const { contribution, verdicts } = composed({}, {}, [retries], { ...SERVICE, backends: 1 });
    expect(contribution).not.toHaveProperty('traffic');
    expect(verdicts().map(({ policy }) => policy)).toStrictEqual(['paths', 'externalAddress']);
  });

  test('may have the name of a policy that is set as well', () => {
    const addition: Addition<Options, Contribution> = () => ({ policy: 'healthChecks', words: () => 'by itself' });
    const { verdicts } = composed({}, {}, [addition], { ...SERVICE, healthChecks: [HealthCheck.active('/')] });
    expect(verdicts().filter(({ policy }) => policy === 'healthChecks').map(({ support, unasked }) => [support, unasked])).toStrictEqual([
      [Support.APPROXIMATED, undefined], [Support.NATIVE, true],
    ]);
  });
});

describe('two owners of one field', () => {
  test.each(['target', 'a'])('an annotation of the user that a prop renders is refused: %s', key => {
    const render = () => ({ contribution: { annotations: { a: 'x' } }, words: () => 'x' });
    expect(fault(() => composed({ appRoot: '/a', annotations: { [key]: 'mine' } }, { appRoot: { declares: { appRoot: native() }, render } })))
      .toStrictEqual({ code: 'annotations.rendered', prop: `annotations["${key}"]`, got: '"mine"' });
  });

  test('policies of ours that render one annotation are an error that names both', () => {
    const render = () => ({ contribution: { annotations: { target: 'x' } }, words: () => 'x' });
    const conflict = conflictOf(() => composed({ appRoot: '/a' }, { appRoot: { declares: { appRoot: native() }, render } }));
    expect(conflict).toContain('appRoot');
    expect(conflict).toContain('externalAddress');
    expect(conflict).toContain('annotations.target');
  });

  test('nor may an addition set what a policy sets', () => {
    const conflict = conflictOf(() => composed({ maxBodySize: Size.mebibytes(1) }, {}, [() => ({ policy: 'buffers', contribution: { limit: 1 }, words: () => 'x' })]));
    expect(conflict).toContain('maxBodySize');
    expect(conflict).toContain('buffers');
    expect(conflict).toContain('limit');
  });
});

/** A fault of the rows, which no input mends. */
function conflictOf(call: () => unknown): string {
  try {
    call();
  } catch (e) {
    expect(e).not.toBeInstanceOf(InvalidInput);
    return (e as Error).message;
  }
  throw new Error('expected a conflict, and there was none');
}
