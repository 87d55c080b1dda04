import { type CodeOf, codes } from '../../kernel/members.ts';

/** State of a case, seen from the school. */
export const EHC_STATE = codes('EhcState', 'Where an EHC case stands.', {
  CONSIDERING: 'A request is being considered.',
  EVIDENCE_ASSEMBLY: 'Evidence is being put together.',
  PARENT_DISCUSSION: 'It was discussed with parents or the young person.',
  SUBMITTED_FOR_SIGN_OFF: 'It waits for sign-off within the school.',
  DECIDED_TO_REQUEST: 'The school decided to ask, and has not yet.',
  DECIDED_NOT_TO_REQUEST: 'The school decided not to ask.',
  REQUESTED: 'A request went to the local authority.',
  WITHDRAWN: 'The request was withdrawn.',
  LA_AGREED_TO_ASSESS: 'The local authority agreed to assess.',
  LA_REFUSED_TO_ASSESS: 'The local authority refused to assess.',
  ADVICE_GIVEN: 'The school gave its advice.',
  LA_AGREED_TO_ISSUE: 'The local authority agreed to issue a plan.',
  LA_REFUSED_TO_ISSUE: 'The local authority refused to issue a plan.',
  DRAFT_RECEIVED: 'A draft plan was received.',
  SCHOOL_CONSULTED: 'The school was asked about being named.',
  FINAL_PLAN: 'There is a final plan.',
  ANNUAL_REVIEW_CYCLE: 'The plan is under review.',
  MAINTAINED: 'The plan was left as it is after a review.',
  AMENDED: 'The plan was amended.',
  REASSESSED: 'The pupil is assessed again.',
  CEASED: 'The plan ended.',
});
export type EhcState = CodeOf<typeof EHC_STATE>;
