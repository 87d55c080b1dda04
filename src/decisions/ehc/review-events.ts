import {
  type CodeOf,
  codes,
  day,
  dayAboutChild,
  event,
  inApi,
  inApiByCode,
  laCode,
  moment,
  oneOf,
  optional,
  sealedLine,
  someOf,
  text,
  yesNo,
} from '../../kernel/members.ts';
import { EARLY_YEARS, NAMED_SCHOOL } from './assessment-events.ts';
import { OUTSIDE, SENT } from './outside.ts';
import { REQUESTER } from './request-events.ts';

const ANNUAL_REVIEW_KIND = codes('AnnualReviewKind', 'Kinds of review of an EHC plan.', {
  ANNUAL: 'The review of the year.',
  EARLY: 'An early review.',
  PHASE_TRANSFER: 'The review before a change of phase.',
  AFTER_LA_MOVE: 'The review after a move to another local authority.',
});

export const AnnualReviewScheduled = event('AnnualReviewScheduled', 'A review of the plan was arranged.', {
  kind: oneOf(ANNUAL_REVIEW_KIND, 'What kind of review.'),
  meetingOn: inApi('heldOn', day('The day of the meeting.')),
});

/** Papers and invitations went out (reg 20: two weeks before the meeting). */
export const ReviewPapersCirculated = event(
  'ReviewPapersCirculated',
  'Papers for a review of the plan were sent out.',
  {
    on: day('The day on which they went out.'),
  },
);

const ANNUAL_REVIEW_ATTENDEE = codes('AnnualReviewAttendee', 'Who takes part in a review meeting, by role.', {
  PARENT: 'Parent or carer.',
  YOUNG_PERSON: 'Young person.',
  PUPIL: 'Pupil.',
  SENCO: 'SENCO.',
  HEADTEACHER: 'Headteacher.',
  TEACHER: 'Teacher.',
  TEACHING_ASSISTANT: 'Teaching assistant.',
  LA_OFFICER: 'Officer of the local authority.',
  EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
  HEALTH: 'Health professional.',
  SOCIAL_CARE: 'Social worker.',
  NEXT_SETTING: 'Somebody of the next setting.',
  OTHER: 'Somebody else.',
});

export const AnnualReviewHeld = event('AnnualReviewHeld', 'A review of the plan was held.', {
  kind: oneOf(ANNUAL_REVIEW_KIND, 'What kind of review.'),
  heldOn: dayAboutChild('The day of the meeting.'),
  attendees: someOf(ANNUAL_REVIEW_ATTENDEE, 'Who took part, by role.'),
  adviceFrom: someOf(ANNUAL_REVIEW_ATTENDEE, 'Who sent advice.'),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
});

export const ReviewReportSent = event('ReviewReportSent', 'The report of a review of the plan was sent.', {
  on: day('The day on which it was sent.'),
});

/**
 * The local authority requires the head to arrange the meeting (reg 20(2)). It must see to it that the meeting is held.
 */
export const LaRequiredMeeting = event('LaRequiredMeeting', 'The local authority required a review meeting.', {
  ...OUTSIDE,
  meetingBy: inApi('dueOn', optional(day('By when.'))),
});

/** Somebody asked the local authority to assess a pupil with a plan again (s.44(2); reg 23). */
export const ReassessmentRequested = event('ReassessmentRequested', 'A re-assessment was asked for.', {
  requestedBy: oneOf(REQUESTER, 'Who asked.'),
  on: day('The day on which it was made.'),
  sentAt: optional(moment(SENT)),
  laReceivedOn: optional(day('The day on which the local authority received it, as it says itself.')),
  note: optional(text('A note.')),
});

const REVIEW_OUTCOME = codes('ReviewOutcome', 'What a local authority decides after a review.', {
  MAINTAIN: 'To leave the plan as it is.',
  AMEND: 'To amend the plan.',
  CEASE: 'To end the plan.',
});
export type ReviewOutcome = CodeOf<typeof REVIEW_OUTCOME>;

/** The local authority's decision after a review meeting (reg 20(10)). */
export const LaReviewDecisionReceived = event(
  'LaReviewDecisionReceived',
  'The local authority decided after a review.',
  {
    ...OUTSIDE,
    reviewOutcome: oneOf(REVIEW_OUTCOME, 'What it decided.'),
    noticeOn: optional(day('The date that its notice bears.')),
    earlyYears: EARLY_YEARS,
  },
);

export const AmendmentNoticeReceived = event(
  'AmendmentNoticeReceived',
  'A notice of amendments to the plan was received.',
  OUTSIDE,
);

export const PlanAmended = event('PlanAmended', 'A final amended plan was received.', {
  ...OUTSIDE,
  namedSchoolUrn: NAMED_SCHOOL,
  planReference: optional(sealedLine('Reference of the plan.')),
});

/** Reasons 1 to 9 of the SEN2 return, in their order. */
const CEASE_REASON = codes('CeaseReason', 'Why a plan ended (SEN2 return).', {
  MAXIMUM_AGE: '1: reached the maximum age.',
  NEEDS_MET_WITHOUT_PLAN: '2: needs are met without a plan.',
  HIGHER_EDUCATION: '3: higher education.',
  PAID_EMPLOYMENT: '4: paid employment.',
  TRANSFERRED_LA: '5: transferred to another local authority.',
  NO_LONGER_ENGAGES: '6: no longer wishes to engage in education.',
  LEFT_ENGLAND: '7: left England.',
  DECEASED: '8: deceased.',
  OTHER: '9: another reason.',
});

export const PlanCeased = event('PlanCeased', 'The local authority ended a plan.', {
  ...OUTSIDE,
  ceasedOn: day('The last day of the plan.', 'Its last day.'),
  ceaseReason: inApiByCode(
    {
      MAXIMUM_AGE: '1',
      NEEDS_MET_WITHOUT_PLAN: '2',
      HIGHER_EDUCATION: '3',
      PAID_EMPLOYMENT: '4',
      TRANSFERRED_LA: '5',
      NO_LONGER_ENGAGES: '6',
      LEFT_ENGLAND: '7',
      DECEASED: '8',
      OTHER: '9',
    },
    oneOf(
      CEASE_REASON,
      'Why a plan ceased, from `codeList(name: CEASE_REASON)`.',
      'Why a plan ceased; `codeList(name: CEASE_REASON)` says what it stands for.',
    ),
  ),
});

/** Transfers between phases (reg 2). Each has its own last day (reg 18). */
const TRANSFER_PHASE = codes('TransferPhase', 'Changes of phase of education (SEND Regulations 2014 reg 2, reg 18).', {
  EARLY_YEARS_TO_SCHOOL: 'From early years to school.',
  INFANT_TO_JUNIOR: 'From infant to junior school.',
  PRIMARY_TO_MIDDLE: 'From primary to middle school.',
  PRIMARY_TO_SECONDARY: 'From primary to secondary school.',
  MIDDLE_TO_SECONDARY: 'From middle to secondary school.',
  SECONDARY_TO_POST_16: 'From secondary school to a post-16 institution.',
  BETWEEN_POST_16: 'From one post-16 institution to another.',
});

/** A change of phase of a pupil with a plan. A clock runs from it. */
export const PhaseTransferRecorded = event(
  'PhaseTransferRecorded',
  'A transfer to the next phase of education was recorded.',
  {
    phase: oneOf(TRANSFER_PHASE, 'Between which phases.'),
    transferOn: day('First day in the next setting; 1 September where only the year is known.'),
  },
);

/** The plan went to another local authority (reg 15). */
export const PlanTransferredToLa = event('PlanTransferredToLa', 'The plan went to another local authority.', {
  ...OUTSIDE,
  laCode: laCode('Code of the new local authority, three digits.'),
  transferredOn: day('The day of the transfer.'),
});

/**
 * The new local authority's notice to the parent or young person (reg 15(4)): the transfer, whether it will assess, and
 * when it will review.
 */
export const LaMoveNoticeReceived = event('LaMoveNoticeReceived', 'The new local authority said what it will do.', {
  ...OUTSIDE,
  informedOn: optional(
    day(
      'The day on which they were told, where it is known; else the day on which the school received the notice counts.',
    ),
  ),
  assessmentProposed: optional(yesNo('Whether it proposes an EHC needs assessment; left out where it does not say.')),
  reviewProposedOn: optional(day('The day by which it proposes to review the plan; left out where it does not say.')),
});
