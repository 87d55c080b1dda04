import { SIGN_OFF_RULE } from '../decisions/sign-off/policy.ts';
import { PUPIL_SCOPE } from '../decisions/sign-off/given.ts';
import {
  addedLater,
  code,
  type CodeOf,
  codes,
  type DataOf,
  day,
  delegable,
  eventOfStream,
  id,
  inApi,
  leftOut,
  line,
  money,
  oneOf,
  optional,
  partsOf,
  person,
  required,
  textLine,
  urn,
  workedOut,
  yesNo,
} from '../kernel/members.ts';

export const SCHOOL_TYPE = codes('SchoolType', 'Types of school that the rules of law tell apart.', {
  MAINTAINED: 'Maintained mainstream school.',
  MAINTAINED_NURSERY: 'Maintained nursery school.',
  ACADEMY: 'Mainstream academy or free school.',
  MAINTAINED_SPECIAL: 'Maintained special school.',
  SPECIAL_ACADEMY: 'Special academy.',
  PUPIL_REFERRAL_UNIT: 'Pupil referral unit.',
  AP_ACADEMY: 'Alternative provision academy.',
  INDEPENDENT: 'Independent school.',
});
export type SchoolType = CodeOf<typeof SCHOOL_TYPE>;

export const SCHOOL_PHASE = codes('SchoolPhase', 'Phase of education.', {
  NURSERY: 'Nursery.',
  PRIMARY: 'Primary.',
  MIDDLE: 'Middle.',
  SECONDARY: 'Secondary.',
  ALL_THROUGH: 'All-through.',
  SIXTEEN_PLUS: 'Sixteen plus.',
});
export type SchoolPhase = CodeOf<typeof SCHOOL_PHASE>;

/**
 * Offices without events of their own. SENCO and leadership team have theirs: one is a statutory designation (s.67),
 * the other a fact that the record must show.
 */
export const OFFICE = codes(
  'Office',
  'Offices that are assigned and ended. The SENCO and the leadership team have commands of their own.',
  {
    HEADTEACHER: 'Headteacher or principal.',
    DEPUTY_HEADTEACHER: 'Deputy headteacher.',
    TEACHER: 'Class or subject teacher.',
    TEACHING_ASSISTANT: 'Teaching assistant.',
    SEN_ADMINISTRATOR: 'Administrator who keeps the register for the SENCO.',
    DESIGNATED_SAFEGUARDING_LEAD: 'Designated safeguarding lead.',
    DESIGNATED_TEACHER_LAC: 'Designated teacher for looked-after and previously looked-after children.',
    SEN_LINK_GOVERNOR: 'Governor with oversight of SEN (SEND Code of Practice 6.3).',
    CHAIR_OF_GOVERNORS: 'Chair of the governing body or local committee.',
    CLERK: 'Clerk or governance professional.',
    DATA_PROTECTION_OFFICER: 'Data protection officer.',
    TRUST_SEND_LEAD: 'SEND lead of the trust.',
    SYSTEM_OPERATOR: 'Person who runs the system from its own command line.',
  },
);
export type Office = CodeOf<typeof OFFICE>;

/**
 * Enters a school. School and trust names are public (GIAS), so they stay in clear. `lastYear` is the school's highest
 * year group, if given; infant, first and middle schools differ in it.
 */
export const SchoolOpened = eventOfStream('SchoolOpened', 'A school was entered.', {
  urn: urn('URN of the school.'),
  laestab: line('The DfE number.'),
  name: line('Name.'),
  phase: oneOf(SCHOOL_PHASE, 'Phase of education.'),
  schoolType: oneOf(SCHOOL_TYPE, 'Type of school.'),
  trustUid: optional(line('UID of its trust.')),
  lastYear: leftOut(code('Highest year group.')),
  recordFrom: leftOut(day('First day of its record; left out: 30 days after the opening.')),
});
export type SchoolOpened = DataOf<typeof SchoolOpened>;

/** Only while it has not passed, and by the chair. */
export const RecordStartPutForward = eventOfStream(
  'RecordStartPutForward',
  "The day from which a school's record is judged was put forward.",
  {
    recordFrom: day('The new day.'),
    minuteRef: textLine('Where it is minuted.'),
  },
);
export type RecordStartPutForward = DataOf<typeof RecordStartPutForward>;

export const TrustOpened = eventOfStream('TrustOpened', 'A trust was entered.', {
  uid: line('UID of the trust.'),
  name: line('Name.'),
});
export type TrustOpened = DataOf<typeof TrustOpened>;

export const SchoolJoinedTrust = eventOfStream('SchoolJoinedTrust', 'A school joined a trust.', {
  schoolUrn: urn('URN of the school.'),
  from: day('First day.'),
});

const OF_PERSON = { person: workedOut(person('The person.')) } as const;

/** Member of every command about a person. */
export const PERSON_ID = { personId: person('The person.') } as const;

/** `minuteRef`: where the appointment is minuted, for instance "FGB 2026-09-14 item 5". It is free text, so sealed. */
export const OfficeAssigned = eventOfStream('OfficeAssigned', 'An office was assigned.', {
  ...OF_PERSON,
  office: oneOf(OFFICE, 'The office.'),
  from: day('First day.'),
  to: optional(day('Last day, where it is known.')),
  minuteRef: optional(textLine('Where the appointment is minuted.')),
  givenOn: leftOut(day('The day of that minute; left out: not said.')),
});

export const OfficeEnded = eventOfStream('OfficeEnded', 'An office ended.', {
  ...OF_PERSON,
  office: oneOf(OFFICE, 'The office.'),
  on: day('Last day.'),
});

/** The appropriate authority designates the SENCO (Children and Families Act 2014 s.67(2)). */
export const SencoDesignated = eventOfStream('SencoDesignated', 'A SENCO was designated.', {
  ...OF_PERSON,
  from: day('First day.'),
  acting: yesNo('Whether only acting for somebody.'),
  minuteRef: optional(textLine('Where the designation is minuted.')),
  givenOn: leftOut(day('The day of that minute; left out: not said.')),
});

export const SencoDesignationEnded = eventOfStream('SencoDesignationEnded', 'A designation as SENCO ended.', {
  ...OF_PERSON,
  on: day('Last day.'),
});

export const LeadershipTeamJoined = eventOfStream('LeadershipTeamJoined', 'Somebody joined the leadership team.', {
  ...OF_PERSON,
  from: day('First day.'),
});

export const LeadershipTeamLeft = eventOfStream('LeadershipTeamLeft', 'Somebody left the leadership team.', {
  ...OF_PERSON,
  on: day('Last day.'),
});

export const GRANTOR = codes('Grantor', 'Who lends authority.', {
  GOVERNING_BODY: 'Governing body of a maintained school.',
  TRUST_BOARD: 'Board of the trust, by its scheme of delegation.',
  HEADTEACHER: 'Headteacher.',
});

/** Roles that authority can be lent to. */
const DELEGATE_ROLE = codes('DelegateRole', 'Roles to which authority can be delegated.', {
  ...OFFICE.codes,
  SENCO: 'Whoever is the designated SENCO.',
  SLT_MEMBER: 'Whoever is a member of the senior leadership team.',
});

/** Lends authority for named decisions to a person or to whoever holds an office, between dates, by minute. */
export const DelegationGranted = eventOfStream('DelegationGranted', 'Authority was delegated.', {
  delegationId: id('RECORD', 'A new UUID for the delegation.'),
  grantor: oneOf(GRANTOR, 'Who lends the authority.'),
  granteePerson: optional(person('The person it is lent to; either this or `granteeOffice`.')),
  granteeOffice: optional(oneOf(DELEGATE_ROLE, 'The role it is lent to; either this or `granteePerson`.')),
  decisions: required(delegable('The decisions it covers.')),
  from: day('First day.'),
  to: optional(day('Last day.')),
  minuteRef: optional(textLine('Where it is minuted.')),
  maxAnnualCost: inApi(
    'maxAnnualCostPence',
    addedLater(money('Up to which cost in a year it reaches; left out: any.')),
  ),
  pupilScope: addedLater(oneOf(PUPIL_SCOPE, 'Which pupils it reaches; left out: all.')),
  givenOn: leftOut(day('The day on which it was given, as the minute says; left out: not said.')),
});
export type DelegationGranted = DataOf<typeof DelegationGranted>;

export const DelegationRevoked = eventOfStream('DelegationRevoked', 'A delegation was revoked.', {
  delegationId: id('RECORD', 'The delegation.'),
  on: day('First day without it.'),
});

/** The chair or clerk confirms that the board's minute says so. Until then the grant has a finding. */
export const DelegationConfirmed = eventOfStream(
  'DelegationConfirmed',
  "A board's minute of a delegation was confirmed.",
  {
    delegationId: id('RECORD', 'The delegation.'),
    givenOn: day('The day of the minute.'),
    minuteRef: textLine('Where it is minuted.'),
  },
);
export type DelegationConfirmed = DataOf<typeof DelegationConfirmed>;

/** First authority to appoint others. It covers designations only and expires. */
export const BootstrapAuthorityGranted = eventOfStream('BootstrapAuthorityGranted', 'First authority was given.', {
  ...OF_PERSON,
  from: day('First day.'),
  expiresOn: day('Last day.'),
});

/** Sets what a school reserves for sign-off from a day on. It replaces the earlier policy. */
export const SignOffPolicySet = eventOfStream('SignOffPolicySet', 'What a school reserves for sign-off was set.', {
  policyId: id('RECORD', 'A new UUID for the policy.'),
  from: day('First day on which it is in force.'),
  rules: required(partsOf(SIGN_OFF_RULE, 'Its lines; none: nothing needs sign-off.')),
  minuteRef: optional(textLine('Where it is minuted.')),
  givenOn: leftOut(day('The day of that minute; left out: not said.')),
});
export type SignOffPolicySet = DataOf<typeof SignOffPolicySet>;
