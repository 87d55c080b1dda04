import type { Rule } from '../rule.ts';

const PREDECESSOR = 'If letters did not reach the school, say that what came before is not known here.';

export const EHC_RULES = {
  AGED_25_OR_OVER: {
    kind: 'RULE',
    message: 'Nobody aged 25 or over can be assessed for an EHC plan.',
    basis: 'Children and Families Act 2014 s.36(3), s.83',
  },
  ASSESSMENT_OPEN: {
    kind: 'RULE',
    message: 'An EHC needs assessment of the pupil is open already.',
    basis: 'Children and Families Act 2014 s.36',
  },
  REQUEST_OPEN: {
    kind: 'RULE',
    message: 'A request for an EHC needs assessment is open already.',
    basis: 'Children and Families Act 2014 s.36',
  },
  REASON_FOR_NO_REQUEST: {
    kind: 'RULE',
    message:
      'A decision not to ask for an assessment needs its reason. The criteria of a local authority are not the legal test.',
    basis: 'Children and Families Act 2014 s.36(1), s.36(8)',
  },
  NO_REQUEST_OPEN: {
    kind: 'RULE',
    message: `No open request for an EHC needs assessment is recorded. ${PREDECESSOR}`,
    basis: 'Children and Families Act 2014 s.36',
  },
  NO_DECISION_TO_ASSESS: {
    kind: 'RULE',
    message: `No decision of the local authority to assess is recorded. ${PREDECESSOR}`,
    basis: 'SEND Regulations 2014 reg 5, reg 10',
  },
  NO_DECISION_TO_ISSUE: {
    kind: 'RULE',
    message: `No decision of the local authority to issue a plan is recorded. ${PREDECESSOR}`,
    basis: 'SEND Regulations 2014 reg 13-14',
  },
  NO_PLAN: {
    kind: 'RULE',
    message: `No EHC plan of the pupil is recorded. ${PREDECESSOR}`,
    basis: 'Children and Families Act 2014 s.44',
  },
  NO_LA_MOVE: {
    kind: 'RULE',
    message: `No transfer of the plan to another local authority is recorded. ${PREDECESSOR}`,
    basis: 'SEND Regulations 2014 reg 15',
  },
  NO_REVIEW_MEETING: {
    kind: 'RULE',
    message: `No review meeting is recorded on which the local authority could decide. ${PREDECESSOR}`,
    basis: 'SEND Regulations 2014 reg 20',
  },
  DECISION_BEFORE_MEETING: {
    kind: 'RULE',
    message: "The local authority's decision is dated before the review meeting.",
    basis: 'SEND Regulations 2014 reg 20(10)',
  },
  NO_REVIEW_DECISION: {
    kind: 'RULE',
    message: `No decision of the local authority after a review is recorded. ${PREDECESSOR}`,
    basis: 'SEND Regulations 2014 reg 22',
  },
  NO_APPEAL: {
    kind: 'RULE',
    message: `No appeal is recorded. ${PREDECESSOR}`,
    basis: 'Children and Families Act 2014 s.51',
  },
  NO_APPEALABLE_DECISION: {
    kind: 'RULE',
    message: `No decision that could be appealed in this way is recorded. ${PREDECESSOR}`,
    basis: 'Children and Families Act 2014 s.51(2)',
  },
  NO_CONSULTATION: {
    kind: 'RULE',
    message: 'No consultation of the local authority on naming the school is recorded.',
    basis: 'Children and Families Act 2014 s.38(2), s.39',
  },
  GROUND_NOT_RECORDED: {
    kind: 'RULE',
    message: 'A school that objects to being named must give a ground of s.39(4).',
    basis: 'Children and Families Act 2014 s.39(4)',
  },
  NOT_A_SCHOOLS_REQUEST: {
    kind: 'RULE',
    message:
      "Only the school's own request is made here. Record requests of parents, young persons and others as reported.",
    basis: 'Children and Families Act 2014 s.36(1)',
  },

  PARENTS_NOT_AWARE: {
    kind: 'NOTE',
    message: 'The request was made without the knowledge of the parents or the young person.',
    basis: 'CoP 9.8',
  },
  FEW_REVIEWED_CYCLES: {
    kind: 'NOTE',
    message: 'Fewer reviewed cycles than local authorities usually ask for. That is not the legal test.',
    basis: 'CoP 6.44-6.56; Children and Families Act 2014 s.36(8)',
  },
  PHASE_TRANSFER_NOT_RECORDED: {
    kind: 'NOTE',
    message: 'The pupil has a plan and is in a year of transition; no transfer is recorded, so its clock cannot run.',
    basis: 'SEND Regulations 2014 reg 18',
  },
  EXCEPTION_NOT_OF_THIS_CLOCK: {
    kind: 'NOTE',
    message: 'The claimed ground is not one of the exceptions to this clock.',
    basis: 'SEND Regulations 2014 reg 5(4), reg 8(2), reg 10(4), reg 13(3), reg 44(3)',
  },

  RECEIVED_BEFORE_WRITTEN: {
    kind: 'ALWAYS',
    message: 'A document cannot be received before its date.',
    basis: 'Impossible date',
  },
} as const satisfies Record<string, Rule>;
