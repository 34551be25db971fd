import { Testing } from 'cdk8s';
import { ANNOTATION_NOTES } from './annotation-effects';
import { CANARIES_NOTES } from './canaries';
import { CLIENT_CERTIFICATES_NOTES } from './client-certificates-notes';
import { CUSTOM_ERRORS_NOTES } from './custom-errors-notes';
import { NOTES as NOTES_OF_PROPS } from './notes';
import { chartIn, loadBalancerOfTwo as loadBalancer, SCENARIO } from '../support';
import { notesOfSources, requirementsOfSources } from './sources';
import { traefikReads } from './support';
import { REQUIREMENTS, requirementsOf } from './tables-of-requirements';
import { ExternalLoadBalancerProps, IngressController, Rewrite, RoutePath } from '../../src';
import { SUPPORT_MATRIX } from '../../src/support-matrix';
import { ASKING, CONTROLLERS } from '../controllers/asking';

const NOTES = [
  ...NOTES_OF_PROPS,
  ...CANARIES_NOTES,
  ...ANNOTATION_NOTES,
  ...CUSTOM_ERRORS_NOTES,
  ...CLIENT_CERTIFICATES_NOTES,
];

describe('notes that depend on the route', () => {
  test.each(NOTES)('$policy: $note', ({ of, policy, unasked, note }) => {
    const verdict = of().report.verdicts.filter(each => each.policy === policy).pop()!;
    // Of annotations, each may have notes of its own.
    expect({ note: verdict.note, unasked: verdict.unasked }).toStrictEqual({ note: policy === 'annotations' ? expect.stringContaining(note) : note, unasked });
  });

  test('are all that the sources have', () => {
    const declared = SUPPORT_MATRIX.flatMap(({ declarations }) => Object.values(declarations)).flatMap(({ note }) => note ?? []);
    const notes = [...declared, ...NOTES.map(({ note }) => note)];
    expect(notesOfSources().filter(pattern => !notes.some(note => pattern.test(note)))).toStrictEqual([]);
  });
});

describe.each(Object.entries(REQUIREMENTS))('requirements of %s', (_, requirements) => {
  test.each(Object.entries(requirements))('%s', (id, rows) => {
    for (const { of, ...words } of rows) {
      expect(of().report.requirements.filter(requirement => requirement.id === id)).toContainEqual(expect.objectContaining(words));
    }
  });
});

test('every requirement that the sources have is here, and no other', () => {
  const ofFeatures = Object.values(CONTROLLERS)
    .flatMap(controller => Object.values(ASKING).flatMap(props => requirementsOf({ controller, ...props }).map(({ id }) => id)));
  const ids = [...Object.values(REQUIREMENTS).flatMap(Object.keys), ...ofFeatures];
  expect([...new Set(ids)].sort()).toStrictEqual([...requirementsOfSources()].sort());
});

test.each([
  [
    'ingress-nginx', IngressController.ingressNginx(),
    'warning: zl/Lb: ingress-nginx ignores an Ingress with snippets as a whole unless its ConfigMap sets allow-snippet-annotations to "true" and annotations-risk-level to "Critical"; once it does, set snippetAnnotations to true on IngressController.ingressNginx()\n',
  ],
  [
    'Traefik', traefikReads({ snippetAnnotations: undefined }),
    'warning: zl/Lb: Traefik ignores an Ingress with snippets as a whole unless its static configuration sets providers.kubernetesIngressNGINX.allowSnippetAnnotations to "true"; once it does, set snippetAnnotations to true on IngressController.ingressNginx()\n',
  ],
])('the warning about snippets on %s', (_, controller, warning) => {
  const chart = chartIn();
  loadBalancer({ controller, blockedUserAgents: ['curl'] }, chart);
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  Testing.synth(chart);
  const printed = stderr.mock.calls.map(([text]) => text);
  stderr.mockRestore();
  expect(printed).toStrictEqual([warning]);
});

/** What Gateway API alone can do of the scenario. */
const PORTABLE: Partial<ExternalLoadBalancerProps> = {
  paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix(), maxBodySize: undefined, blockedUserAgents: undefined, loadBalancing: undefined,
};

test.each(Object.entries(CONTROLLERS))('the report on the scenario on %s', (name, controller) => {
  expect(loadBalancer({ ...SCENARIO, ...name === 'Gateway API' && PORTABLE, controller }).report.toString()).toMatchSnapshot();
});
