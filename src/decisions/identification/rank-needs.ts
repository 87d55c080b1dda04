import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import { periodOn } from '../sen-status.ts';
import { sameNeeds } from './comparison.ts';
import { NeedsRanked } from './events.ts';
import { statusOn } from './status-rules.ts';

export const RankNeeds = input('A new ranking of the needs of a pupil with SEN.', saidIn(NeedsRanked));
export type RankNeeds = DecisionCommand & InputOf<typeof RankNeeds>;

/**
 * Ranks the needs of a pupil with SEN again. For a pupil with a plan it ranks them for the census return (SENtypeRank)
 * and does not change the plan.
 */
export function rankNeeds(command: RankNeeds, given: PupilGiven): Decision {
  const { schoolUrn, needs, parentInformed, evidence, effectiveFrom } = command;
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
    [happened(NeedsRanked, command)],
  );
}
