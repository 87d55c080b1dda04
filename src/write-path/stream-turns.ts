/**
 * Lets commands on one stream of this process follow each other instead of colliding; other streams are not held up.
 * Writers in other processes still meet at the expected revision.
 */
export class StreamTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** `work` is told whether it had to wait for another command on the stream. */
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
