import { CommanderError } from 'commander';
import { WRONG_USE } from './exit-code.ts';
import { senTrail } from './program.ts';

const program = senTrail();
for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)])
  command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
}
