import { prefixed, refusalOf, verdict } from './support';
import { Support } from '../../../src';
import { annotations } from '../../support';

test('as annotations, of which what is denied holds first', () => {
  expect(annotations({ allowedSourceRanges: ['10.0.0.0/8', 'fd00::1'], deniedSourceRanges: ['10.1.0.0/16'] }))
    .toStrictEqual(prefixed({ 'allowlist-source-range': '10.0.0.0/8,fd00::1', 'denylist-source-range': '10.1.0.0/16' }));
});

test.each([
  ['allowlist-source-range', { allowedSourceRanges: ['10.0.0.0/8'] }, 'annotations.rendered'],
  ['denylist-source-range', { deniedSourceRanges: ['10.0.0.0/8'] }, 'annotations.rendered'],
  ['whitelist-source-range', { allowedSourceRanges: ['10.0.0.0/8'] }, 'annotations.contradicts'],
  ['whitelist-source-range', { deniedSourceRanges: ['10.0.0.0/8'] }, 'annotations.contradicts'],
])('%s beside %j is refused', (name, props, code) => {
  expect(refusalOf(prefixed({ [name]: '10.0.0.0/8' }), props)).toMatchObject({ code });
});

test('a redirect of the root comes first', () => {
  const props = { allowedSourceRanges: ['10.0.0.0/8'], deniedSourceRanges: ['10.1.0.0/16'] };
  expect([verdict('allowedSourceRanges', props)!.support, verdict('allowedSourceRanges', { ...props, appRoot: '/a' })!.support, verdict('deniedSourceRanges', { ...props, appRoot: '/a' })!.support])
    .toStrictEqual([Support.NATIVE, Support.APPROXIMATED, Support.APPROXIMATED]);
});
