import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import { periodOn } from '../sen-status.ts';
import { sameNeeds } from './comparison.ts';
import type { NeedsRanked } from './support-events.ts';
import { statusOn } from './status-rules.ts';

/**
 * The school ranks anew the needs of a pupil with SEN; with a plan it is the ranking of the return, not the plan
 * (census SENtypeRank).
 */
export interface RankNeeds extends DecisionCommand, Omit<NeedsRanked, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function rankNeeds(command: RankNeeds, given: PupilGiven): Decision {
  const { schoolUrn, needs, parentInformed, evidence, rationale, effectiveFrom } = command;
  const data: NeedsRanked = { schoolUrn, needs, parentInformed, evidence, rationale };
  const status = statusOn(given, effectiveFrom);
  const known = periodOn(given.pupil.periods, effectiveFrom)?.needs ?? [];
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(needs.length === 0, 'NEED_NOT_RECORDED'),
      ...needRules(needs, effectiveFrom),
      ...broken(status === 'N' && needs.length > 0, 'NEED_WITHOUT_SEN'),
      ...broken(status === 'E' && needs.some(({ code }) => code === 'NSA'), 'NSA_WITH_PLAN'),
      ...broken(status !== 'N' && needs.length > 0 && sameNeeds(needs, known), 'ALREADY_RECORDED'),
      ...pastRules(given, parentInformed?.on ?? null, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [{ type: 'NeedsRanked', data, effectiveFrom }],
  );
}
