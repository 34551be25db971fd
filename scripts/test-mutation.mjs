// Runs the mutants of every room, or of those that are named: `npm run test:mutation -- routing`. Fails where one has too many survivors.
import { spawnSync } from 'node:child_process';
import { NAMES } from '../stryker.config.mjs';

const rooms = process.argv.length > 2 ? process.argv.slice(2) : NAMES;
const failed = rooms.filter(room => {
  process.stdout.write(`\n=== ${room}\n`);
  return spawnSync('npx', ['stryker', 'run'], { stdio: 'inherit', env: { ...process.env, ROOM: room } }).status !== 0;
});
if (failed.length > 0) {
  process.stderr.write(`too many survivors, or no run: ${failed.join(', ')}\n`);
  process.exit(1);
}
