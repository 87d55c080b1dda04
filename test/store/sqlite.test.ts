import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../src/kernel/failure.ts';
import { storageFailure } from '../../src/store/sqlite-failure.ts';
import { Database } from '../../src/store/sqlite.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { unprivileged } from '../support/unprivileged.ts';

function failing(code: string): unknown {
  return expect.objectContaining({ name: 'Failure', code });
}

describe('a database', () => {
  test('is durable by default: WAL, FULL, waiting for locks, triggers that see a REPLACE, foreign keys', () => {
    using folder = new TemporaryFolder();
    const database = new Database({ file: folder.file('a.db') });
    expect(
      ['journal_mode', 'synchronous', 'busy_timeout', 'recursive_triggers', 'foreign_keys'].map((name) =>
        database.pragma(name),
      ),
    ).toEqual(['wal', 2, 5_000, 1, 1]);
    database.close();
  });

  test('keeps no copies of old pages where that is asked for', () => {
    using folder = new TemporaryFolder();
    const database = new Database({
      file: folder.file('a.db'),
      journal: 'DELETE',
      synchronous: 'EXTRA',
      secureDelete: true,
      busyTimeoutMs: 10,
    });
    expect(
      ['journal_mode', 'synchronous', 'secure_delete', 'busy_timeout'].map((name) => database.pragma(name)),
    ).toEqual(['delete', 3, 1, 10]);
    database.close();
  });

  test('is readable for its owner only, journals too', () => {
    using folder = new TemporaryFolder();
    const database = new Database({ file: folder.file('a.db') });
    database.exec('CREATE TABLE t (a)');
    expect(['a.db', 'a.db-wal', 'a.db-shm'].map((name) => statSync(folder.file(name)).mode & 0o777)).toEqual([
      0o600, 0o600, 0o600,
    ]);
    database.close();
  });

  test('answers rows as objects and as tuples', () => {
    const database = new Database({ file: ':memory:' });
    database.exec('CREATE TABLE t (a INTEGER, b TEXT, c BLOB)');
    expect(database.prepare('INSERT INTO t VALUES (?, ?, ?)').run(1, 'x', new Uint8Array([7])).changes).toBe(1);
    database.prepare('INSERT INTO t VALUES (?, ?, ?)').run(2, null, null);
    expect({ ...database.prepare('SELECT a, b FROM t').get() }).toEqual({ a: 1, b: 'x' });
    expect(database.prepareTuples<[number, string]>('SELECT a, b FROM t').all()).toEqual([
      [1, 'x'],
      [2, null],
    ]);
    expect([...database.prepareTuples<[number]>('SELECT a FROM t WHERE a > ?').iterate(1)]).toEqual([[2]]);
    expect(database.prepareTuples<[number]>('SELECT a FROM t WHERE a > ?').get(5)).toBeUndefined();
    database.close();
  });

  test('leaving a row iteration early frees the statement', () => {
    const database = new Database({ file: ':memory:' });
    database.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)');
    for (const [a] of database.prepareTuples<[number]>('SELECT a FROM t').iterate()) {
      expect(a).toBe(1);
      break;
    }
    expect(() => {
      database.exec('DROP TABLE t');
    }).not.toThrow();
    database.close();
  });

  test('a transaction keeps all or nothing', () => {
    const database = new Database({ file: ':memory:' });
    database.exec('CREATE TABLE t (a UNIQUE)');
    expect(database.transaction(() => database.prepare('INSERT INTO t VALUES (1)').run().changes)).toBe(1);
    expect(() => {
      database.transaction(() => {
        database.exec('INSERT INTO t VALUES (2); INSERT INTO t VALUES (1)');
      });
    }).toThrow('UNIQUE');
    expect(database.prepareTuples<[number]>('SELECT a FROM t').all()).toEqual([[1]]);
    database.close();
  });
});

describe('a failure of the database', () => {
  test('no room: DISK_FULL, and room again later', () => {
    using folder = new TemporaryFolder();
    const database = new Database({ file: folder.file('a.db') });
    database.exec('CREATE TABLE t (a)');
    database.limitPages(4);
    const fill = () => {
      database.transaction(() => {
        database.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(50_000));
      });
    };
    expect(fill).toThrow(failing('DISK_FULL'));
    expect(database.prepareTuples('SELECT a FROM t').all()).toEqual([]);
    database.limitPages(100);
    expect(fill).not.toThrow();
    database.close();
  });

  test('another writer: LOCKED after the time to wait', () => {
    using folder = new TemporaryFolder();
    const [one, two] = [
      new Database({ file: folder.file('a.db') }),
      new Database({ file: folder.file('a.db'), busyTimeoutMs: 1 }),
    ];
    one.transaction(() => {
      expect(() => {
        two.transaction(() => undefined);
      }).toThrow(failing('LOCKED'));
    });
    expect(() => {
      two.transaction(() => undefined);
    }).not.toThrow();
    one.close();
    two.close();
  });

  test('not a database: CORRUPT', () => {
    using folder = new TemporaryFolder();
    writeFileSync(folder.file('a.db'), 'something else '.repeat(100));
    expect(() => new Database({ file: folder.file('a.db') })).toThrow(failing('CORRUPT'));
  });

  test('no folder, no file to read: DATA_FOLDER', () => {
    using folder = new TemporaryFolder();
    expect(() => new Database({ file: folder.file('missing/a.db') })).toThrow(failing('DATA_FOLDER'));
    expect(() => new Database({ file: folder.file('a.db'), readOnly: true })).toThrow(failing('DATA_FOLDER'));
  });

  test('a folder or a connection that may not write: READ_ONLY', () => {
    using folder = new TemporaryFolder();
    new Database({ file: folder.file('a.db') }).close();
    const reader = new Database({ file: folder.file('a.db'), readOnly: true });
    expect(() => {
      reader.exec('CREATE TABLE t (a)');
    }).toThrow(failing('READ_ONLY'));
    reader.close();
    chmodSync(folder.path, 0o555);
    expect(() => unprivileged(() => new Database({ file: folder.file('b.db') }))).toThrow(failing('READ_ONLY'));
  });

  test('closed: UNAVAILABLE, for the connection and its statements; closing twice is nothing', () => {
    const database = new Database({ file: ':memory:' });
    const statement = database.prepare('SELECT 1');
    database.close();
    database.close();
    expect(() => {
      database.exec('SELECT 1');
    }).toThrow(failing('UNAVAILABLE'));
    for (const use of [
      () => statement.get(),
      () => statement.all(),
      () => statement.run(),
      () => [...statement.iterate()],
    ])
      expect(use).toThrow(failing('UNAVAILABLE'));
  });

  test.each([
    [13, 'DISK_FULL'],
    [8, 'READ_ONLY'],
    [8 + (6 << 8), 'READ_ONLY'],
    [11, 'CORRUPT'],
    [26, 'CORRUPT'],
    [10 + (33 << 8), 'CORRUPT'],
    [5, 'LOCKED'],
    [5 + (2 << 8), 'LOCKED'],
    [6, 'LOCKED'],
    [10 + (4 << 8), 'UNAVAILABLE'],
  ])('result code %i becomes %s', (errcode, code) => {
    const error = Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode });
    expect(storageFailure(error, 'a.db')).toEqual(failing(code));
  });

  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EROFS', 'READ_ONLY'],
    ['EACCES', 'READ_ONLY'],
    ['ENOENT', 'DATA_FOLDER'],
  ])('%s becomes %s', (system, code) => {
    expect(storageFailure(Object.assign(new Error('x'), { code: system }), 'a.db')).toEqual(failing(code));
  });

  test('anything else stays what it is', () => {
    for (const error of [
      new Error('a bug'),
      Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 1 }),
      new Failure('CONFIGURATION', 'x'),
      'text',
      undefined,
    ]) {
      expect(storageFailure(error, 'a.db')).toBe(error);
    }
  });
});
