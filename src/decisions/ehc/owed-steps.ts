import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { AgreedMatter } from './dispute-events.ts';
import type { EhcCase, EhcEventType } from './ehc-case.ts';

/** What the LA may owe after it had decided otherwise, or because it decided so. */
export type OwedStep = Exclude<AgreedMatter, 'OTHER'>;

/**
 * Whether the LA still owes one of the steps: by its own decision, by an order of the Tribunal (reg 44), because it
 * concedes an appeal (reg 45) or by what it agreed in mediation (reg 42); and nothing after it has ended that.
 */
export function isOwed({ events }: EhcCase, steps: readonly OwedStep[], endings: readonly EhcEventType[]): boolean {
  const since = events.findLastIndex((event) => owedBy(event).some((step) => steps.includes(step as OwedStep)));
  return since >= 0 && !events.slice(since + 1).some(({ type }) => (endings as readonly string[]).includes(type));
}

/** A re-assessment ends with an amended plan or a new one in its place (reg 27). */
function owedBy({ type, data }: EffectiveEvent): readonly unknown[] {
  if (type === 'LaDecidedToIssue') return ['MAKE_PLAN'];
  if (type === 'LaDecidedToReassess') return ['MAKE_PLAN', 'AMEND'];
  if (type === 'TribunalOrderReceived') return [data['order']];
  if (type === 'AppealConceded') return [data['conceded']];
  return type === 'MediationRecorded' ? ((data['agreed'] ?? []) as readonly unknown[]) : [];
}
