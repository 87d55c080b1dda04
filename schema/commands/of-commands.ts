import { EHC_INPUTS } from './ehc-of-commands.ts';
import {
  ChangePupilIdentityInput,
  MergePupilInput,
  RecordTransferInInput,
  RecordTransferOutInput,
  RecordTransferPapersInput,
} from './enrolment.ts';
import { SetNotionalBudgetInput } from './budget.ts';
import { GrantDelegationInput, RevokeDelegationInput, SetTermCalendarInput } from './governing.ts';
import {
  PlaceOnSenSupportInput,
  RaiseConcernInput,
  RecordReviewDateInput,
  RecordSenStatusInput,
  RemoveFromSenSupportInput,
} from './identification.ts';
import {
  AcknowledgeDecisionInput,
  AnswerConsultationInput,
  ConfirmDecisionInput,
  ConfirmInvolvementInput,
  DisputeDecisionInput,
  DisputeInvolvementInput,
  InformSencoInput,
  RecordConsultationInput,
  RecordTeachersInformedInput,
} from './involvement.ts';
import {
  DecideNotSenInput,
  ProposeIdentificationInput,
  RecordDiscussionInput,
  RecordInformationInput,
  ReferToSpecialistInput,
  StartMonitoringInput,
} from './identification-case.ts';
import { PROVISION_GROUP_INPUTS, PROVISION_INPUTS } from './provision-of-commands.ts';
import { LinkSignInInput, RecordPersonLeftInput, RegisterPersonInput } from './people.ts';
import { RecordPupilLeftInput, RegisterPupilInput, ResolveDiscrepancyInput, VoidRecordAsErrorInput } from './pupils.ts';
import {
  AttachEvidenceInput,
  EndContactRestrictionInput,
  NameAlternativePersonInput,
  RecordCapacityInput,
  RecordParentInformedInput,
  RestrictContactInput,
} from './rights.ts';
import {
  ContinueSenSupportInput,
  HoldSenSupportReviewInput,
  RankNeedsInput,
  StepUpSenSupportInput,
} from './sen-support.ts';
import {
  ApproveSignOffInput,
  ApproveSignOffWithConditionsInput,
  RejectSignOffInput,
  RequestSignOffInput,
  ResubmitSignOffInput,
  ReturnSignOffInput,
  WithdrawSignOffInput,
} from './sign-off.ts';
import {
  MeetConditionInput,
  RecordDissentInput,
  RecordOutsideReviewInput,
  RecuseFromSignOffInput,
  SetSignOffPolicyInput,
} from './sign-off-records.ts';
import {
  AssignOfficeInput,
  DesignateSencoInput,
  EndOfficeInput,
  EndSencoDesignationInput,
  JoinLeadershipTeamInput,
  LeaveLeadershipTeamInput,
} from './staffing.ts';
import type { GroupInputClass, InputClass } from './input-class.ts';

/** The input class of each command that is offered over GraphQL, by the command's name. */
export const INPUTS: Readonly<Record<string, InputClass>> = {
  RaiseConcern: RaiseConcernInput,
  RecordInformation: RecordInformationInput,
  RecordDiscussion: RecordDiscussionInput,
  ProposeIdentification: ProposeIdentificationInput,
  PlaceOnSenSupport: PlaceOnSenSupportInput,
  StartMonitoring: StartMonitoringInput,
  DecideNotSen: DecideNotSenInput,
  ReferToSpecialist: ReferToSpecialistInput,
  RecordSenStatus: RecordSenStatusInput,
  RecordReviewDate: RecordReviewDateInput,
  RankNeeds: RankNeedsInput,
  HoldSenSupportReview: HoldSenSupportReviewInput,
  ContinueSenSupport: ContinueSenSupportInput,
  StepUpSenSupport: StepUpSenSupportInput,
  RemoveFromSenSupport: RemoveFromSenSupportInput,
  ...EHC_INPUTS,
  ...PROVISION_INPUTS,
  ConfirmDecision: ConfirmDecisionInput,
  DisputeDecision: DisputeDecisionInput,
  InformSenco: InformSencoInput,
  ConfirmInvolvement: ConfirmInvolvementInput,
  DisputeInvolvement: DisputeInvolvementInput,
  AnswerConsultation: AnswerConsultationInput,
  RecordConsultation: RecordConsultationInput,
  RecordParentInformed: RecordParentInformedInput,
  RecordCapacity: RecordCapacityInput,
  NameAlternativePerson: NameAlternativePersonInput,
  RestrictContact: RestrictContactInput,
  EndContactRestriction: EndContactRestrictionInput,
  AttachEvidence: AttachEvidenceInput,
  RecordTeachersInformed: RecordTeachersInformedInput,
  AcknowledgeDecision: AcknowledgeDecisionInput,
  RequestSignOff: RequestSignOffInput,
  ResubmitSignOff: ResubmitSignOffInput,
  WithdrawSignOff: WithdrawSignOffInput,
  ApproveSignOff: ApproveSignOffInput,
  ApproveSignOffWithConditions: ApproveSignOffWithConditionsInput,
  ReturnSignOff: ReturnSignOffInput,
  RejectSignOff: RejectSignOffInput,
  MeetCondition: MeetConditionInput,
  RecuseFromSignOff: RecuseFromSignOffInput,
  RecordDissent: RecordDissentInput,
  RecordOutsideReview: RecordOutsideReviewInput,
  VoidRecordAsError: VoidRecordAsErrorInput,
  ResolveDiscrepancy: ResolveDiscrepancyInput,
  RegisterPupil: RegisterPupilInput,
  RecordPupilLeft: RecordPupilLeftInput,
  RecordTransferOut: RecordTransferOutInput,
  RecordTransferIn: RecordTransferInInput,
  RecordTransferPapers: RecordTransferPapersInput,
  ChangePupilIdentity: ChangePupilIdentityInput,
  MergePupil: MergePupilInput,
  AssignOffice: AssignOfficeInput,
  EndOffice: EndOfficeInput,
  DesignateSenco: DesignateSencoInput,
  EndSencoDesignation: EndSencoDesignationInput,
  JoinLeadershipTeam: JoinLeadershipTeamInput,
  LeaveLeadershipTeam: LeaveLeadershipTeamInput,
  GrantDelegation: GrantDelegationInput,
  RevokeDelegation: RevokeDelegationInput,
  SetSignOffPolicy: SetSignOffPolicyInput,
  SetNotionalBudget: SetNotionalBudgetInput,
  SetTermCalendar: SetTermCalendarInput,
  RegisterPerson: RegisterPersonInput,
  LinkSignIn: LinkSignInInput,
  RecordPersonLeft: RecordPersonLeftInput,
};

/** The input class of each command that the registry offers for a group of pupils, by the command's name. */
export const GROUP_INPUTS: Readonly<Record<string, GroupInputClass>> = { ...PROVISION_GROUP_INPUTS };
