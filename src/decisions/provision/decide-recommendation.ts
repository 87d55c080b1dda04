import {
  inApi,
  type DataOf,
  event,
  id,
  input,
  type InputOf,
  optional,
  saidIn,
  text,
  whole,
  yesNo,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import { ownRecord } from './own-record.ts';
import { allOwn } from './provision-named.ts';
import { AdviceReceived, MOST_RECOMMENDATIONS } from './record-advice.ts';

const RECOMMENDATION = {
  advice: id('RECORD', 'The advice.', 'Stored id of the advice.'),
  recommendation: inApi(
    'recommendationNumber',
    whole('Which of its recommendations, from 1.', 1, MOST_RECOMMENDATIONS, 'Which of its recommendations.'),
  ),
};

export const RecommendationAdopted = event('RecommendationAdopted', 'A recommendation of an agency was adopted.', {
  ...RECOMMENDATION,
  provision: optional(id('Provision', 'The provision by which it is carried out.')),
  why: text('Why.'),
});
export type RecommendationAdopted = DataOf<typeof RecommendationAdopted>;

export const RecommendationDeclined = event('RecommendationDeclined', 'A recommendation of an agency was declined.', {
  ...RECOMMENDATION,
  why: text('Why.'),
});
export type RecommendationDeclined = DataOf<typeof RecommendationDeclined>;

export const DecideRecommendation = input('What becomes of a recommendation.', {
  ...saidIn(RecommendationAdopted),
  adopted: yesNo('Whether it is adopted.'),
});
export type DecideRecommendation = DecisionCommand & InputOf<typeof DecideRecommendation>;

/** Adopts or declines a recommendation of an agency, with the reason. Both are for the school to decide. */
export function decideRecommendation(command: DecideRecommendation, given: PupilGiven): Decision {
  const { schoolUrn, advice, recommendation, provision, adopted, effectiveFrom } = command;
  const recommendations = ownRecord(given, AdviceReceived, advice, schoolUrn)?.data.recommendations ?? 0;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(
        recommendation > recommendations || !allOwn(given, provision === null ? [] : [provision], schoolUrn),
        'NO_SUCH_RECORD',
      ),
      ...birthRules(given, effectiveFrom),
    ],
    [adopted ? happened(RecommendationAdopted, command) : happened(RecommendationDeclined, command)],
  );
}
