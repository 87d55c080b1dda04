import { codes } from '../kernel/members.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { AUTHORITY_RULES } from './authority-rules.ts';
import { EHC_RULES } from './ehc/rules.ts';
import { ENROLMENT_RULES } from './enrolment/rules.ts';
import { IDENTIFICATION_RULES } from './identification/rules.ts';
import { INVOLVEMENT_RULES } from './involvement/rules.ts';
import { PEOPLE_RULES } from './people-rules.ts';
import { PROVISION_RULES } from './provision/rules.ts';
import type { Rule } from './rule.ts';
import { SIGN_OFF_RULES } from './sign-off/rules.ts';

/** Rules of decisions in every family. */
const COMMON_RULES = {
  BEFORE_ADMISSION: {
    kind: 'RULE',
    message: "The effective date is before the pupil's admission.",
    basis: 'A rule of this system, not of law',
  },
  AFTER_LEAVING: {
    kind: 'RULE',
    message: 'The effective date is after the pupil left.',
    basis: 'A rule of this system, not of law',
  },
  NO_AUTHORITY_AT_DECISION: {
    kind: 'RULE',
    message: 'No decider held an office or a delegation that covers this decision on that date.',
    basis: 'Scheme of delegation; SI 2013/1624 reg 6(4)',
  },
  REVIEW_DATE_NOT_AFTER_START: {
    kind: 'RULE',
    message: 'The review date is not after the effective date.',
    basis: 'CoP 6.44-6.56: a clear review date',
  },
  REVIEW_DATE_PAST: {
    kind: 'RULE',
    message:
      'The review date had passed when the decision was taken. Set a later one, or record a decision taken then.',
    basis: 'CoP 6.44-6.56: a clear review date',
  },
  PLANNED_DATE_PAST: {
    kind: 'RULE',
    message: 'A planned date had passed when the decision was taken. Set a later one, or record a decision taken then.',
    basis: 'A rule of this system, not of law',
  },

  // Notes: recorded beside the decision, never refusing it.
  LATE_ENTRY: {
    kind: 'NOTE',
    message: "The decision was entered later than the school's period for entries.",
    basis: 'A rule of this system, not of law',
  },
  EFFECT_BEFORE_DECISION: {
    kind: 'NOTE',
    message: 'The decision counts from a day before it was taken.',
    basis: 'A rule of this system, not of law',
  },
  CORRECTED_BY_ANOTHER: {
    kind: 'NOTE',
    message: 'It was corrected by somebody who neither decided nor recorded it.',
    basis: 'UK GDPR Art 5(1)(d)',
  },
  VOIDED_BY_ANOTHER: {
    kind: 'NOTE',
    message: 'It was made void by somebody who neither decided nor recorded it.',
    basis: 'UK GDPR Art 5(1)(d)',
  },
} as const satisfies Record<string, Rule>;

/** Rules that refuse on every basis: malformed, impossible, unknown, not permitted. */
const ALWAYS_RULES = {
  DECIDED_AT_IS_NOW: {
    kind: 'ALWAYS',
    message: 'A decision taken here is decided now; an earlier one is recorded as reported or from a document.',
    basis: 'A rule of this system, not of law',
  },
  DECIDER_IS_THE_PERSON_SIGNED_IN: {
    kind: 'ALWAYS',
    message: 'A decision taken here is decided by the person who is signed in.',
    basis: 'A rule of this system, not of law',
  },
  DECIDED_AT_REQUIRED: {
    kind: 'ALWAYS',
    message: 'A decision that is reported or read from a document needs the date on which it was taken.',
    basis: 'A rule of this system, not of law',
  },
  DATE_IN_FUTURE: {
    kind: 'ALWAYS',
    message: 'Something that has happened cannot have a date in the future.',
    basis: 'Impossible date',
  },
  DATE_BEFORE_BIRTH: { kind: 'ALWAYS', message: 'The date is before the pupil was born.', basis: 'Impossible date' },
  END_BEFORE_START: { kind: 'ALWAYS', message: 'The end is before the start.', basis: 'Impossible date' },
  CODE_NOT_KNOWN: {
    kind: 'ALWAYS',
    message: 'A code is in no list, now or in the past.',
    basis: 'Dated code lists; see codeList',
  },
  PERSON_NOT_KNOWN: {
    kind: 'ALWAYS',
    message: 'A named person is not registered.',
    basis: 'A rule of this system, not of law',
  },
  DECIDERS_NOT_CONSISTENT: {
    kind: 'ALWAYS',
    message: 'A decider is either a person, or a meeting with its members, or not known.',
    basis: 'A rule of this system, not of law',
  },
  ALREADY_RECORDED: {
    kind: 'ALWAYS',
    message: 'This is recorded already.',
    basis: 'A rule of this system, not of law',
  },
  COMMAND_ID_REUSED: {
    kind: 'ALWAYS',
    message: 'This command id was used before with other input.',
    basis: 'A rule of this system, not of law',
  },
  REQUEST_CHANGED: {
    kind: 'ALWAYS',
    message: 'The record has changed since it was shown to you. Look at it again.',
    basis: 'A rule of this system, not of law',
  },
  NO_SUCH_RECORD: {
    kind: 'ALWAYS',
    message: 'There is no such record of this school, or it is void already.',
    basis: 'A rule of this system, not of law',
  },
  CORRECTION_OF_ONE_RECORD: {
    kind: 'ALWAYS',
    message: 'A correction must replace exactly one record, in full.',
    basis: 'A rule of this system, not of law',
  },
  WORD_OF_ANOTHER: {
    kind: 'ALWAYS',
    message: 'Only the person who gave an answer in their own name may take it back.',
    basis: 'Separation of duties',
  },
  DECISION_RESTS_ON_IT: {
    kind: 'ALWAYS',
    message: 'A decision rests on this request for sign-off. Void or correct that decision first.',
    basis: 'Separation of duties',
  },
  LOG_NOT_PUT_RIGHT: {
    kind: 'ALWAYS',
    message: 'If the record was wrong, name the entry or correction that put it right.',
    basis: 'UK GDPR Art 5(1)(d)',
  },
  NOT_YET_IN_FORCE: {
    kind: 'ALWAYS',
    message: 'There is nothing that could end on that date.',
    basis: 'A rule of this system, not of law',
  },
  ALREADY_HELD: {
    kind: 'ALWAYS',
    message: 'The person holds this already on that date.',
    basis: 'A rule of this system, not of law',
  },
  TERMS_OVERLAP: {
    kind: 'ALWAYS',
    message: 'Terms must not overlap, and closures must lie within them.',
    basis: 'A rule of this system, not of law',
  },
  FINANCIAL_YEAR_DIFFERS: {
    kind: 'ALWAYS',
    message: 'A financial year is named by the calendar year of its first day.',
    basis: 'CoP 6.95-6.99',
  },
  SELF_APPOINTMENT: {
    kind: 'ALWAYS',
    message: 'Nobody may give themselves an office, except the head and the holder of first authority.',
    basis: 'Separation of duties',
  },
  SCHOOL_NOT_KNOWN: {
    kind: 'ALWAYS',
    message: 'There is no school with this URN here.',
    basis: 'A rule of this system, not of law',
  },
  ALREADY_REGISTERED: {
    kind: 'ALWAYS',
    message: 'This identifier belongs to a record already.',
    basis: 'A rule of this system, not of law',
  },
} as const satisfies Record<string, Rule>;

/** Every rule. Several broken rules are listed in this order. */
export const RULES = {
  ...IDENTIFICATION_RULES,
  ...EHC_RULES,
  ...PROVISION_RULES,
  ...INVOLVEMENT_RULES,
  ...SIGN_OFF_RULES,
  ...COMMON_RULES,
  ...AUTHORITY_RULES,
  ...ENROLMENT_RULES,
  ...PEOPLE_RULES,
  ...ALWAYS_RULES,
} as const;

export type RuleCode = keyof typeof RULES;

export const RULE_CODE = codes<RuleCode>(
  'RuleCode',
  'The rules that a command can meet: reasons of a refusal, or findings kept beside what was recorded.',
  Object.fromEntries(
    Object.entries(RULES).map(([code, { message, basis }]) => [code, `${message} Basis: ${basis}.`]),
  ) as Record<RuleCode, string>,
);

/** The refusal for a rule, with its fixed message and basis. */
export function refusalOf(code: RuleCode): Refusal<RuleCode> {
  const { message, basis } = RULES[code];
  return { code, message, basis };
}
