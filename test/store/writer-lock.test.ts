import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { acquireWriterLock } from '../../src/store/writer-lock.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

function failing(code: string, detail: object = {}): unknown {
  return expect.objectContaining({ name: 'Failure', code, detail: expect.objectContaining(detail) as unknown });
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('one writer', () => {
  test('a second store on the file is LOCKED and names the process; after the first has closed it opens', async () => {
    using folder = new TemporaryFolder();
    const file = folder.file('log.db');
    const first = openEmbeddedStore({ file });
    expect(() => openEmbeddedStore({ file })).toThrow(failing('LOCKED', { pid: process.pid }));
    await first.close();
    await openEmbeddedStore({ file }).close();
  });

  test('the caller may hold the lock for a whole folder', async () => {
    using folder = new TemporaryFolder();
    const lock = acquireWriterLock(folder.file('writer.lock'));
    const store = openEmbeddedStore({ file: folder.file('log.db'), lock: 'HELD' });
    expect(existsSync(folder.file('log.db.lock'))).toBe(false);
    expect(() => acquireWriterLock(folder.file('writer.lock'))).toThrow(failing('LOCKED'));
    await store.close();
    lock.release();
    lock.release();
    acquireWriterLock(folder.file('writer.lock')).release();
  });

  test('kill -9 among eight writers: locked till then, afterwards every acknowledged event is there once', async () => {
    using folder = new TemporaryFolder();
    const file = folder.file('log.db');
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const child = spawn(
        process.execPath,
        [fileURLToPath(new URL('processes/append-until-killed.ts', import.meta.url)), file],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
      let text = '';
      for await (const chunk of child.stdout) {
        text += String(chunk);
        if (text.length > 60_000) break;
      }
      if (round === 0) expect(() => openEmbeddedStore({ file })).toThrow(failing('LOCKED', { pid: child.pid }));
      await killed(child);
      acknowledged.push(...text.split('\n').slice(0, -1));
    }
    const store = openEmbeddedStore({ file });
    const stored = store.log
      .readAfter(0, 1_000_000)
      .map(({ stream, revision, id }) => `${stream} ${String(revision)} ${id}`);
    expect(acknowledged.length).toBeGreaterThan(1_000);
    const distinct = new Set(stored);
    expect(acknowledged.filter((line) => !distinct.has(line))).toEqual([]);
    expect(distinct.size).toBe(stored.length);
    store.log.verify();
    await store.close();
  });
});
