/** Sets of streams that are joined by links. */
export class StreamGroups {
  readonly #groups = new Map<string, Set<string>>();

  link(one: string, other: string): void {
    const [a, b] = [this.#of(one), this.#of(other)];
    if (a === b) return;
    const [small, large] = a.size < b.size ? [a, b] : [b, a];
    for (const stream of small) {
      large.add(stream);
      this.#groups.set(stream, large);
    }
  }

  /** The streams linked with this one, itself included. */
  with(stream: string): readonly string[] {
    const group = this.#groups.get(stream);
    return group === undefined ? [stream] : [...group];
  }

  /** The groups of these streams, each in the place of its first stream. */
  of(streams: readonly string[]): readonly (readonly string[])[] {
    return [...Map.groupBy(streams, (stream) => this.#groups.get(stream) ?? stream).values()];
  }

  #of(stream: string): Set<string> {
    const group = this.#groups.get(stream) ?? new Set([stream]);
    this.#groups.set(stream, group);
    return group;
  }
}
