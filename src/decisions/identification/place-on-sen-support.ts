import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import { customaryDay } from '../../reference/identification-customs.ts';
import type { SenSupportDecided } from './events.ts';
import { withoutSenRules } from './status-rules.ts';

type Text = 'rationale' | 'desiredOutcomes' | 'parentViews' | 'pupilViews';

/** The school decides that a pupil has SEN and gets SEN support, K (CoP 6.39-6.43; parents are informed, s.68). */
export interface PlaceOnSenSupport extends DecisionCommand, Omit<SenSupportDecided, 'schoolUrn' | 'ncYear' | Text> {
  readonly rationale: string;
  readonly desiredOutcomes: string | null;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function placeOnSenSupport(command: PlaceOnSenSupport, given: PupilGiven): Decision {
  const {
    schoolUrn,
    needs,
    reviewOn,
    parentInformed,
    evidence,
    rationale,
    desiredOutcomes,
    parentViews,
    pupilViews,
    effectiveFrom,
  } = command;
  const withinTerm = customaryDay('FIRST_SUPPORT_REVIEW', effectiveFrom);
  const ncYear = given.pupil.enrolments.findLast((e) => e.schoolUrn === schoolUrn)?.ncYear ?? null;
  const data: SenSupportDecided = {
    schoolUrn,
    needs,
    reviewOn,
    parentInformed,
    evidence,
    ncYear,
    rationale,
    desiredOutcomes,
    parentViews,
    pupilViews,
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(needs.length === 0, 'NEED_NOT_RECORDED'),
      ...needRules(needs, effectiveFrom),
      ...withoutSenRules(given, effectiveFrom),
      ...broken(reviewOn !== null && reviewOn <= effectiveFrom, 'REVIEW_DATE_NOT_AFTER_START'),
      ...broken(reviewOn !== null && withinTerm !== undefined && reviewOn > withinTerm, 'FIRST_REVIEW_AFTER_A_TERM'),
      ...pastRules(given, parentInformed?.on ?? null, ...evidence.map((item) => item.on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [{ type: 'SenSupportDecided', data, effectiveFrom }],
  );
}
