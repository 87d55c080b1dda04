import type { Rule } from '../rule.ts';

export const IDENTIFICATION_RULES = {
  NEED_NOT_RECORDED: {
    kind: 'RULE',
    message: 'SEN support and an EHC plan need at least a primary need.',
    basis: 'DfE school census, SENtype',
  },
  NEED_RANKS_NOT_DISTINCT: {
    kind: 'RULE',
    message: 'Each need has a rank of its own, and one of them is rank 1.',
    basis: 'DfE school census, SENtypeRank',
  },
  NEED_CODE_NOT_IN_FORCE: {
    kind: 'RULE',
    message: 'A need code is not in the list that is in force on the effective date.',
    basis: 'DfE SENtype code set, by date',
  },
  NEED_WITHOUT_SEN: {
    kind: 'RULE',
    message: 'A pupil without SEN has no ranked need in the return.',
    basis: 'DfE school census, SENprovision N',
  },
  NSA_WITH_PLAN: {
    kind: 'RULE',
    message: '"No specialist assessment" is used with SEN support only, never with an EHC plan.',
    basis: 'DfE SENtype NSA; SEN2 code set',
  },
  ALREADY_ON_SEN_SUPPORT: {
    kind: 'RULE',
    message: 'The pupil is on SEN support already on that date; periods may not overlap.',
    basis: 'One open provision code per enrolment',
  },
  HAS_EHC_PLAN: {
    kind: 'RULE',
    message: 'The pupil has an EHC plan on that date. Only the local authority can end it.',
    basis: 'Children and Families Act 2014 s.45',
  },
  NOT_ON_SEN_SUPPORT: {
    kind: 'RULE',
    message: 'The pupil is not on SEN support on that date.',
    basis: 'CoP 6.44-6.56',
  },
  OVERLAPS_ANOTHER_PERIOD: {
    kind: 'RULE',
    message: 'Another provision code is already recorded from that date.',
    basis: 'One open provision code per enrolment',
  },
  NOT_THE_SCHOOLS_DECISION: {
    kind: 'RULE',
    message: 'A status that a file or the local authority states is recorded, not decided here.',
    basis: 'Children and Families Act 2014 s.36-37, s.45',
  },
  PLAN_PAPERS_MISSING: {
    kind: 'RULE',
    message: 'An EHC plan is recorded with the local authority and the reference of the plan.',
    basis: 'SEND Regulations 2014 reg 13',
  },
  CEASE_NOTICE_MISSING: {
    kind: 'RULE',
    message: "A plan ends with the local authority's cease notice; none is given.",
    basis: 'Children and Families Act 2014 s.45; SEND Regulations 2014 reg 31',
  },
  REVIEW_NOT_RECORDED: {
    kind: 'RULE',
    message: 'To continue, step up or end SEN support, a review must have been held.',
    basis: 'CoP 6.53-6.56',
  },
  REVIEW_AFTER_DECISION: {
    kind: 'RULE',
    message: 'The review the removal rests on was held after the decision.',
    basis: 'CoP 6.53-6.56',
  },
  REVIEW_DATE_MISSING: {
    kind: 'RULE',
    message: 'No date is set for the next review.',
    basis: 'CoP 6.44-6.56: a clear review date',
  },
  EHC_ASSESSMENT_OPEN: {
    kind: 'RULE',
    message: 'An EHC needs assessment is open. Say why the pupil comes off SEN support all the same.',
    basis: 'CoP 6.63; Children and Families Act 2014 s.36',
  },
  NO_PLAN_TO_END: {
    kind: 'RULE',
    message: 'A reason why a plan ceased needs a code of K or N, and a plan before it.',
    basis: 'Children and Families Act 2014 s.45; SEN2 plan cease reason',
  },
  CONSENT_NOT_RECORDED: {
    kind: 'RULE',
    message: 'A referral outside the school rests on the agreement of the parent or young person; none is recorded.',
    basis: 'UK GDPR Art 9',
  },
  CONSENT_NOT_IN_FORCE: {
    kind: 'RULE',
    message: 'The agreement to the referral was given after it, or had ended by then.',
    basis: 'UK GDPR Art 9',
  },

  DISCUSSION_WITHOUT_PARENTS: {
    kind: 'NOTE',
    message: 'The parents took no part in the discussion, and no reason is given.',
    basis: 'CoP 6.39',
  },
  PROPOSED_WITHOUT_SENCO: {
    kind: 'NOTE',
    message: 'The SENCO is not among the proposers.',
    basis: 'CoP 6.20, 6.38',
  },
  FIRST_REVIEW_AFTER_A_TERM: {
    kind: 'NOTE',
    message: 'The first review is set more than a term after the start.',
    basis: 'Custom of schools; CoP 6.65',
  },
} as const satisfies Record<string, Rule>;
