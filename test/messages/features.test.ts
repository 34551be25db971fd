import { requirementsOf } from './requirements-of';
import { isRefused } from '../../src/controllers/shared/declarations';
import { Feature, FEATURES } from '../../src/policies';
import { SUPPORT_MATRIX } from '../../src/support-matrix';
import { ASKING, CONTROLLERS } from '../controllers/asking';
import { failure, loadBalancerOfTwo as loadBalancer } from '../support';

/** What a controller says of a feature, as users read it: the error that refuses it, or its verdict, and what it needs in the cluster. */
describe.each(SUPPORT_MATRIX)('what $name says of every feature', ({ name, declarations }) => {
  const controller = CONTROLLERS[name];
  const plain = new Set(requirementsOf(loadBalancer({ controller, hosts: ['a.example.com'] })));

  test.each(Object.keys(FEATURES) as Feature[])('%s', feature => {
    const props = { hosts: ['a.example.com'], controller, ...ASKING[feature] };
    if (isRefused(declarations[feature])) {
      expect(failure(() => loadBalancer(props))).toMatchSnapshot();
      return;
    }
    const lb = loadBalancer(props);
    const { support, note = 'nothing more' } = lb.report.verdicts.find(({ policy, unasked }) => policy === FEATURES[feature].policy && !unasked)!;
    expect([`${support}: ${note}`, ...requirementsOf(lb).filter(words => !plain.has(words))].join('\n')).toMatchSnapshot();
  });
});
