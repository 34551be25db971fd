const { default: Sequencer } = require('@jest/test-sequencer');

/** The files that take longest, which would leave one worker without work if they came last; jest knows it on the machine of its last run alone. */
const LONGEST = ['verdicts/annotation-reader', 'verdicts/traefik', 'verdicts/gateway-api', 'preflight', 'closed', 'failover', 'external/external', 'differential/differential', 'canaries'];

/** Begins with the longest tests. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONGEST.findIndex(name => path.endsWith(`/e2e/${name}.test.ts`));
      return found < 0 ? LONGEST.length : found;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
