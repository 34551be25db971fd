import { SingleBar } from 'cli-progress';

/** How far something is that takes a while. */
export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

const INTERVAL = 30_000;

/** A bar on a terminal; elsewhere, such as in CI, a line now and then. */
export function progress(what: string, total: number, unit: string): Progress {
  return process.stderr.isTTY ? bar(what, total, unit) : lines(what, total, unit);
}

function bar(what: string, total: number, unit: string): Progress {
  const single = new SingleBar({
    format: `${what} [{bar}] {percentage} % of {total} ${unit}, {duration_formatted}`, barCompleteChar: '=', barIncompleteChar: ' ', hideCursor: true, stream: process.stderr,
  });
  single.start(total, 0);
  return { update: done => single.update(Math.min(done, total)), stop: () => single.stop() };
}

function lines(what: string, total: number, unit: string): Progress {
  const started = Date.now();
  let current = 0;
  const print = () => process.stderr.write(`${what}: ${Math.round(100 * current / total)} % of ${total} ${unit}, ${Math.round((Date.now() - started) / 1000)} s\n`);
  const timer = setInterval(print, INTERVAL);
  return {
    update: done => current = Math.min(done, total),
    stop: () => {
      clearInterval(timer);
      print();
    },
  };
}
