import { Command } from 'commander';
import { readConfig } from '../host/config.ts';
import { withSettingsFile } from '../host/settings-file.ts';
import { FOUND_A_FAULT } from './exit-code.ts';
import { report, reportFailure } from './report.ts';
import type { Findings } from '../operations/doctor.ts';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'Looks at store, vault and read models without changing anything, also while a server runs. Exit code 1 when a fault is found.',
    )
    .option('--json', 'print one JSON object', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      try {
        const { examine } = await import('../operations/doctor.ts');
        const found = await examine(readConfig(withSettingsFile(process.env)));
        const { store, vault, readModels, faults } = found;
        report(json, found, [
          `store: ${String(store.events)} events, newest known at ${store.knownAt ?? '-'}${aheadWords(store.ahead)}`,
          `vault: ${String(vault.subjects)} keys, newest key-encryption key ${String(vault.keyEncryptionKey)}`,
          ...readModels.map(lineOf),
          ...(faults.length === 0
            ? ['No fault found.']
            : faults.map((fault) => `FAULT ${fault.code} in ${fault.part}: ${fault.message}`)),
        ]);
        if (faults.length > 0) process.exitCode = FOUND_A_FAULT;
      } catch (error) {
        reportFailure(json, error);
      }
    });
}

function aheadWords(ahead: number | null): string {
  return ahead === null || ahead === 0 ? '' : `; the event store has ${String(ahead)} more, taken in at the next start`;
}

function lineOf({ name, status, lag, digest }: Findings['readModels'][number]): string {
  const line = `read model ${name}: ${status}`;
  if (status === 'MISSING' || status === 'OTHER_VERSION') return `${line}, built at the next start`;
  return status === 'DAMAGED' ? line : `${line}, lag ${String(lag)}, digest ${digest.slice(0, 16)}`;
}
