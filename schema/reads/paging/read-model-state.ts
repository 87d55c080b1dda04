import type { ReadModelStatus } from '../../../projections/engine/status.ts';
import type { ReadModelName } from '../../../src/registry/read-model-names.ts';
import type { App } from '../../../src/app.ts';
import { publishEnum } from '../../enums/publish.ts';

export type ReadModelState = ReadModelStatus['status'];

/** Where a read model stands. Behind a log that stopped none is current, whatever it says of itself. */
export function stateOf({ projections, mirror }: App, model: ReadModelName): ReadModelStatus {
  return asTold(projections.statusOf(model), mirror?.fault !== undefined);
}

/** The same for all of them. */
export function statesOf({ projections, mirror }: App): readonly ReadModelStatus[] {
  return projections.status().map((status) => asTold(status, mirror?.fault !== undefined));
}

function asTold(own: ReadModelStatus, logStopped: boolean): ReadModelStatus {
  return logStopped ? { ...own, status: 'FAULTED' } : own;
}

export const ReadModelStateEnum = publishEnum<ReadModelState>('ReadModelState', 'State of a read model.', {
  CURRENT: 'Shows everything that is recorded.',
  CATCHING_UP: 'Newer events are being applied.',
  REBUILDING: 'Answers from the old generation while a new one is built.',
  FAULTED: 'Has stopped at an event it cannot apply, or the log has; shows the state before it.',
});

export const ReadModelNameEnum = publishEnum<ReadModelName>('ReadModelName', 'The read models that answer queries.', {
  'decision-history': 'Every decision, by decider, role and date.',
  'sen-register': 'Provision codes and needs by pupil, on both axes of time.',
  discrepancies: 'Disagreements between files and the record.',
  'ehc-tracker': 'EHC cases with their clocks.',
  'provision-map': 'Provision with its terms, outcomes, delivery and cost, on both axes of time.',
  'prospective-pupils': 'Children about whom local authorities asked a school.',
  'incoming-transfers': 'Records of pupils that other schools handed on to a school.',
  'senco-inbox': 'Decisions of others that were put to the SENCO.',
  'decider-notices': 'Decisions that somebody else corrected or made void, for those whose decisions they were.',
  'sign-off-queue': 'Requests for sign-off, with what became of them.',
  'pupil-facts': 'What questions about pupils with SEN are answered from: who needs attention, and the diary.',
  'decision-checks': 'Which decisions have evidence and a review date, or were undone.',
  matters: 'What people mean by one decision: which acts belong together, and how the SENCO was involved.',
  'pupil-merges': 'Records that were merged into another, and merges under way.',
});
