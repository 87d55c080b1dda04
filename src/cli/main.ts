import { Command, CommanderError } from 'commander';
import { clockCommand } from './clock.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { WRONG_USE } from './exit-code.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { keysCommand } from './keys.ts';
import { rebuildCommand } from './rebuild.ts';
import { startCommand } from './start.ts';

const program = new Command('sen-trail')
  .description(
    'Every SEN decision of a school, recorded once, answerable for ever.\nSettings come from the environment (SEN_TRAIL_DATA and others, see the README).\nExit codes: 0 done, 1 found a fault, 2 wrong use.',
  )
  .showHelpAfterError('(--help tells more)');
for (const command of [
  initCommand(),
  startCommand(),
  demoCommand(),
  importCommand(),
  exportCommand(),
  rebuildCommand(),
  doctorCommand(),
  keysCommand(),
  clockCommand(),
])
  program.addCommand(command);
for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)])
  command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
}
