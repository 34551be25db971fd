import { entriesOf, middlewaresOf, named, objectsOf, reportOn, verdictOf } from './support';
import { RateLimit, RoutePath } from '../../../src';

test('a list of who may come in, before all but the headers', () => {
  const props = { allowedSourceRanges: ['10.0.0.0/8', 'fd00::1'], rateLimit: RateLimit.perSecond(1) };
  expect(middlewaresOf(props)['source-ranges']).toStrictEqual({ ipAllowList: { sourceRange: ['10.0.0.0/8', 'fd00::1'] } });
  expect(entriesOf(props).pop().middlewares).toStrictEqual(named('source-ranges', 'rate-limit', 'retry'));
});

test('who is denied is taken out of it', () => {
  const props = { allowedSourceRanges: ['10.0.0.0/30'], deniedSourceRanges: ['10.0.0.1'] };
  expect(middlewaresOf(props)['source-ranges']).toStrictEqual({ ipAllowList: { sourceRange: ['10.0.0.0', '10.0.0.2/31'] } });
  expect(middlewaresOf({ deniedSourceRanges: ['0.0.0.0/1'] })['source-ranges']).toStrictEqual({ ipAllowList: { sourceRange: ['128.0.0.0/1', '::/0'] } });
  expect(objectsOf(props).filter(({ metadata }) => metadata.name === 'zl-lb-source-ranges')).toHaveLength(1);
});

test('an entry just below that of the path answers where the list is missing, once for all that needs it', () => {
  const paths = [RoutePath.exact('/a')];
  const closed = { match: 'Path(`/a`) && PathPrefix(`/`)', priority: 16391, middlewares: named('deny'), services: [{ name: 'zl-lb', port: 80 }] };
  for (const props of [{ allowedSourceRanges: ['10.0.0.0/8'] }, { deniedSourceRanges: ['10.0.0.0/8'], basicAuth: { secret: 'users' } }]) {
    expect(entriesOf({ paths, ...props }).slice(0, -1)).toStrictEqual([closed]);
  }
});

test('the report says what is asked, and needs one thing for all', () => {
  const props = { allowedSourceRanges: ['10.0.0.0/30'], deniedSourceRanges: ['10.0.0.1'], connectionLimit: 1 };
  expect([verdictOf('deniedSourceRanges', props)!.rendered, verdictOf('allowedSourceRanges', props)!.rendered])
    .toStrictEqual(['ipAllowList: 403 for all but 10.0.0.0/30 without 10.0.0.1', 'ipAllowList, without deniedSourceRanges']);
  expect(reportOn(props).requirements.filter(({ id }) => id === 'client-addresses')).toHaveLength(1);
});

test('a long list costs requests, and the verdict says so', () => {
  const noteOn = (count: number) => verdictOf('allowedSourceRanges', { allowedSourceRanges: Array.from({ length: count }, (_, i) => `10.${Math.floor(i / 256)}.${i % 256}.0/24`) })!.note ?? '';
  expect(noteOn(4)).not.toContain('one after the other');
  expect(noteOn(1000)).toContain('one after the other');
});
