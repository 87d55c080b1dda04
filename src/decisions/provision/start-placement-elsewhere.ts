import {
  codes,
  type DataOf,
  day,
  plannedDay,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  reviewDay,
  saidIn,
  text,
  textLine,
  urn,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';

export const PLACEMENT_KIND = codes('PlacementKind', 'Where a pupil is taught when not here.', {
  ALTERNATIVE_PROVISION: 'Alternative provision.',
  PUPIL_REFERRAL_UNIT: 'Pupil referral unit.',
  HOSPITAL_OR_MEDICAL: 'Hospital or medical provision.',
  DUAL_REGISTRATION: 'Another school, registered at both.',
  OTHER_SCHOOL: 'Another school.',
  OTHER: 'Elsewhere.',
});

const PLACEMENT_REASON = codes('PlacementReason', 'Why a pupil is placed elsewhere.', {
  IMPROVE_BEHAVIOUR: 'To improve behaviour.',
  MEDICAL: 'For medical reasons.',
  SUSPENSION: 'During a suspension.',
  SPECIALIST_PROVISION: 'For specialist provision.',
  REENGAGEMENT: 'To take up learning again.',
  PARENT_REQUEST: 'At the request of a parent.',
  OTHER: 'Another reason.',
});

/** When the SENCOs of both schools were told. */
export const SENCOS_TOLD = {
  ourSencoToldOn: optional(
    day('When the SENCO of this school was told.', "When the SENCO of the pupil's school was told."),
  ),
  theirSencoToldOn: optional(day('When the SENCO of the other school was told.')),
};

/**
 * Places a pupil of this school elsewhere. Both SENCOs should know (Education Act 1996 s.19, Education Act 2002 s.29A).
 */
export const PlacementStarted = event('PlacementStarted', 'A pupil was placed elsewhere.', {
  placementUrn: optional(urn('URN of the other school, where it has one.', 'URN of the other school.')),
  placementKind: oneOf(PLACEMENT_KIND, 'What kind of place it is.'),
  placementReason: oneOf(PLACEMENT_REASON, 'Why.'),
  plannedEndOn: optional(plannedDay('Last day that is planned.')),
  reviewOn: optional(reviewDay('When it is reviewed.')),
  ...SENCOS_TOLD,
  parentsToldOn: optional(day('When the parents were told.')),
  placementName: optional(textLine('Name of the place.')),
  rationale: text('Why, in words.', 'Why.'),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
});
export type PlacementStarted = DataOf<typeof PlacementStarted>;

export const StartPlacementElsewhere = input('That a pupil is taught elsewhere for a time.', saidIn(PlacementStarted));
export type StartPlacementElsewhere = DecisionCommand & InputOf<typeof StartPlacementElsewhere>;

export function startPlacementElsewhere(command: StartPlacementElsewhere, given: PupilGiven): Decision {
  const {
    schoolUrn,
    placementUrn,
    placementName,
    plannedEndOn,
    reviewOn,
    ourSencoToldOn,
    theirSencoToldOn,
    parentsToldOn,
    effectiveFrom,
  } = command;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken((placementUrn === null && placementName === null) || placementUrn === schoolUrn, 'PLACEMENT_NOT_NAMED'),
      ...broken(reviewOn === null, 'PROVISION_REVIEW_MISSING'),
      ...broken(reviewOn !== null && reviewOn <= effectiveFrom, 'REVIEW_DATE_NOT_AFTER_START'),
      ...broken(plannedEndOn !== null && plannedEndOn < effectiveFrom, 'END_BEFORE_START'),
      ...broken(ourSencoToldOn === null || theirSencoToldOn === null, 'SENCOS_NOT_TOLD'),
      ...pastRules(given, ourSencoToldOn, theirSencoToldOn, parentsToldOn),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(PlacementStarted, command)],
  );
}
