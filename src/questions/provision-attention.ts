import type { ProvisionOn } from '../decisions/provision/provisions.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { addSchoolDays, type SchoolCalendar } from '../kernel/school-days.ts';
import { attentionThreshold } from '../reference/attention-thresholds.ts';
import { provisionTier } from '../reference/provision-tiers.ts';
import type { Attention, AttentionAsked } from './attention-reason.ts';

/** Special provision without an outcome, or without sessions logged for four weeks. */
export function provisionAttention({ on, calendar, given }: AttentionAsked): readonly Attention[] {
  const special = given.filter(({ terms, state }) => state === 'ACTIVE' && provisionTier(terms.tier)?.special === true);
  return [
    ...special
      .filter(({ outcomes }) => outcomes.length === 0)
      .map((provision) =>
        reason('NO_OUTCOME_ON_TARGETED_PROVISION', provision.startOn ?? on, null, provision.history.id),
      ),
    ...special.flatMap((provision) => sessions(provision, on, calendar)),
  ];
}

/**
 * Counted from the last session delivered, or from the start or resumption. Provision not given by the session needs no
 * log.
 */
function sessions(
  { history, terms, startOn }: ProvisionOn,
  on: CivilDate,
  calendar: SchoolCalendar,
): readonly Attention[] {
  const threshold = attentionThreshold('SESSIONS_ARE_LOGGED', on);
  if (terms.frequency === null || startOn === null || threshold === undefined) return [];
  const resumed = history.steps.findLast(({ step, on: day }) => step === 'RESUMED' && day <= on)?.on;
  const given = history.deliveries
    .filter(({ from, sessionsDelivered }) => from <= on && sessionsDelivered > 0)
    .map(({ to }) => to);
  const last = [startOn, ...given, ...(resumed === undefined ? [] : [resumed])].sort().at(-1) ?? startOn;
  const dueOn = addSchoolDays(last, threshold.schoolDays ?? 0, calendar) ?? addDays(last, threshold.calendarDays ?? 0);
  return dueOn < on ? [reason('NO_SESSIONS_IN_FOUR_WEEKS', addDays(dueOn, 1), dueOn, history.id)] : [];
}

function reason(code: Attention['code'], since: CivilDate, dueOn: CivilDate | null, about: string): Attention {
  return { code, detail: null, since, dueOn, about };
}
