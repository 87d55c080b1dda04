import type { EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { type AgreedMatter, AppealConceded, MediationRecorded, TribunalOrderReceived } from './dispute-events.ts';
import type { EhcCase } from './ehc-case.ts';
import type { EhcEventType } from './events.ts';

/** What the LA may owe after it had decided otherwise, or because it decided so. */
export type OwedStep = Exclude<AgreedMatter, 'OTHER'>;

/**
 * Whether the LA still owes one of the steps: by its own decision, by an order of the Tribunal (reg 44), because it
 * concedes an appeal (reg 45) or by what it agreed in mediation (reg 42); and nothing after it has ended that.
 */
export function isOwed({ events }: EhcCase, steps: readonly OwedStep[], endings: readonly EhcEventType[]): boolean {
  const since = events.findLastIndex((event) => steps.some((step) => owedBy(event).includes(step)));
  return since >= 0 && !events.slice(since + 1).some(({ type }) => (endings as readonly string[]).includes(type));
}

/** A re-assessment ends with an amended plan or a new one in its place (reg 27). */
function owedBy(event: EffectiveEvent): readonly string[] {
  if (event.type === 'LaDecidedToIssue') return ['MAKE_PLAN'];
  if (event.type === 'LaDecidedToReassess') return ['MAKE_PLAN', 'AMEND'];
  if (isA(TribunalOrderReceived)(event)) return [event.data.order];
  if (isA(AppealConceded)(event)) return [event.data.conceded];
  return isA(MediationRecorded)(event) ? (event.data.agreed ?? []) : [];
}
