import type { NamedDecider } from '../../src/decisions/given.ts';
import type { DELEGABLE_DECISIONS, DelegationGranted } from '../../src/governance/events.ts';
import type { AuthorityKind, Basis, EventMetadata, Meeting } from '../../src/kernel/metadata.ts';
import { publishEnum } from './publish.ts';

export const BasisEnum = publishEnum<Basis>('Basis', 'How a decision came into the record.', {
  TAKEN_HERE: 'Decided here and now by the person who is signed in.',
  REPORTED: 'Decided elsewhere or earlier, as somebody reports it.',
  FROM_DOCUMENT: 'Decided elsewhere or earlier, as a document or file says it.',
});

export const AuthorityKindEnum = publishEnum<AuthorityKind>('AuthorityKind', 'What the authority of a decider rests on.', {
  OFFICE: 'An office or designation held at the time.',
  DELEGATION: 'A delegation in force at the time.',
  NOT_RECORDED: 'No office or delegation that covers the decision is recorded.',
});

export const MeetingEnum = publishEnum<Meeting>('Meeting', 'Meetings that decide.', {
  LEADERSHIP_TEAM: 'Senior leadership team.',
  SEN_PANEL: 'SEN panel of the school.',
  INCLUSION_PANEL: 'Inclusion panel.',
  REVIEW_MEETING: 'Review meeting of the graduated approach.',
  ANNUAL_REVIEW: 'Annual review of an EHC plan.',
  TEAM_AROUND_THE_CHILD: 'Team around the child.',
  OTHER: 'Another meeting.',
});

export const DeciderKindEnum = publishEnum<NamedDecider['kind']>('DeciderKind', 'Who decided, as far as it is known.', {
  PERSON: 'One person.',
  MEETING: 'A meeting with its members.',
  NOT_KNOWN: 'Not known.',
});

export const DatePrecisionEnum = publishEnum<NonNullable<EventMetadata['decidedAtPrecision']>>('DatePrecision', 'How exactly the time of a decision is known.', {
  INSTANT: 'To the moment.',
  DAY: 'Only the day.',
});

export const GrantorEnum = publishEnum<DelegationGranted['grantor']>('Grantor', 'Who lends authority.', {
  GOVERNING_BODY: 'Governing body of a maintained school.',
  TRUST_BOARD: 'Board of the trust, by its scheme of delegation.',
  HEADTEACHER: 'Headteacher.',
});

export const DelegableDecisionEnum = publishEnum<(typeof DELEGABLE_DECISIONS)[number]>('DelegableDecision', 'Decisions that a delegation can cover.', {
  RaiseConcern: 'Raising a concern.',
  ProposeIdentification: 'Proposing what becomes of a concern.',
  PlaceOnSenSupport: 'Placing a pupil on SEN support.',
  StartMonitoring: 'Watching a pupil without SEN support.',
  DecideNotSen: 'Deciding that a concern is not SEN.',
  ReferToSpecialist: 'Referring a pupil to a specialist.',
  RankNeeds: 'Ranking needs anew.',
  HoldSenSupportReview: 'Holding a review of SEN support.',
  ContinueSenSupport: 'Going on with SEN support after a review.',
  StepUpSenSupport: 'Doing more after a review of SEN support.',
  RemoveFromSenSupport: 'Taking a pupil off SEN support.',
  StartProvision: 'Starting provision.',
  AmendProvision: 'Changing provision.',
  SuspendProvision: 'Suspending provision.',
  ResumeProvision: 'Resuming provision.',
  EndProvision: 'Ending provision.',
  SetOutcome: 'Setting an outcome.',
  AgreeApdrPlan: 'Agreeing the plan of a cycle of assess, plan, do, review.',
  HoldApdrReview: 'Reviewing such a cycle.',
  StartPlacementElsewhere: 'Placing a pupil elsewhere.',
  EndPlacementElsewhere: 'Ending a placement elsewhere.',
  MakeReferral: 'Referring a pupil to an agency.',
  DecideRecommendation: 'Adopting or declining a recommendation of an agency.',
  RequestTopUp: 'Asking for top-up funding.',
  ApproveSignOff: 'Approving a request for sign-off.',
  ApproveSignOffWithConditions: 'Approving a request for sign-off on conditions.',
  ReturnSignOff: 'Returning a request for sign-off with questions.',
  RejectSignOff: 'Rejecting a request for sign-off.',
  DecideEhcRequest: 'Deciding whether to ask for an EHC needs assessment.',
  SubmitEhcRequest: 'Signing a request for an EHC needs assessment for the school.',
  WithdrawEhcRequest: 'Withdrawing the school\'s request for an EHC needs assessment.',
  AnswerNamingConsultation: 'Answering a consultation on naming the school in a plan.',
});
