import type {
  OutsideReviewer,
  OutsideView,
  Quorum,
  RecusalGround,
  SignOffMatter,
  WithdrawalGround,
} from '../../src/decisions/sign-off/events.ts';
import type { PupilScope } from '../../src/decisions/sign-off/given.ts';
import type { Stay } from '../../src/decisions/sign-off/sign-off.ts';
import type { ConditionState, Escalation, StateOnDay } from '../../src/decisions/sign-off/sign-off-day.ts';
import { publishEnum } from './publish.ts';

export const SignOffMatterEnum = publishEnum<SignOffMatter>(
  'SignOffMatter',
  'What a school may reserve for sign-off.',
  {
    SEN_SUPPORT: 'Placing a pupil on SEN support.',
    REGISTER_REMOVAL: 'Taking a pupil off SEN support.',
    EHC_NEEDS_ASSESSMENT_REQUEST: 'Asking for an EHC needs assessment.',
    PROVISION_ABOVE_COST: 'Provision that costs more than the school lets others decide.',
    ALTERNATIVE_PROVISION: 'Education elsewhere.',
    REDUCED_TIMETABLE: 'A reduced timetable.',
    INFORMATION_REPORT: 'The SEN information report, before the board approves it.',
    PARENT_DISAGREEMENT: 'Anything that the parents disagree with.',
    SENCO_DISSENT: 'Anything that the SENCO does not agree with.',
    OTHER: 'Another matter.',
  },
);

export const QuorumEnum = publishEnum<Quorum>('Quorum', 'Whose word is enough.', {
  ANY_ONE: 'Any one who may sign off.',
  TWO_OF_N: 'Two of those who may sign off.',
  PANEL: 'A panel, with a minute.',
});

export const SignOffStateEnum = publishEnum<StateOnDay>(
  'SignOffState',
  'Where a request for sign-off stands on a day.',
  {
    SUBMITTED: 'It waits for an answer.',
    IN_REVIEW: 'One has approved, another has to.',
    RETURNED: 'It was returned with questions and waits for the proposer.',
    APPROVED: 'Approved.',
    APPROVED_WITH_CONDITIONS: 'Approved on conditions.',
    REJECTED: 'Rejected.',
    WITHDRAWN: 'Withdrawn by the proposer.',
    LAPSED: 'Nobody answered by its last day.',
  },
);

export const ConditionStateEnum = publishEnum<ConditionState>(
  'ConditionState',
  'What became of a condition by a day.',
  {
    OPEN: 'Not met yet, and not overdue.',
    MET: 'Met.',
    BREACHED: 'Not met by the day it was due.',
  },
);

export const EscalationEnum = publishEnum<Escalation>(
  'SignOffEscalation',
  'How long a request has waited for those who decide.',
  {
    NONE: 'Not long, or it does not wait for them.',
    ESCALATE: 'Five school days or more: somebody should look.',
    BREACHED: 'Ten school days or more: overdue.',
  },
);

export const TurnEnum = publishEnum<Stay['with']>('SignOffTurn', 'Whose turn it is.', {
  DECIDERS: 'Those who decide.',
  PROPOSER: 'The proposer.',
});

export const WithdrawalGroundEnum = publishEnum<WithdrawalGround>(
  'WithdrawalGround',
  'Why a request for sign-off was withdrawn.',
  {
    PARENTS_ASKED_LOCAL_AUTHORITY:
      'The parents asked the local authority themselves (Children and Families Act 2014 s.36(1)).',
    NO_LONGER_NEEDED: 'It is no longer needed.',
    PUPIL_LEAVES: 'The pupil leaves.',
    OTHER: 'Another reason.',
  },
);

export const RecusalGroundEnum = publishEnum<RecusalGround>(
  'RecusalGround',
  'Why somebody takes no part in deciding.',
  {
    RELATIVE: 'A relative of the pupil.',
    OWN_CHILD: 'Their own child.',
    OTHER_INTEREST: 'Another interest.',
  },
);

export const OutsideReviewerEnum = publishEnum<OutsideReviewer>('OutsideReviewer', 'Whom a sole decider asked.', {
  SECOND_LEADER: 'A second leader.',
  TRUST_SEND_LEAD: 'The SEND lead of the trust.',
  NOBODY_AVAILABLE: 'There was nobody to ask.',
});

export const OutsideViewEnum = publishEnum<OutsideView>('OutsideView', 'What an outside review said.', {
  AGREES: 'Agrees.',
  DISAGREES: 'Does not agree.',
  NO_ANSWER: 'No answer.',
});

export const PupilScopeEnum = publishEnum<PupilScope>('PupilScope', 'Which pupils a delegation reaches.', {
  ALL_PUPILS: 'All pupils.',
  WITHOUT_EHC_PLAN: 'Pupils without an EHC plan.',
  WITH_EHC_PLAN: 'Pupils with an EHC plan.',
});
