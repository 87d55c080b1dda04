import type { Rule } from './rule.ts';

const SCHEME = 'Scheme of delegation; SI 2013/1624 regs 18-19';
const OWN = 'A rule of this system, not of law';

/** Rules of granting authority, and of when it was recorded. */
export const AUTHORITY_RULES = {
  // Notes: worked out when asked, from what was known at the decision and what is known now.
  AUTHORITY_RECORDED_LATER: {
    kind: 'NOTE',
    message:
      'The authority counts from an earlier day than it was recorded: at the decision the record did not hold it.',
    basis: OWN,
  },
  AUTHORITY_FROM_BEFORE_THE_RECORD: {
    kind: 'NOTE',
    message: "It is from before the school's record starts: what was authority then, the record cannot show.",
    basis: OWN,
  },
  POLICY_RECORDED_LATER: {
    kind: 'NOTE',
    message: 'The sign-off policy counts from an earlier day than it was recorded; it takes no need of sign-off away.',
    basis: "The school's sign-off policy as it was known at the decision",
  },
  AUTHORITY_TAKEN_BACK_LATER: {
    kind: 'NOTE',
    message: 'It takes authority back for days that had passed. What was decided on them keeps its authority.',
    basis: OWN,
  },
  NOT_CONFIRMED_BY_THE_BOARD: {
    kind: 'NOTE',
    message: "It was typed in in the board's name, and neither chair nor clerk has confirmed the minute.",
    basis: 'SI 2013/1624 regs 18-19: the board delegates, by its minute',
  },
  GRANT_WITHOUT_MINUTE: {
    kind: 'NOTE',
    message: 'The grant names no minute, or not the day on which it was given.',
    basis: SCHEME,
  },
  GRANTED_BY_POST_TO_A_GOVERNOR: {
    kind: 'NOTE',
    message: 'It lends decisions about pupils to a governor or clerk, and gives no authority.',
    basis: 'Governors decide about no pupil; SEND Code of Practice 6.3',
  },

  // Who may grant, confirm and put forward.
  GRANT_IN_ANOTHERS_NAME: {
    kind: 'ALWAYS',
    message:
      "`grantor` HEADTEACHER may be recorded by the head alone. For the board's grant name the board as `grantor`.",
    basis: SCHEME,
  },
  GRANT_TO_ONESELF: {
    kind: 'ALWAYS',
    message: 'Nobody lends authority to themselves. The board may: record it in the name of the board.',
    basis: 'Separation of duties',
  },
  NOT_THE_HEADS_TO_GRANT: {
    kind: 'ALWAYS',
    message:
      'The head lends only what the head may decide. Name the board as `grantor`, or leave these `decisions` out.',
    basis: 'SI 2013/1624 reg 6(4)',
  },
  GOVERNOR_RECEIVES_NO_PUPILS: {
    kind: 'ALWAYS',
    message: 'Governor, clerk and chair receive no decision about pupils by that post. Lend it to a member of staff.',
    basis: 'Governors decide about no pupil; SEND Code of Practice 6.3',
  },
  NOTHING_TO_CONFIRM: {
    kind: 'ALWAYS',
    message: "There is no grant in the board's name with this `delegationId` that waits to be confirmed.",
    basis: OWN,
  },
  MINUTE_CONFIRMED_BY_ANOTHER: {
    kind: 'ALWAYS',
    message: "Only chair or clerk confirms what the board's minutes say.",
    basis: 'SI 2013/1624 regs 18-19: the board delegates, by its minute',
  },
  CONFIRMED_FOR_ONESELF: {
    kind: 'ALWAYS',
    message: 'Nobody confirms a grant to themselves. Another of chair and clerk may, with `confirmDelegation`.',
    basis: 'Separation of duties',
  },
  RECORD_START_IS_THE_CHAIRS: {
    kind: 'ALWAYS',
    message: 'Only the chair of governors puts the start of the record forward.',
    basis: OWN,
  },
  RECORD_START_PASSED: {
    kind: 'ALWAYS',
    message: 'The record has started: its first day stays.',
    basis: OWN,
  },
  RECORD_START_NOT_LATER: {
    kind: 'ALWAYS',
    message: '`recordFrom` has to be later than the day that stands.',
    basis: OWN,
  },
  RECORD_START_TOO_LATE: {
    kind: 'ALWAYS',
    message: '`recordFrom` is at most a term, sixteen weeks, after the school was entered.',
    basis: OWN,
  },
} as const satisfies Record<string, Rule>;
