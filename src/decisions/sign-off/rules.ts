import type { Rule } from '../rule.ts';

export const SIGN_OFF_RULES = {
  SIGN_OFF_REQUIRED: {
    kind: 'RULE',
    message: "The school's policy asks for sign-off before this decision, and no approved request covers it.",
    basis: "The school's sign-off policy in force on that date",
  },
  SELF_SIGN_OFF: {
    kind: 'RULE',
    message: 'Nobody may answer a request that they made themselves.',
    basis: 'Separation of duties',
  },
  APPROVER_RECUSED: {
    kind: 'RULE',
    message: 'Somebody with a conflict of interest may not take part in the decision.',
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
      'The delegation does not cover this: the cost is above its limit or not known, or it is not for this pupil.',
    basis: 'Scheme of delegation',
  },
  HEADS_DECISION_IS_FINAL: {
    kind: 'RULE',
    message: "The head's own decision is final and needs no sign-off; nobody signs off the head.",
    basis: 'SI 2013/1624 reg 6(4)',
  },
  REQUEST_NOT_OPEN: {
    kind: 'RULE',
    message: 'The request cannot take this step: it is decided or withdrawn, or it waits for the other side.',
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
    message: "A panel's decision needs the reference of its minute, and none is given.",
    basis: "The school's sign-off policy",
  },
  REASON_REQUIRED: {
    kind: 'RULE',
    message: 'A rejection needs a reason, and a return needs questions.',
    basis: 'A rule of this system, not of law',
  },
  CONDITIONS_REQUIRED: {
    kind: 'RULE',
    message: 'An approval on conditions needs at least one condition.',
    basis: 'A rule of this system, not of law',
  },
  CONDITION_ALREADY_DUE: {
    kind: 'RULE',
    message: 'A condition is due before the day of the approval.',
    basis: 'A rule of this system, not of law',
  },
  COST_NOT_NAMED: {
    kind: 'RULE',
    message: 'This matter depends on cost, and no yearly cost is given.',
    basis: "The school's sign-off policy",
  },
  NOT_THE_PROPOSER: {
    kind: 'RULE',
    message:
      'Only who made a request, or who holds the post now in which it was made, may withdraw it or answer questions about it.',
    basis: 'A rule of this system, not of law',
  },

  DECIDER_RECUSED: {
    kind: 'RULE',
    message: 'Somebody who decides, or carries it out, stood aside for this pupil or matter.',
    basis: 'Separation of duties',
  },
  CONDITION_OWNER_RECUSED: {
    kind: 'RULE',
    message: 'A condition belongs to somebody who stood aside for this pupil or matter.',
    basis: 'Separation of duties',
  },

  ACT_NOT_ONE: {
    kind: 'ALWAYS',
    message: 'A request carries one act: give the input of exactly one command as `act`, or leave `act` out.',
    basis: 'An approval is of one act',
  },
  ACT_DIFFERS_FROM_REQUEST: {
    kind: 'ALWAYS',
    message: 'The request names another matter, or another yearly cost, than its act has.',
    basis: 'What is approved is what is shown',
  },
  RECUSED_TAKES_NO_PART: {
    kind: 'ALWAYS',
    message: 'Who stood aside for this pupil or matter takes no part in deciding it, nor in what follows from it.',
    basis: 'Separation of duties',
  },
  RECUSAL_LIFTED_BY_ANOTHER: {
    kind: 'ALWAYS',
    message: 'The chair, or a head who did not stand aside, lets somebody decide again; nobody does so for themselves.',
    basis: 'Separation of duties',
  },
  NOBODY_STOOD_ASIDE: {
    kind: 'ALWAYS',
    message: 'Nobody stands aside for this pupil, so there is nothing to lift and nobody to replace.',
    basis: 'SI 2013/1624 reg 6(4): the head decides otherwise',
  },
  SOMEBODY_ELSE_MAY: {
    kind: 'ALWAYS',
    message: 'Somebody who did not stand aside may decide this. A decider is appointed only where nobody may.',
    basis: 'SI 2013/1624 reg 6(4)',
  },
  APPOINTEE_NOT_FREE: {
    kind: 'ALWAYS',
    message: 'Who is appointed must work at the school, be no governor, not stand aside, and not appoint themselves.',
    basis: 'Separation of duties',
  },
  MATTER_NOT_ABOUT_A_PUPIL: {
    kind: 'ALWAYS',
    message: 'The information report is not about a pupil; its sign-off is asked for elsewhere.',
    basis: 'Children and Families Act 2014 s.69',
  },
  CONDITION_OF_OTHERS: {
    kind: 'ALWAYS',
    message:
      'Only the owner of a condition, an approver of the request or somebody who may sign off records that it is met.',
    basis: 'A condition has an owner',
  },

  APPROVAL_BY_PROPOSERS_WORD: {
    kind: 'NOTE',
    message: 'Who put the request forward reports its approval. It carries nothing until an approver confirms it.',
    basis: 'Separation of duties',
  },
  HEADS_DECISION_BY_ANOTHERS_WORD: {
    kind: 'NOTE',
    message: 'Somebody else reports it as the decision of the head, whose own decision alone needs no sign-off.',
    basis: 'Separation of duties; SI 2013/1624 reg 6(4)',
  },
  RETROSPECTIVE_SIGN_OFF: {
    kind: 'NOTE',
    message: 'It was approved after the day from which it was to count.',
    basis: 'A rule of this system, not of law',
  },
  SOLE_DECIDER: {
    kind: 'NOTE',
    message: 'The proposer also decided it, since nobody else could.',
    basis: 'Separation of duties: governors see it',
  },
  APPROVER_RECORDED_REQUEST: {
    kind: 'NOTE',
    message: "The approver had recorded the request in somebody else's name.",
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
