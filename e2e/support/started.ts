/** What can be stopped. */
export interface Stoppable {
  readonly stop: () => Promise<void>;
}

/** What was started, to be stopped in the opposite order. */
export class Started implements Stoppable {
  private readonly all: Stoppable[] = [];

  public keep<T extends Stoppable>(started: T): T {
    this.all.push(started);
    return started;
  }

  public readonly stop = async () => {
    for (const each of this.all.splice(0).reverse()) {
      await each.stop();
    }
  };
}
