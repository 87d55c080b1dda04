import type { Refusal } from '../kernel/refusal.ts';

/**
 * Every rule a command can meet. Kind RULE: broken when a decision is *taken here* it refuses; broken by what is
 * reported or read from a document it is kept as a finding, because the truth can always be recorded (design §2.2).
 * Kind ALWAYS: malformed, impossible, unknown or not permitted; refuses on every basis.
 * Kind NOTE: never refuses, is always kept as a finding.
 */
export type RuleKind = 'RULE' | 'ALWAYS' | 'NOTE';

export interface Rule {
  readonly kind: RuleKind;
  readonly message: string;
  readonly basis: string;
}

export const RULES = {
  // Identification (domain §2.1)
  NEED_NOT_RECORDED: { kind: 'RULE', message: 'SEN support and an EHC plan need at least a primary need.', basis: 'DfE school census, SENtype; domain §2.1' },
  NEED_RANKS_NOT_DISTINCT: { kind: 'RULE', message: 'Each need has a rank of its own, and one of them is rank 1.', basis: 'DfE school census, SENtypeRank' },
  NEED_CODE_NOT_IN_FORCE: { kind: 'RULE', message: 'A need code is not in the list that is in force on the effective date.', basis: 'DfE SENtype code set, by date' },
  NEED_WITHOUT_SEN: { kind: 'RULE', message: 'A pupil without SEN has no ranked need in the return.', basis: 'DfE school census, SENprovision N' },
  NSA_WITH_PLAN: { kind: 'RULE', message: '"No specialist assessment" is used with SEN support only, never with an EHC plan.', basis: 'DfE SENtype NSA; SEN2 code set' },
  ALREADY_ON_SEN_SUPPORT: { kind: 'RULE', message: 'The pupil is on SEN support already on that date; periods may not overlap.', basis: 'One open provision code per enrolment; domain §2.1' },
  HAS_EHC_PLAN: { kind: 'RULE', message: 'The pupil has an EHC plan on that date. Only the local authority can end it.', basis: 'Children and Families Act 2014 s.45' },
  NOT_ON_SEN_SUPPORT: { kind: 'RULE', message: 'The pupil is not on SEN support on that date.', basis: 'CoP 6.44-6.56' },
  OVERLAPS_ANOTHER_PERIOD: { kind: 'RULE', message: 'Another provision code is already recorded from that date.', basis: 'One open provision code per enrolment; domain §2.1' },
  NOT_THE_SCHOOLS_DECISION: { kind: 'RULE', message: 'A status that a file or the local authority states is recorded, not decided here.', basis: 'Children and Families Act 2014 s.36-37, s.45; domain §0.1' },
  PLAN_PAPERS_MISSING: { kind: 'RULE', message: 'An EHC plan is recorded with the local authority and the reference of the plan.', basis: 'SEND Regulations 2014 reg 13; domain §2.1' },
  CEASE_NOTICE_MISSING: { kind: 'RULE', message: 'A plan ends with the local authority\'s cease notice; none is given.', basis: 'Children and Families Act 2014 s.45; SEND Regulations 2014 reg 31' },
  REVIEW_NOT_RECORDED: { kind: 'RULE', message: 'Removal from SEN support rests on a review that was held.', basis: 'CoP 6.53-6.56' },
  REVIEW_AFTER_DECISION: { kind: 'RULE', message: 'The review the removal rests on was held after the decision.', basis: 'CoP 6.53-6.56' },
  BEFORE_ADMISSION: { kind: 'RULE', message: 'The effective date is before the pupil\'s admission.', basis: 'Generic invalid move; domain §2' },
  AFTER_LEAVING: { kind: 'RULE', message: 'The effective date is after the pupil left.', basis: 'Generic invalid move; domain §2' },
  NO_AUTHORITY_AT_DECISION: { kind: 'RULE', message: 'No decider held an office or a delegation that covers this decision on that date.', basis: 'Scheme of delegation; SI 2013/1624 reg 6(4); domain §1.3' },
  REVIEW_DATE_NOT_AFTER_START: { kind: 'RULE', message: 'The review date is not after the effective date.', basis: 'CoP 6.44-6.56: a clear review date' },
  // Notes: recorded beside the decision, never in its way
  LATE_ENTRY: { kind: 'NOTE', message: 'The decision was entered later than the school\'s period for entries.', basis: 'Domain §0.7' },

  // Always
  DECIDED_AT_IS_NOW: { kind: 'ALWAYS', message: 'A decision taken here is decided now; an earlier one is recorded as reported or from a document.', basis: 'Design §3' },
  DECIDER_IS_THE_PERSON_SIGNED_IN: { kind: 'ALWAYS', message: 'A decision taken here is decided by the person who is signed in.', basis: 'Design §3' },
  DECIDED_AT_REQUIRED: { kind: 'ALWAYS', message: 'A decision that is reported or read from a document needs the date on which it was taken.', basis: 'Design §2.4' },
  DATE_IN_FUTURE: { kind: 'ALWAYS', message: 'Something that has happened cannot have a date in the future.', basis: 'Impossible date' },
  DATE_BEFORE_BIRTH: { kind: 'ALWAYS', message: 'The date is before the pupil was born.', basis: 'Impossible date' },
  END_BEFORE_START: { kind: 'ALWAYS', message: 'The end is before the start.', basis: 'Impossible date' },
  CODE_NOT_KNOWN: { kind: 'ALWAYS', message: 'A code is in no list, now or in the past.', basis: 'Dated code lists; see codeList' },
  PERSON_NOT_KNOWN: { kind: 'ALWAYS', message: 'A named person is not registered.', basis: 'Design §3' },
  DECIDERS_NOT_CONSISTENT: { kind: 'ALWAYS', message: 'A decider is either a person, or a meeting with its members, or not known.', basis: 'Domain §0.12' },
  ALREADY_RECORDED: { kind: 'ALWAYS', message: 'The log says this already.', basis: 'Design §3' },
  COMMAND_ID_REUSED: { kind: 'ALWAYS', message: 'This command id was used before with other input.', basis: 'Design §3' },
  REQUEST_CHANGED: { kind: 'ALWAYS', message: 'The record has changed since it was shown to you. Look at it again.', basis: 'Design §3' },
  NO_SUCH_RECORD: { kind: 'ALWAYS', message: 'There is no such record of this school, or it is void already.', basis: 'Design §3' },
  NOT_YET_IN_FORCE: { kind: 'ALWAYS', message: 'There is nothing that could end on that date.', basis: 'Design §3' },
  ALREADY_HELD: { kind: 'ALWAYS', message: 'The person holds this already on that date.', basis: 'Design §3' },
  TERMS_OVERLAP: { kind: 'ALWAYS', message: 'Terms follow each other without overlap, closures lie within them.', basis: 'Design §3' },
  SELF_APPOINTMENT: { kind: 'ALWAYS', message: 'Nobody gives an office to themselves, except the head and who holds first authority.', basis: 'Separation of duties; design §6' },
  SCHOOL_NOT_KNOWN: { kind: 'ALWAYS', message: 'There is no school with this URN here.', basis: 'Design §11' },
  ALREADY_REGISTERED: { kind: 'ALWAYS', message: 'This identifier belongs to a record already.', basis: 'Design §3' },
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof RULES;

/** The refusal for a rule, with its fixed words and basis. */
export function refusalOf(code: RuleCode): Refusal<RuleCode> {
  const { message, basis } = RULES[code];
  return { code, message, basis };
}
