import { deciderNotices } from '../../src/decisions/involvement/decider-notices.ts';
import { listModel } from './list-model.ts';

/** Notices to deciders whose decision somebody else corrected or voided, oldest first. */
export const MODEL = listModel({
  name: 'decider-notices',
  version: 1,
  source: import.meta.url,
  parts: [
    {
      types: ['DeciderNotified', 'DecisionConfirmed', 'DecisionDisputed'],
      derive: (events) =>
        deciderNotices(events).map(({ id, schoolUrn, state, changedAt, ...body }) => ({
          id,
          schoolUrn,
          state,
          sortKey: changedAt,
          body,
        })),
    },
  ],
});
