import * as fc from 'fast-check';
import { loadBalancerOfTwo, SCENARIO } from './support';
import { ExternalLoadBalancer, Report, Support } from '../src';

function report(lb: ExternalLoadBalancer = loadBalancerOfTwo(SCENARIO)): Report {
  return lb.report;
}

test('the JSON has the fields of the report, and names each routing object', () => {
  const { path, controller, verdicts, requirements } = report();
  expect(JSON.parse(report().toJson())).toStrictEqual({
    path,
    controller,
    routes: [expect.objectContaining({ path: 'zl/Lb', controller, apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' })],
    ...JSON.parse(JSON.stringify({ verdicts, requirements })),
  });
});

test('the Markdown has a row for every verdict and every requirement', () => {
  const { verdicts, requirements } = report();
  const rows = report().toMarkdown().split('\n').filter(line => line.startsWith('| ') && !line.startsWith('| ---'));
  expect(rows).toHaveLength(verdicts.length + requirements.length + 2);
});

test.each([
  ['another controller is named beside its route', { 'zl/Lb/a': 'Traefik' }, '### zl/Lb/a on Traefik'],
  ['the same one is not', {}, '### zl/Lb/a'],
])('%s', (_, others, heading) => {
  const verdicts = [{ route: 'zl/Lb/a', policy: 'rewrite', support: Support.NATIVE, rendered: 'x', unasked: true }];
  const lines = new Report('zl/Lb', 'ingress-nginx', verdicts, [], others).toMarkdown().split('\n');
  expect([lines[0], lines[2], lines[6], lines.length]).toStrictEqual(['## zl/Lb on ingress-nginx', heading, '| rewrite | native | x \\(unasked\\) |  |', 8]);
});

test('settings are listed', () => {
  const markdown = new Report('zl/Lb', 'x', [], [{ id: 'a', where: 'b', what: 'c', why: 'd', settings: { e: 'f', g: 'h' } }]).toMarkdown();
  expect(markdown.split('\n')[6]).toBe('| a | b | c | e: "f", g: "h" | d |');
});

test('no text leaves its cell', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('|', '\n', '\\', '`', '<', '>', '[', ']', '(', ')', '#', '*', '_', '&', '!', 'a', ' ') }), text => {
    const verdicts = [{ route: 'r', policy: 'p', support: Support.NATIVE, rendered: text, note: text }];
    const lines = new Report('zl/Lb', 'x', verdicts, []).toMarkdown().split('\n');
    expect(lines).toHaveLength(8);
    // Without what is escaped, nothing is left that means something.
    expect(lines[6].replace(/\\[^a-zA-Z0-9\s]/g, '').replace(/^\| p \| native \| [a ]* \| [a ]* \|$/, '')).toBe('');
  }));
});
