import { Command } from 'commander';
import { READ_MODEL_NAMES, type ReadModelName } from '../registry/read-model-names.ts';
import { rebuildReadModels } from '../operations/rebuild-read-models.ts';
import { FOUND_A_FAULT, WRONG_USE } from './exit-code.ts';
import { report, reportFailure } from './report.ts';
import { throughTheWriter } from './writer.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description(
      'Builds read models anew from the log, beside the old ones, which answer until the new ones have passed them.',
    )
    .argument('[names...]', `which (${READ_MODEL_NAMES.join(', ')}); default all`)
    .option('--json', 'print one JSON object', false)
    .action(async (names: string[], { json }: { readonly json: boolean }) => {
      const unknown = names.filter((name) => !(READ_MODEL_NAMES as readonly string[]).includes(name));
      if (unknown.length > 0) {
        process.stderr.write(`There is no such read model. Known: ${READ_MODEL_NAMES.join(', ')}\n`);
        process.exitCode = WRONG_USE;
        return;
      }
      try {
        const chosen = names.length === 0 ? [...READ_MODEL_NAMES] : (names as ReadModelName[]);
        const result = await throughTheWriter((app) => rebuildReadModels(app, chosen), {
          path: '/rebuild',
          body: JSON.stringify(chosen),
        });
        report(
          json,
          result,
          result.readModels.map(
            (m) =>
              `${m.name}: ${m.status}, ordinal ${String(m.ordinal)}, digest ${m.digestBefore === m.digest ? 'unchanged' : 'CHANGED'}`,
          ),
        );
        if (result.readModels.some((m) => m.status === 'FAULTED' || m.digest !== m.digestBefore))
          process.exitCode = FOUND_A_FAULT;
      } catch (error) {
        reportFailure(json, error);
      }
    });
}
