/** Runs so many pieces of work beside each other. The first failure is thrown when all that had begun has ended. */
export class WorkPool {
  private readonly limit: number;
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Begins the work as soon as there is a place for it; begins nothing more after a failure. */
  async add(work: () => Promise<void>): Promise<void> {
    while (this.running.size >= this.limit) await Promise.race(this.running);
    if (this.failure !== undefined) return this.settled();
    const one: Promise<void> = work()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => {
        this.running.delete(one);
      });
    this.running.add(one);
  }

  /** Resolves when everything has ended well. */
  async settled(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure !== undefined) throw this.failure.error;
  }
}
