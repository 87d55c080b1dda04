import type { EffectiveEvent } from '../../kernel/folding.ts';
import { ACT_EVENT_TYPES, actOf, costOfAct, isWithinAct, type SignOffAct } from '../act.ts';
import type { SignOffRequested } from './events.ts';
import type { SignOffMatter } from './policy.ts';

/** Types of the decisions that settle a matter of sign-off. What else is in their append closes nothing. */
export const CLOSING_TYPES = [
  ...ACT_EVENT_TYPES,
  'NotSenDecided',
  'MonitoringStarted',
  'SenSupportContinued',
  'SenSupportSteppedUp',
] as const;

/** What is asked for in each matter, for requests that carry no act. Other matters say it in words alone. */
const AS_ASKED: Readonly<Partial<Record<SignOffMatter, (done: SignOffAct) => boolean>>> = {
  SEN_SUPPORT: ({ kind }) => kind === 'PLACE_ON_SEN_SUPPORT',
  REGISTER_REMOVAL: ({ kind }) => kind === 'REMOVE_FROM_SEN_SUPPORT',
  EHC_NEEDS_ASSESSMENT_REQUEST: ({ outcome }) => outcome === 'REQUEST',
  PROVISION_ABOVE_COST: ({ terms }) => terms !== undefined,
  REDUCED_TIMETABLE: ({ terms }) => terms !== undefined,
  ALTERNATIVE_PROVISION: ({ kind, terms }) => kind === 'START_PLACEMENT_ELSEWHERE' || terms !== undefined,
};

/** Whether the decision that closed a request did what it asks. */
export function isAsAsked({ act, matter, annualCost }: SignOffRequested, decision: EffectiveEvent): boolean {
  const done = actOf(decision);
  if (done === undefined || !isWithinCost(done, annualCost)) return false;
  return act === undefined ? AS_ASKED[matter]?.(done) === true : isWithinAct(done, act);
}

/** Whether the act costs no more than was asked for. */
export function isWithinCost(done: SignOffAct, annualCost: number | null): boolean {
  const cost = costOfAct(done);
  return cost === null || annualCost === null || cost <= annualCost;
}
