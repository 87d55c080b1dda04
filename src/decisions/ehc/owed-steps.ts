import type { EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { type AgreedMatter, AppealConceded, MediationRecorded, TribunalOrderReceived } from './dispute-events.ts';
import type { EhcCase } from './ehc-case.ts';
import type { EhcEventType } from './events.ts';

/** Steps that the local authority can owe, by its own decision or against it. */
export type OwedStep = Exclude<AgreedMatter, 'OTHER'>;

/**
 * Whether the local authority still owes one of the steps. It may owe it by its own decision, an order (reg 44), a
 * concession (reg 45) or a mediation agreement (reg 42). A later ending clears it.
 */
export function isOwed({ events }: EhcCase, steps: readonly OwedStep[], endings: readonly EhcEventType[]): boolean {
  const since = events.findLastIndex((event) => steps.some((step) => owedBy(event).includes(step)));
  return since >= 0 && !events.slice(since + 1).some(({ type }) => (endings as readonly string[]).includes(type));
}

/** Steps owed by an event. A re-assessment ends with an amended plan or a new one (reg 27). */
function owedBy(event: EffectiveEvent): readonly string[] {
  if (event.type === 'LaDecidedToIssue') return ['MAKE_PLAN'];
  if (event.type === 'LaDecidedToReassess') return ['MAKE_PLAN', 'AMEND'];
  if (isA(TribunalOrderReceived)(event)) return [event.data.order];
  if (isA(AppealConceded)(event)) return [event.data.conceded];
  return isA(MediationRecorded)(event) ? (event.data.agreed ?? []) : [];
}
