/**
 * Ties a subscription's iterator to its AbortController. A generator that waits for its next event ignores `return()`,
 * so this fires the signal first. Errors after the end are ignored.
 */
export function endedBy<T>(
  iterator: AsyncGenerator<T, void, void>,
  ending: AbortController,
): AsyncGenerator<T, void, void> {
  const end = async (): Promise<IteratorResult<T, void>> => {
    ending.abort();
    await iterator.return(undefined).catch(() => undefined);
    return { done: true, value: undefined };
  };
  const tied: AsyncGenerator<T, void, void> = {
    async next() {
      try {
        return await iterator.next();
      } catch (error) {
        if (!ending.signal.aborted) throw error;
        return { done: true, value: undefined };
      }
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => tied,
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
  return tied;
}
