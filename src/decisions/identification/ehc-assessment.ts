import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';

/**
 * Events that open an EHC needs assessment (Children and Families Act 2014 s.36). They belong to another family, so
 * they are listed by name.
 */
const OPENING = ['EhcRequestSubmitted', 'LaDecidedToAssess'];
/** Events that end it, with or without a plan. */
const ENDING = ['EhcRequestWithdrawn', 'LaRefusedToAssess', 'LaRefusedToIssue', 'FinalPlanReceived'];

/**
 * Whether an EHC needs assessment, or the school's request for one, is open on a day. The latest event by then settles
 * it.
 */
export function assessmentOpen(events: readonly EffectiveEvent[], on: CivilDate): boolean {
  const last = events.findLast((event) => effectiveDate(event) <= on && (opens(event) || ENDING.includes(event.type)));
  return last !== undefined && opens(last);
}

function opens({ type, data }: EffectiveEvent): boolean {
  return (
    OPENING.includes(type) || (type === 'EhcRequestDecided' && data['outcome'] === 'REQUEST') || bindsToAssess(data)
  );
}

/**
 * Whether an order of the Tribunal, a conceded appeal or a mediation agreement binds the authority to assess (reg 42,
 * 44, 45).
 */
function bindsToAssess({ order, conceded, agreed }: EffectiveEvent['data']): boolean {
  return order === 'ASSESS' || conceded === 'ASSESS' || (Array.isArray(agreed) && agreed.includes('ASSESS'));
}
