import * as fc from 'fast-check';
import { diagnose } from '../../src/diagnose/diagnose';
import { FORMATS } from '../../src/diagnose/formats';

const EVIL = '<script>alert(1)</script>|`](javascript:x)\u001b[2J';
const MANIFEST = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'n' }, spec: { ports: [{ port: 80 }], [name]: 1 } });

function report(format: string, text: string, colours = false): string {
  return FORMATS[format]({ findings: diagnose([{ name: 'a b.yaml', text }]), objects: 1, colours });
}

test('json has the fields of the contract, in their order', () => {
  const { findings } = JSON.parse(report('json', MANIFEST('a')));
  expect(Object.keys(findings[0])).toEqual(['rule', 'severity', 'file', 'line', 'column', 'object', 'message', 'why', 'fix']);
  expect(findings[0]).toMatchObject({ file: 'a b.yaml', object: { kind: 'Service', namespace: 'n', name: 'a' } });
});

test('sarif names the rule, the place and the level of each finding', () => {
  const { runs: [{ tool, results }] } = JSON.parse(report('sarif', MANIFEST('a')));
  expect(results[0]).toMatchObject({ level: 'warning', locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.yaml' }, region: { startLine: 1 } } }] });
  expect(tool.driver.rules[results[0].ruleIndex].id).toBe(results[0].ruleId);
});

test('colours only where somebody sees them', () => {
  expect(report('text', MANIFEST('a'))).not.toContain('\u001b');
  expect(report('text', MANIFEST('a'), true)).toContain('\u001b[31m');
});

test('nothing of a manifest is markup, or steers a terminal', () => {
  const text = MANIFEST(EVIL);
  expect(report('html', text)).not.toContain('<script');
  // What is escaped is no markup.
  expect(report('markdown', text).replace(/\\./g, '')).not.toMatch(/[<[\]()]/);
  for (const format of ['text', 'html', 'markdown', 'sarif', 'json']) {
    expect(report(format, text)).not.toContain('\u001b');
  }
});

test('any name at all', () => {
  fc.assert(fc.property(fc.fullUnicodeString(), name => {
    const page = report('html', MANIFEST(name));
    const body = page.slice(page.indexOf('<main>'));
    expect(body.replace(/<\/?(main|h1|h2|p|article|code|strong)( class="(error|warning|info)")?>|<\/body>|<\/html>/g, '')).not.toMatch(/[<>"']/);
    // eslint-disable-next-line no-control-regex
    expect(report('text', MANIFEST(name))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    JSON.parse(report('sarif', MANIFEST(name)));
  }), { numRuns: 200 });
});
