import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';

/**
 * Events of another family, by name: a request, the authority's yes or what binds it to one opens an EHC needs
 * assessment (Children and Families Act 2014 s.36)…
 */
const OPENING = ['EhcRequestSubmitted', 'LaDecidedToAssess'];
/** …and these end it, with or without a plan. */
const ENDING = ['EhcRequestWithdrawn', 'LaRefusedToAssess', 'LaRefusedToIssue', 'FinalPlanReceived'];

/**
 * Whether an EHC needs assessment, or the school's request for one, is open on a day: the newest event by then tells.
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

/** An order of the Tribunal, a conceded appeal or an agreement in mediation to assess after all (reg 42, 44, 45). */
function bindsToAssess({ order, conceded, agreed }: EffectiveEvent['data']): boolean {
  return order === 'ASSESS' || conceded === 'ASSESS' || (Array.isArray(agreed) && agreed.includes('ASSESS'));
}
