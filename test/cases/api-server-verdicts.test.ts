import { Chart, Testing } from 'cdk8s';
import { essentials } from './essentials';
import { INEXPRESSIBLE } from './inexpressible';
import { Inexpressible, manifestToProps } from './manifest-to-props';
import { MEASURED, Measured } from './measured';
import { REFUSALS } from './refusals';
import { ExternalLoadBalancer, ExternalLoadBalancerProps } from '../../src';
import { fault } from '../support';

/** A measured manifest, and the props that ask for it or the field that none can ask for. */
interface Case extends Measured {
  readonly props?: () => ExternalLoadBalancerProps;
  readonly inexpressible?: string;
}

const CASES = MEASURED.map((measured): Case => {
  try {
    return { ...measured, props: manifestToProps(measured.manifest) };
  } catch (e) {
    if (!(e instanceof Inexpressible)) {
      throw e;
    }
    return { ...measured, inexpressible: e.message };
  }
});
const refusedNevertheless = REFUSALS.flatMap(({ why, code, cases }) => cases.map(name => ({ name, why, code })));

const inexpressible = CASES.filter(c => c.inexpressible !== undefined);
const rejected = CASES.filter(c => c.props && c.verdict === 'reject');
const accepted = CASES.filter(c => c.props && c.verdict === 'accept');
const rendered = accepted.filter(c => !refusedNevertheless.some(({ name }) => name === c.case));

function synthesise({ props, manifest }: Case): any {
  const chart = new Chart(Testing.app(), 'chart');
  new ExternalLoadBalancer(chart, 'Lb', props!());
  return Testing.synth(chart).find((object: any) => object.kind === manifest.kind);
}

describe('what the API server rejects, the library refuses', () => {
  test.each(rejected)('$case', measured => {
    expect(fault(() => synthesise(measured)).code).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
  });
});

describe('what the API server accepts, the library renders', () => {
  test.each(rendered)('$case', measured => {
    expect(essentials(synthesise(measured))).toMatchObject(essentials(measured.manifest));
  });
});

describe('what the API server accepts and the library refuses, it refuses for a reason', () => {
  test.each(refusedNevertheless)('$name: $why', ({ name, code }) => {
    const measured = accepted.find(c => c.case === name)!;
    expect(fault(() => synthesise(measured)).code).toBe(code);
  });
});

describe('every measured manifest is accounted for once', () => {
  test.each(INEXPRESSIBLE)('no prop expresses $field, because $why', ({ field, cases }) => {
    expect(inexpressible.filter(c => c.inexpressible === field).map(c => c.case)).toStrictEqual(cases);
  });

  test('no other field is one that no prop expresses', () => {
    expect(inexpressible.map(c => c.inexpressible).filter(what => !INEXPRESSIBLE.some(({ field }) => field === what))).toStrictEqual([]);
  });

  test('no two reasons cover the same manifest', () => {
    const names = [...INEXPRESSIBLE.flatMap(({ cases }) => cases), ...REFUSALS.flatMap(({ cases }) => cases)];
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toStrictEqual([]);
  });

  test('the parts add up to the whole', () => {
    const parts = [inexpressible, rejected, rendered, refusedNevertheless].map(part => part.length);
    expect(parts).toStrictEqual([136, 105, 46, 57]);
    expect(parts.reduce((a, b) => a + b)).toBe(344);
    expect(new Set(MEASURED.map(measured => measured.case)).size).toBe(344);
  });
});
