import { addYears, type CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';

const AGE_LIMIT = 25;

/** What may stand in the way of a request on a day (s.36(3): under 25; domain §2.3: none while one is open). */
export function requestRules(given: PupilGiven, on: CivilDate): readonly RuleCode[] {
  const born = given.dateOfBirth;
  return broken(born !== undefined && addYears(born, AGE_LIMIT) <= on, 'AGED_25_OR_OVER');
}

/** Events that open an assessment or end one, whatever their order here. */
const ASSESSMENT: readonly string[] = ['LaDecidedToAssess', 'LaDecidedToIssue', 'LaRefusedToIssue', 'FinalPlanReceived', 'EhcRequestWithdrawn'];

/** Whether the LA is assessing the pupil: it has agreed to, and has not yet decided whether to issue a plan. */
export function assessmentOpen(events: readonly EffectiveEvent[]): boolean {
  return events.findLast(({ type }) => ASSESSMENT.includes(type))?.type === 'LaDecidedToAssess';
}

/** Whether the school has decided to ask and not gone back on it; the request itself may not have been sent yet. */
export function decidedToRequest(events: readonly EffectiveEvent[]): boolean {
  return events.findLast(({ type }) => type === 'EhcRequestDecided')?.data['outcome'] === 'REQUEST';
}
