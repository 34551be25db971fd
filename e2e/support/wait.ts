/** Milliseconds between two looks: more and more, since a look costs those work that are waited for. */
const POLL = { first: 20, last: 100, growth: 1.2 };

/**
 * Waits until something holds, and gives what it yields.
 *
 * @param check Yields undefined, or throws, while it does not hold yet.
 * @throws with the last of it, if it does not hold in time
 */
export async function until<T>(what: string, check: () => Promise<T | undefined> | T | undefined, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let pause = POLL.first;
  let last: unknown = 'it does not hold';
  for (;;) {
    try {
      const value = await check();
      if (value !== undefined) {
        return value;
      }
    } catch (e) {
      last = e;
    }
    if (Date.now() > deadline) {
      throw new Error(`after ${seconds} s still no ${what}: ${last instanceof Error ? last.message : String(last)}`);
    }
    await new Promise(resolve => setTimeout(resolve, pause));
    pause = Math.min(pause * POLL.growth, POLL.last);
  }
}
