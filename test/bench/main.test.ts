import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Figure } from './measure.ts';

const bench = (...options: readonly string[]) =>
  promisify(execFile)(process.execPath, ['src/cli/launch.js', '--module', 'test/bench/main.js', ...options]);

describe('npm run bench', () => {
  test('prints one JSON line a figure on standard output, and nothing else there', async () => {
    const { stdout } = await bench('--quick', '--only', 'append');
    const figures = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Figure);
    expect([...new Set(figures.map(({ name }) => name))]).toEqual(['append-embedded-1', 'append-embedded-16']);
    for (const figure of figures) {
      expect(Object.keys(figure)).toEqual(['name', 'value', 'unit', 'peer', 'ratio', 'spread']);
      expect(figure).toMatchObject({
        unit: '/s',
        peer: expect.stringMatching(
          /^(bare node:sqlite with group commit|Emmett \S+ on PostgreSQL \S+) \d+(\.\d+)?\/s$/,
        ),
      });
      const { value, ratio, spread } = figure;
      expect(value).toBeGreaterThan(0);
      expect(ratio).toBeGreaterThanOrEqual(spread?.[0] ?? Infinity);
      expect(ratio).toBeLessThanOrEqual(spread?.[1] ?? -Infinity);
    }
  });

  test.each([{ options: ['--only', 'nothing'] }, { options: ['--fast'] }, { options: ['append'] }])(
    'a wrong use is told on standard error, with exit code 2: $options',
    async ({ options }) => {
      await expect(bench(...options)).rejects.toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('--only'),
      });
    },
  );
});
