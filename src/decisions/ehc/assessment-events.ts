import {
  type CodeOf,
  codes,
  type DataOf,
  day,
  event,
  id,
  laCode,
  leftOut,
  moment,
  oneOf,
  optional,
  sealedLine,
  someOf,
  text,
  urn,
  workedOut,
  yesNo,
  yesOrElseNo,
} from '../../kernel/members.ts';
import { OUTSIDE } from './outside.ts';

/** The local authority confirms when it received the request. Its clocks run from that day. */
export const LaReceiptAcknowledged = event('LaReceiptAcknowledged', 'The local authority acknowledged the request.', {
  ...OUTSIDE,
  laReceivedOn: day('The day on which the local authority received the request.'),
});

/**
 * Answers of the local authority to a request to assess, to issue a plan or to assess again. Each answer has an event
 * of its own.
 */
export const LA_DECISION = codes('LaDecision', 'Whether the local authority will do what was asked for.', {
  AGREED: 'It will.',
  REFUSED: 'It refuses.',
});

/** Reg 5. */
export const LaDecidedToAssess = event('LaDecidedToAssess', 'The local authority decided to assess.', OUTSIDE);
export const LaRefusedToAssess = event('LaRefusedToAssess', 'The local authority refused to assess.', OUTSIDE);

/** Reg 10. */
export const LaDecidedToIssue = event('LaDecidedToIssue', 'The local authority decided to issue a plan.', OUTSIDE);
export const LaRefusedToIssue = event('LaRefusedToIssue', 'The local authority refused to issue a plan.', OUTSIDE);

/** Reg 25. */
export const LaDecidedToReassess = event(
  'LaDecidedToReassess',
  'The local authority decided to assess again.',
  OUTSIDE,
);
export const LaRefusedToReassess = event(
  'LaRefusedToReassess',
  'The local authority refused to assess again.',
  OUTSIDE,
);

const ADVISER = codes('Adviser', 'Who is asked for advice (SEND Regulations 2014 reg 6).', {
  SCHOOL: 'The school.',
  EDUCATIONAL_PSYCHOLOGIST: 'An educational psychologist.',
  HEALTH: 'A health body.',
  SOCIAL_CARE: 'Social care.',
  SPECIALIST_TEACHER: 'A specialist teacher.',
  OTHER: 'Somebody else.',
});

/** The local authority asks for advice (reg 6). Whoever is asked has six weeks (reg 8). */
export const AdviceRequested = event('AdviceRequested', 'The local authority asked for advice.', {
  ...OUTSIDE,
  askedOf: oneOf(ADVISER, 'Who is asked.'),
});

/** The school returns its advice. It is a statutory duty, so no sign-off delays it. */
export const AdviceReturned = event('AdviceReturned', 'Advice was returned to the local authority.', {
  request: optional(id('RECORD', 'The request that it answers, where it is recorded.')),
  on: day('The day on which it went.'),
  sentAt: optional(moment('When it was sent, to the moment.')),
  note: optional(text('A note.')),
});

export const DraftPlanReceived = event('DraftPlanReceived', 'A draft plan was received.', {
  ...OUTSIDE,
  servedOn: optional(day('The day on which it was served on the parents or the young person.')),
});

const LA_CODE = laCode('Code of the local authority, three digits.', 'Code of the local authority.');

/** The local authority asks a school about being named in section I (s.38-39). */
export const SchoolConsulted = event('SchoolConsulted', 'The local authority consulted the school about being named.', {
  ...OUTSIDE,
  laCode: LA_CODE,
  draftPlanReference: optional(sealedLine('Reference of the draft plan.')),
});
export type SchoolConsulted = DataOf<typeof SchoolConsulted>;

export const NAMING_POSITION = codes('NamingPosition', 'Where a school stands on being named in a plan.', {
  AGREES: 'It agrees.',
  OBJECTS: 'It objects.',
  CONDITIONAL: 'It agrees on conditions.',
  NO_ANSWER: 'It gives no answer.',
});
export type NamingPosition = CodeOf<typeof NAMING_POSITION>;

export const NAMING_GROUND = codes(
  'NamingGround',
  'Grounds on which a school need not be named (Children and Families Act 2014 s.39(4)).',
  {
    UNSUITABLE_FOR_AGE_ABILITY_APTITUDE_OR_SEN:
      'It is unsuitable for the age, ability, aptitude or special educational needs of the child.',
    INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS: 'Attendance would be incompatible with the efficient education of others.',
    INCOMPATIBLE_WITH_EFFICIENT_USE_OF_RESOURCES:
      'Attendance would be incompatible with the efficient use of resources.',
  },
);
export type NamingGround = CodeOf<typeof NAMING_GROUND>;

/** The school's answer. The event's deciders say who gave it and in which role. */
export const SchoolConsultationAnswered = event(
  'SchoolConsultationAnswered',
  'The school answered a consultation on naming it.',
  {
    consultation: optional(
      id('RECORD', 'The consultation that it answers.', 'Stored id of the consultation that it answers.'),
    ),
    position: oneOf(NAMING_POSITION, 'Where the school stands.'),
    grounds: someOf(NAMING_GROUND, 'Grounds of s.39(4), for an objection.', 'Grounds of s.39(4).'),
    sentAt: optional(moment('When the answer was sent.', 'When it was sent.')),
    reasons: optional(text('Reasons.')),
  },
);
export type SchoolConsultationAnswered = DataOf<typeof SchoolConsultationAnswered>;

const PLAN_SECTION = codes('PlanSection', 'Sections of an EHC plan (SEND Regulations 2014 reg 12).', {
  A: 'Views, interests and aspirations.',
  B: 'Special educational needs.',
  C: 'Health needs.',
  D: 'Social care needs.',
  E: 'Outcomes.',
  F: 'Special educational provision.',
  G: 'Health provision.',
  H1: 'Social care provision under the Chronically Sick and Disabled Persons Act 1970.',
  H2: 'Other social care provision.',
  I: 'Placement.',
  J: 'Personal budget.',
  K: 'Advice and information.',
});

/**
 * True if the child is under five for as long as a review must be considered (CoP 9.178). Stored in the event because
 * dates of birth are sealed.
 */
export const EARLY_YEARS = workedOut(
  leftOut(
    yesOrElseNo(
      'Whether the pupil was then under five, so that a review every three to six months is looked for (SEND Code of Practice 9.178).',
    ),
  ),
);

export const NAMED_SCHOOL = optional(urn('URN of the school named in section I.'));

/** The final plan reached the school (reg 13-14). Schools often get only some sections (reg 12). */
export const FinalPlanReceived = event('FinalPlanReceived', 'A final EHC plan was received.', {
  ...OUTSIDE,
  laCode: LA_CODE,
  planFrom: day('The day from which the plan is in force.', 'The day from which it is in force.'),
  sections: someOf(PLAN_SECTION, 'Sections of the copy that reached the school.'),
  namedSchoolUrn: NAMED_SCHOOL,
  personalBudget: optional(yesNo('Whether there is a personal budget.')),
  planReference: sealedLine('Reference of the plan.'),
  earlyYears: EARLY_YEARS,
});
export type FinalPlanReceived = DataOf<typeof FinalPlanReceived>;
