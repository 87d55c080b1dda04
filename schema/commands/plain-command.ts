import type { Command } from '../../src/decisions/given.ts';

/**
 * The command that a checked input stands for: plain objects, since only those have a canonical form, and null where
 * nothing was said, so that the same words always give the same command.
 */
export function plainCommand<C extends Command>(input: C): C {
  return plain(input) as C;
}

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
