import { CLOCK_ID } from '../../clocks/clocks.ts';
import { EXCEPTION_GROUND } from '../../clocks/exception-grounds.ts';
import {
  type CodeOf,
  codes,
  day,
  dayAboutChild,
  event,
  leftOut,
  oneOf,
  optional,
  partsOf,
  someOf,
  text,
  yesOrElseNo,
} from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';
import { OUTSIDE } from './outside.ts';

const MEDIATION_STEP = codes('MediationStep', 'Steps of mediation (SEND Regulations 2014 reg 32 to 42).', {
  REQUESTED: 'The parent or young person wishes to mediate.',
  DECLINED: 'They do not.',
  STARTED: 'Mediation began.',
  AGREED: 'It ended with an agreement.',
  ENDED_WITHOUT_AGREEMENT: 'It ended without one.',
  CERTIFICATE_ISSUED: 'The certificate was issued.',
  CARRIED_OUT: 'What was agreed was done.',
});
export type MediationStep = CodeOf<typeof MEDIATION_STEP>;

/** All but OTHER have the limits of an order (reg 42(2)). OTHER is for matters that cannot be appealed (reg 42(3)). */
const AGREED_MATTER = codes('AgreedMatter', 'What a mediation agreement is about (SEND Regulations 2014 reg 42).', {
  ASSESS: 'That there is an assessment.',
  MAKE_PLAN: 'That a plan is made.',
  AMEND: 'That the plan is amended.',
  NAME_SCHOOL: 'That a school is named.',
  OTHER: 'Something that cannot be appealed.',
});
export type AgreedMatter = CodeOf<typeof AGREED_MATTER>;

/**
 * One step of mediation (regs 32-42). Only the step AGREED has `agreed`. Times set by the agreement replace those of
 * reg 42.
 */
export const MediationRecorded = event('MediationRecorded', 'A step of mediation was recorded.', {
  ...OUTSIDE,
  step: oneOf(MEDIATION_STEP, 'Which step.'),
  on: day('The day of it.'),
  agreed: leftOut(someOf(AGREED_MATTER, 'For AGREED: what was agreed.')),
  otherTimeAgreed: leftOut(
    yesOrElseNo(
      'For AGREED: whether the agreement sets times of its own, in writing; then no limit of the Regulations is counted.',
    ),
  ),
});

const APPELLANT = codes('Appellant', 'Who may appeal. A school may not.', {
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person.',
});

const APPEAL_SUBJECT = codes('AppealSubject', 'Decisions that may be appealed (Children and Families Act 2014 s.51).', {
  REFUSAL_TO_ASSESS: 'A refusal to assess.',
  REFUSAL_TO_REASSESS: 'A refusal to assess again.',
  REFUSAL_TO_ISSUE: 'A refusal to issue a plan.',
  REFUSAL_TO_AMEND: 'A refusal to amend a plan.',
  CONTENT_OF_PLAN: 'Sections B, F or I of a plan.',
  DECISION_TO_CEASE: 'A decision to end a plan.',
});
export type AppealSubject = CodeOf<typeof APPEAL_SUBJECT>;

const SCHOOL_POSITION = codes('SchoolPosition', 'Where a school stands on an appeal.', {
  SUPPORTS: 'It supports the appeal.',
  NEUTRAL: 'It takes no side.',
  OPPOSES: 'It opposes the appeal.',
  NOT_STATED: 'It has not said.',
});

/** An appeal by a parent or young person. A school cannot appeal; it states its position. */
export const AppealLodged = event('AppealLodged', 'An appeal was lodged.', {
  ...OUTSIDE,
  lodgedBy: oneOf(APPELLANT, 'Who appeals.'),
  lodgedOn: day('The day on which it was lodged.'),
  subject: oneOf(APPEAL_SUBJECT, 'What is appealed against.'),
  schoolPosition: oneOf(SCHOOL_POSITION, 'Where the school stands.'),
  supportGiven: optional(text('How the school helped.')),
});

const ORDER_KIND = codes('TribunalOrderKind', 'What the Tribunal orders.', {
  ASSESS: 'To assess.',
  MAKE_PLAN: 'To make a plan.',
  AMEND: 'To amend the plan.',
  NAME_SCHOOL: 'To name a school.',
  DISMISSED: 'The appeal is dismissed.',
});

export const TribunalOrderReceived = event('TribunalOrderReceived', 'The Tribunal made an order.', {
  ...OUTSIDE,
  order: oneOf(ORDER_KIND, 'What it orders.'),
  orderOn: day('Date of the order.', 'Its date.'),
});

const CONCEDED_KIND = codes(
  'ConcededKind',
  'What a local authority will do that does not oppose an appeal (SEND Regulations 2014 reg 45).',
  {
    ASSESS: 'Assess.',
    MAKE_PLAN: 'Make a plan.',
    AMEND: 'Amend the plan.',
    NAME_SCHOOL: 'Name a school.',
  },
);

/**
 * The local authority told the Tribunal that it does not oppose the appeal (reg 45). From that notice it owes what the
 * appeal asked for.
 */
export const AppealConceded = event('AppealConceded', 'The local authority did not oppose an appeal.', {
  ...OUTSIDE,
  conceded: oneOf(CONCEDED_KIND, 'What it will do.'),
  concededOn: day('The day on which it told the Tribunal.'),
});

const ACT_ON = day('The day of what is complained of; where it went on, its last day.');

/** A complaint of discrimination because of disability (Equality Act 2010 s.85). */
export const DisabilityComplaintMade = event(
  'DisabilityComplaintMade',
  'Disability discrimination was complained of.',
  { ...OUTSIDE, actOn: ACT_ON },
);

/** The claim against the school was lodged with the Tribunal (Equality Act 2010 Sch.17 para 3). */
export const DisabilityClaimLodged = event(
  'DisabilityClaimLodged',
  'A claim of disability discrimination was lodged.',
  {
    ...OUTSIDE,
    actOn: ACT_ON,
    lodgedOn: day('The day on which a claim was lodged with the Tribunal.'),
  },
);

export const EXCEPTION_CLAIMANT = codes('ClockExceptionClaimant', 'Who claims an exception.', {
  LOCAL_AUTHORITY: 'The local authority.',
  SCHOOL: 'The school.',
  AGENCY: 'Another body that was asked.',
});

/** An exception to a clock, as claimed. It records the claim and sets no other date. */
export const ClockExceptionRecorded = event('ClockExceptionRecorded', 'An exception to a time limit was claimed.', {
  clockId: oneOf(CLOCK_ID, 'The clock.'),
  ground: oneOf(EXCEPTION_GROUND, 'On which ground.'),
  claimedBy: oneOf(EXCEPTION_CLAIMANT, 'Who claims it.'),
  from: dayAboutChild('First day.'),
  to: optional(day('Last day; left out while it goes on, and then claimed for this request only.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  note: optional(text('A note.')),
});
