/**
 * Queues the commands of this process that write to one stream, so that they do not collide. Other streams are not held
 * up. Writers in other processes are caught by the expected revision.
 */
export class StreamTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` in its turn and passes whether it had to wait. */
  async take<T>(stream: string, work: (waited: boolean) => Promise<T>): Promise<T> {
    const before = this.last.get(stream);
    const mine =
      before === undefined
        ? work(false)
        : before.then(
            () => work(true),
            () => work(true),
          );
    this.last.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(stream) === mine) this.last.delete(stream);
    }
  }
}
