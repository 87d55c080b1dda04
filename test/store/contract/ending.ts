import { expect, test } from '@jest/globals';
import type { OpenedStore } from '../contract.ts';
import { appendEach, asStored, expectFailure, followUntil, newEvents, newStream } from './given.ts';

/** `head`, closing, opening again. */
export function endingContract(open: () => Promise<OpenedStore>, shared: () => OpenedStore): void {
  test('head is the newest application event and passes over streams outside the log', async () => {
    const { store } = shared();
    const { position } = await store.append(newStream(), newEvents(2), 'NO_STREAM');
    expect(await store.head()).toBe(position);
    for (const kind of ['access', 'checkpoint', 'vault'])
      await store.append(newStream(kind), newEvents(1), 'NO_STREAM');
    expect(await store.head()).toBe(position);
    const next = await store.append(newStream(), newEvents(1), 'NO_STREAM');
    expect(next.position).not.toBe(position);
    expect(await store.head()).toBe(next.position);
  });

  test('a closed store is UNAVAILABLE at once, whatever is asked of it, and closes twice', async () => {
    const opened = await open();
    const stream = newStream();
    await opened.store.append(stream, newEvents(1), 'NO_STREAM');
    await opened.store.close();
    await opened.store.close();
    const begun = performance.now();
    await expectFailure(opened.store.read(stream), 'UNAVAILABLE');
    await expectFailure(opened.store.append(stream, newEvents(1), 0), 'UNAVAILABLE');
    await expectFailure(opened.store.head(), 'UNAVAILABLE');
    await expectFailure(
      followUntil(opened.store, {}, () => true),
      'UNAVAILABLE',
    );
    expect(performance.now() - begun).toBeLessThan(10_000);
    await opened.stop();
  });

  test('a follower that waits hears of the closing as UNAVAILABLE', async () => {
    const opened = await open();
    const waiting = followUntil(
      opened.store,
      { filter: { prefixes: [newStream()] } },
      () => false,
      () => {
        setTimeout(() => {
          void opened.store.close();
        }, 5);
      },
    );
    await expectFailure(waiting, 'UNAVAILABLE');
    await opened.stop();
  });

  test('what was acknowledged is there when the store is opened again', async () => {
    const opened = await open();
    if (opened.reopen === undefined) {
      await opened.stop();
      return;
    }
    const stream = newStream();
    const events = newEvents(5);
    const answers = await appendEach(opened.store, stream, events);
    const again = await opened.reopen();
    expect(await again.read(stream)).toEqual(asStored(stream, events));
    expect(await again.append(stream, events.slice(4), 3)).toEqual({ ...answers[4], repeated: true });
    expect(await again.append(stream, newEvents(1), 4)).toMatchObject({ revision: 5, repeated: false });
    await opened.stop();
  });
}
