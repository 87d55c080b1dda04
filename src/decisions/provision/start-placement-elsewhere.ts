import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { PlacementStarted } from './agency-events.ts';

type Text = 'placementName' | 'rationale' | 'parentViews' | 'pupilViews';

/** A pupil of ours is taught elsewhere from a day on; both SENCOs should know (domain §2.2). */
export interface StartPlacementElsewhere extends DecisionCommand, Omit<PlacementStarted, 'schoolUrn' | Text> {
  readonly placementName: string | null;
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function startPlacementElsewhere(command: StartPlacementElsewhere, given: PupilGiven): Decision {
  const {
    schoolUrn,
    placementUrn,
    placementKind,
    placementReason,
    plannedEndOn,
    reviewOn,
    ourSencoToldOn,
    theirSencoToldOn,
    parentsToldOn,
    placementName,
    rationale,
    parentViews,
    pupilViews,
    effectiveFrom,
  } = command;
  const data: PlacementStarted = {
    schoolUrn,
    placementUrn,
    placementKind,
    placementReason,
    plannedEndOn,
    reviewOn,
    ourSencoToldOn,
    theirSencoToldOn,
    parentsToldOn,
    placementName,
    rationale,
    parentViews,
    pupilViews,
  };
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
    [{ type: 'PlacementStarted', data, effectiveFrom }],
  );
}
