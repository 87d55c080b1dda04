import type {
  AgreedMatter,
  AppealLodged,
  AppealSubject,
  ClockExceptionRecorded,
  ConcededKind,
  MediationStep,
  OrderKind,
} from '../../src/decisions/ehc/dispute-events.ts';
import type {
  CeaseReason,
  ReviewAttendee,
  ReviewKind,
  ReviewOutcome,
  TransferPhase,
} from '../../src/decisions/ehc/review-events.ts';
import { publishEnum } from './publish.ts';

export const ReviewKindEnum = publishEnum<ReviewKind>('AnnualReviewKind', 'Kinds of review of an EHC plan.', {
  ANNUAL: 'The review of the year.',
  EARLY: 'An early review.',
  PHASE_TRANSFER: 'The review before a change of phase.',
  AFTER_LA_MOVE: 'The review after a move to another local authority.',
});

export const ReviewAttendeeEnum = publishEnum<ReviewAttendee>(
  'AnnualReviewAttendee',
  'Who takes part in a review meeting, by role.',
  {
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
  },
);

export const ReviewOutcomeEnum = publishEnum<ReviewOutcome>(
  'ReviewOutcome',
  'What a local authority decides after a review.',
  {
    MAINTAIN: 'To leave the plan as it is.',
    AMEND: 'To amend the plan.',
    CEASE: 'To end the plan.',
  },
);

export const CeaseReasonEnum = publishEnum<CeaseReason>('CeaseReason', 'Why a plan ended (SEN2 return).', {
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

export const TransferPhaseEnum = publishEnum<TransferPhase>(
  'TransferPhase',
  'Changes of phase of education (SEND Regulations 2014 reg 2, reg 18).',
  {
    EARLY_YEARS_TO_SCHOOL: 'From early years to school.',
    INFANT_TO_JUNIOR: 'From infant to junior school.',
    PRIMARY_TO_MIDDLE: 'From primary to middle school.',
    PRIMARY_TO_SECONDARY: 'From primary to secondary school.',
    MIDDLE_TO_SECONDARY: 'From middle to secondary school.',
    SECONDARY_TO_POST_16: 'From secondary school to a post-16 institution.',
    BETWEEN_POST_16: 'From one post-16 institution to another.',
  },
);

export const MediationStepEnum = publishEnum<MediationStep>(
  'MediationStep',
  'Steps of mediation (SEND Regulations 2014 reg 32 to 42).',
  {
    REQUESTED: 'The parent or young person wishes to mediate.',
    DECLINED: 'They do not.',
    STARTED: 'Mediation began.',
    AGREED: 'It ended with an agreement.',
    ENDED_WITHOUT_AGREEMENT: 'It ended without one.',
    CERTIFICATE_ISSUED: 'The certificate was issued.',
    CARRIED_OUT: 'What was agreed was done.',
  },
);

export const AgreedMatterEnum = publishEnum<AgreedMatter>(
  'AgreedMatter',
  'What a mediation agreement is about (SEND Regulations 2014 reg 42).',
  {
    ASSESS: 'That there is an assessment.',
    MAKE_PLAN: 'That a plan is made.',
    AMEND: 'That the plan is amended.',
    NAME_SCHOOL: 'That a school is named.',
    OTHER: 'Something that cannot be appealed.',
  },
);

export const ConcededKindEnum = publishEnum<ConcededKind>(
  'ConcededKind',
  'What a local authority will do that does not oppose an appeal (SEND Regulations 2014 reg 45).',
  {
    ASSESS: 'Assess.',
    MAKE_PLAN: 'Make a plan.',
    AMEND: 'Amend the plan.',
    NAME_SCHOOL: 'Name a school.',
  },
);

export const AppellantEnum = publishEnum<AppealLodged['lodgedBy']>('Appellant', 'Who may appeal. A school may not.', {
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person.',
});

export const AppealSubjectEnum = publishEnum<AppealSubject>(
  'AppealSubject',
  'Decisions that may be appealed (Children and Families Act 2014 s.51).',
  {
    REFUSAL_TO_ASSESS: 'A refusal to assess.',
    REFUSAL_TO_REASSESS: 'A refusal to assess again.',
    REFUSAL_TO_ISSUE: 'A refusal to issue a plan.',
    REFUSAL_TO_AMEND: 'A refusal to amend a plan.',
    CONTENT_OF_PLAN: 'Sections B, F or I of a plan.',
    DECISION_TO_CEASE: 'A decision to end a plan.',
  },
);

export const SchoolPositionEnum = publishEnum<AppealLodged['schoolPosition']>(
  'SchoolPosition',
  'Where a school stands on an appeal.',
  {
    SUPPORTS: 'It supports the appeal.',
    NEUTRAL: 'It takes no side.',
    OPPOSES: 'It opposes the appeal.',
    NOT_STATED: 'It has not said.',
  },
);

export const TribunalOrderKindEnum = publishEnum<OrderKind>('TribunalOrderKind', 'What the Tribunal orders.', {
  ASSESS: 'To assess.',
  MAKE_PLAN: 'To make a plan.',
  AMEND: 'To amend the plan.',
  NAME_SCHOOL: 'To name a school.',
  DISMISSED: 'The appeal is dismissed.',
});

export const ClaimantEnum = publishEnum<ClockExceptionRecorded['claimedBy']>(
  'ClockExceptionClaimant',
  'Who claims an exception.',
  {
    LOCAL_AUTHORITY: 'The local authority.',
    SCHOOL: 'The school.',
    AGENCY: 'Another body that was asked.',
  },
);
