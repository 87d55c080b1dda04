import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import { customaryDay } from '../../reference/identification-customs.ts';
import { SenSupportDecided } from './events.ts';
import { withoutSenRules } from './status-rules.ts';

export const PlaceOnSenSupport = input('The decision that a pupil gets SEN support.', saidIn(SenSupportDecided));
export type PlaceOnSenSupport = DecisionCommand & InputOf<typeof PlaceOnSenSupport>;

export function placeOnSenSupport(command: PlaceOnSenSupport, given: PupilGiven): Decision {
  const { schoolUrn, needs, reviewOn, parentInformed, evidence, effectiveFrom } = command;
  const withinTerm = customaryDay('FIRST_SUPPORT_REVIEW', effectiveFrom);
  const ncYear = given.pupil.enrolments.findLast((e) => e.schoolUrn === schoolUrn)?.ncYear ?? null;
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
    [happened(SenSupportDecided, { ...command, ncYear })],
  );
}
