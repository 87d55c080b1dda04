import type { Cast } from './cast.ts';
import { twoCycles, withoutOutcome } from './cycle-stories.ts';
import { afterTheDelegation, byDelegation, delegation, endedForFunding } from './delegation-stories.ts';
import { gatheringEvidence, planMade, refusedAndAppealed, waitingForTheAuthority } from './ehc-stories.ts';
import type { Happening } from './happening.ts';
import { primaryIdentification, secondaryIdentification } from './identification-stories.ts';
import { requestWithoutTheSenco, sencoJoinsTheTeam, toldByClaimOnly } from './leadership-stories.ts';
import { consultedOnNaming } from './naming-stories.ts';
import { annualReviews, capacity, phaseTransfer } from './plan-stories.ts';
import {
  aboveTheDelegation,
  endedEarly,
  groups,
  mentorEnded,
  provisionAuthority,
  reducedSupport,
  reducedTimetables,
  therapistVacancy,
  wholeWeek,
} from './provision-stories.ts';
import { discharged, forgotten, reviews } from './review-stories.ts';
import { enteredTwice, fileDisagrees, movedMidRequest, movedUp, oldFiles, restrictedContact } from './roll-stories.ts';
import { withAnswers } from './senco-answers.ts';
import type { Setting } from './setting.ts';
import {
  approvalAfterTheDelegation,
  conditionOverdue,
  policy,
  rejected,
  returnedTwice,
  soleDecider,
  waiting,
  withdrawn,
} from './sign-off-stories.ts';

/** A school of the demo as a stage: who acts there, and its pupils. */
export interface Stage {
  readonly setting: Setting;
  readonly cast: Cast;
  readonly laestab: string;
}

type Story = (setting: Setting, cast: Cast) => readonly Happening[];

/** What the SENCO was part of, or heard of in time. */
const SECONDARY: readonly Story[] = [
  (setting) => [policy(setting), delegation(setting)],
  provisionAuthority,
  byDelegation,
  returnedTwice,
  conditionOverdue,
  withdrawn,
  approvalAfterTheDelegation,
  waiting,
  secondaryIdentification,
  reviews,
  refusedAndAppealed,
  gatheringEvidence,
  waitingForTheAuthority,
  planMade,
  annualReviews,
  capacity,
  (setting, cast) => phaseTransfer(setting, cast, '11'),
  groups,
  endedEarly,
  therapistVacancy,
  wholeWeek,
  aboveTheDelegation,
  reducedSupport,
  twoCycles,
  withoutOutcome,
  enteredTwice,
  restrictedContact,
  fileDisagrees,
  oldFiles,
  (setting, cast) => forgotten(setting, cast, { onSupport: 4, withPlan: 2 }),
];

/** What was decided past the SENCO, or against the SENCO's word. */
const PAST_THE_SENCO: readonly Story[] = [
  toldByClaimOnly,
  afterTheDelegation,
  endedForFunding,
  rejected,
  consultedOnNaming,
  mentorEnded,
  reducedTimetables,
];

const PRIMARY: readonly Story[] = [
  (setting) => [policy(setting)],
  provisionAuthority,
  soleDecider,
  primaryIdentification,
  discharged,
  (setting, cast) => phaseTransfer(setting, cast, '6'),
  (setting, cast) => forgotten(setting, cast, { onSupport: 2, withPlan: 1 }),
];

/**
 * Everything at the schools that is worth telling by itself; told before the ordinary life of the schools, so that each
 * story finds its pupils.
 */
export function stories(primary: Stage, secondary: Stage, unit: Stage): readonly Happening[] {
  return [
    ...requestWithoutTheSenco(secondary.setting, secondary.cast, unit.setting),
    ...movedMidRequest(secondary, unit.setting, unit.cast),
    ...movedUp(primary.setting, primary.laestab, secondary.setting, secondary.cast),
    ...PAST_THE_SENCO.flatMap((story) => story(secondary.setting, secondary.cast)),
    ...withAnswers(
      secondary.setting,
      SECONDARY.flatMap((story) => story(secondary.setting, secondary.cast)),
    ),
    ...withAnswers(
      primary.setting,
      PRIMARY.flatMap((story) => story(primary.setting, primary.cast)),
    ),
    ...sencoJoinsTheTeam(unit.setting, unit.cast),
  ];
}
