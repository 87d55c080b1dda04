import { Command } from 'commander';
import { READ_MODEL_NAMES, type ReadModelName } from '../registry/read-model-names.ts';
import { rebuildReadModels, type RebuiltReadModel } from '../operations/rebuild-read-models.ts';
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
          result.readModels.map((m) => `${m.name}: ${m.status}, ordinal ${String(m.ordinal)}, ${comparison(m)}`),
        );
        if (result.readModels.some((m) => m.status === 'FAULTED' || wasWrong(m))) process.exitCode = FOUND_A_FAULT;
      } catch (error) {
        reportFailure(json, error);
      }
    });
}

/** Whether the model had not been what the log says. */
function wasWrong({ because, digest, digestBefore }: RebuiltReadModel): boolean {
  return because === 'DAMAGED' || (because === null && digest !== digestBefore);
}

function comparison(model: RebuiltReadModel): string {
  if (model.because === 'DAMAGED') return 'the old file was damaged';
  if (model.because === 'LOG_GREW') return 'digest not compared: events were recorded meanwhile';
  return `digest ${wasWrong(model) ? 'CHANGED' : 'unchanged'}`;
}
