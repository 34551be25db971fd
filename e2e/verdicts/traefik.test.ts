import { measureVerdicts } from './verdicts';
import { SERVERS_OF_VERDICTS } from '../support/addresses';
import { nameOf, RUNNING } from '../support/running';

const running = RUNNING.filter(({ short }) => short === 'traefik');

describe.each(running.map(each => [nameOf(each), each] as const))('%s does what is declared', (_, each) => {
  measureVerdicts(each, SERVERS_OF_VERDICTS[0]);
});
