import { Command } from 'commander';
import { clockCommand } from './clock.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { keysCommand } from './keys.ts';
import { rebuildCommand } from './rebuild.ts';
import { startCommand } from './start.ts';

/**
 * The whole command line; the README's table of commands is generated from it. Each command loads what it works with
 * when it runs, so that help comes at once, and only a server loads the schema.
 */
export function senTrail(): Command {
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
  return program;
}
