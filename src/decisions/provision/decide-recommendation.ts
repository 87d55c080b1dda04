import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import type { AdviceReceived, RecommendationAdopted, RecommendationDeclined } from './agency-events.ts';
import { allOwn } from './provision-named.ts';

/** A recommendation of an agency is adopted or declined, and why. Both are the school's to decide. */
export interface DecideRecommendation extends DecisionCommand, Omit<RecommendationAdopted, 'schoolUrn' | 'why'> {
  readonly adopted: boolean;
  readonly why: string;
}

export function decideRecommendation(command: DecideRecommendation, given: PupilGiven): Decision {
  const { schoolUrn, advice, recommendation, provision, effectiveFrom } = command;
  const received = given.pupil.events.find(
    (event) => event.type === 'AdviceReceived' && event.id === advice && event.data['schoolUrn'] === schoolUrn,
  );
  const { recommendations } = (received?.data ?? { recommendations: 0 }) as unknown as Pick<
    AdviceReceived,
    'recommendations'
  >;
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
    [eventOf(command)],
  );
}

function eventOf({
  schoolUrn,
  advice,
  recommendation,
  provision,
  adopted,
  why,
  effectiveFrom,
}: DecideRecommendation): DecidedEvent {
  const declined: RecommendationDeclined = { schoolUrn, advice, recommendation, why };
  if (!adopted) return { type: 'RecommendationDeclined', data: declined, effectiveFrom };
  return { type: 'RecommendationAdopted', data: { ...declined, provision }, effectiveFrom };
}
