import { missingTransfer } from '../decisions/ehc/phase-transfer.ts';
import { effectiveDate } from '../kernel/folding.ts';
import type { Attention, AttentionAsked } from './attention-reason.ts';

/** A pupil with a plan in a transition year whose transfer is not recorded, so no clock of it runs (reg 18). */
export function transferAttention({ facts, on, period, transitionYears }: AttentionAsked): readonly Attention[] {
  if (period?.status !== 'E') return [];
  const enrolment = facts.status.enrolments.findLast(
    ({ since, leftOn }) => (since === null || since <= on) && (leftOn === null || on <= leftOn),
  );
  const missing = missingTransfer(
    enrolment,
    facts.ehc.filter((event) => effectiveDate(event) <= on),
    transitionYears,
    on,
  );
  if (missing === undefined) return [];
  const { since, dueOn } = missing;
  return [
    {
      code: 'PHASE_TRANSFER_NOT_RECORDED',
      detail: null,
      since: period.knownOn > since ? period.knownOn : since,
      dueOn,
      about: null,
    },
  ];
}
