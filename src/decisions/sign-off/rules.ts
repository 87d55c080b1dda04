import type { Rule } from '../rule.ts';

/** Rules of sign-off. */
export const SIGN_OFF_RULES = {
  SIGN_OFF_REQUIRED: {
    kind: 'RULE',
    message: "The school's policy asks for sign-off before this decision, and no approved request covers it.",
    basis: "The school's sign-off policy in force on that date",
  },
  SELF_SIGN_OFF: {
    kind: 'RULE',
    message: 'Nobody answers a request that they made themselves.',
    basis: 'Separation of duties',
  },
  APPROVER_RECUSED: {
    kind: 'RULE',
    message: 'Who has a conflict of interest takes no part in the decision.',
    basis: 'Separation of duties',
  },
  GOVERNOR_DECIDES_NO_PUPIL: {
    kind: 'RULE',
    message: 'Governors do not decide about individual pupils.',
    basis: 'A rule of this system, not of law',
  },
  DELEGATION_LAPSED: {
    kind: 'RULE',
    message: 'The delegation that covered this had ended or was revoked on that date.',
    basis: 'Scheme of delegation; SI 2013/1624 reg 18',
  },
  DELEGATION_LIMIT_EXCEEDED: {
    kind: 'RULE',
    message:
      'The delegation does not reach so far: the cost is above its limit or not known, or the pupil is not one it is for.',
    basis: 'Scheme of delegation',
  },
  HEADS_DECISION_IS_FINAL: {
    kind: 'RULE',
    message: "The head's own decision is final and needs no sign-off; nobody signs off the head.",
    basis: 'SI 2013/1624 reg 6(4)',
  },
  REQUEST_NOT_OPEN: {
    kind: 'RULE',
    message: "The request is not open to this: it is decided or withdrawn, or it is the other side's turn.",
    basis: 'What is closed is followed by a new request',
  },
  REQUEST_ALREADY_OPEN: {
    kind: 'RULE',
    message: 'A request about the same matter is open already.',
    basis: 'One open request for a matter',
  },
  SIGN_OFF_LAPSED: {
    kind: 'RULE',
    message: 'The request had lapsed on that date.',
    basis: "The school's sign-off policy",
  },
  QUORUM_MINUTE_MISSING: {
    kind: 'RULE',
    message: 'What a panel decides is minuted; no minute is given.',
    basis: "The school's sign-off policy",
  },
  REASON_REQUIRED: {
    kind: 'RULE',
    message: 'A request is rejected with a reason and returned with questions.',
    basis: 'A rule of this system, not of law',
  },
  CONDITIONS_REQUIRED: {
    kind: 'RULE',
    message: 'An approval with conditions names at least one.',
    basis: 'A rule of this system, not of law',
  },
  CONDITION_ALREADY_DUE: {
    kind: 'RULE',
    message: 'A condition is due before the day of the approval.',
    basis: 'A rule of this system, not of law',
  },
  COST_NOT_NAMED: {
    kind: 'RULE',
    message: 'What is asked is a matter of cost, and no yearly cost is named.',
    basis: "The school's sign-off policy",
  },
  NOT_THE_PROPOSER: {
    kind: 'RULE',
    message: 'Only who made a request withdraws it or answers what is asked about it.',
    basis: 'A rule of this system, not of law',
  },

  MATTER_NOT_ABOUT_A_PUPIL: {
    kind: 'ALWAYS',
    message: 'The information report is not about a pupil; its sign-off is asked for elsewhere.',
    basis: 'Children and Families Act 2014 s.69',
  },
  CONDITION_OF_OTHERS: {
    kind: 'ALWAYS',
    message: 'That a condition is met is said by who sees to it, who approved on it, or who may sign off.',
    basis: 'A condition has an owner',
  },

  RETROSPECTIVE_SIGN_OFF: {
    kind: 'NOTE',
    message: 'It was approved after the day from which it was to count.',
    basis: 'A rule of this system, not of law',
  },
  SOLE_DECIDER: {
    kind: 'NOTE',
    message: 'Who proposed it also decided it, since nobody else could.',
    basis: 'Separation of duties: governors see it',
  },
  APPROVER_RECORDED_REQUEST: {
    kind: 'NOTE',
    message: "Who approved the request had put it on record in somebody else's name.",
    basis: 'Separation of duties',
  },
  SIGN_OFF_OVERDUE: {
    kind: 'NOTE',
    message: 'The request has waited for an answer longer than the school allows itself.',
    basis: 'Customary: 10 school days',
  },
  CONDITION_OVERDUE: {
    kind: 'NOTE',
    message: 'A condition of an approval was not met by the day it was due.',
    basis: 'A rule of this system, not of law',
  },
} as const satisfies Record<string, Rule>;
