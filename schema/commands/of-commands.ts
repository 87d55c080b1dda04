import { SetNotionalBudgetInput } from './budget.ts';
import { GrantDelegationInput, RevokeDelegationInput, SetTermCalendarInput } from './governing.ts';
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
import { inputClass } from './input-from-members.ts';
import type { CommandDefinition } from '../../src/registry/definition.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { DecisionInput, GroupDecisionInput, PupilCommandInput, SchoolCommandInput } from './envelope.ts';
import { LinkSignInInput, RecordPersonLeftInput, RegisterPersonInput } from './people.ts';
import {
  AttachEvidenceInput,
  EndContactRestrictionInput,
  NameAlternativePersonInput,
  RecordCapacityInput,
  RecordParentInformedInput,
  RestrictContactInput,
} from './rights.ts';
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

/** Input classes that no table gives. */
const WRITTEN_BY_HAND: Readonly<Record<string, InputClass>> = {
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

/** The input class of each command that is offered over GraphQL, by the command's name. */
export const INPUTS: Readonly<Record<string, InputClass>> = Object.fromEntries(
  REGISTRY.filter(({ door }) => door === 'GRAPHQL').map((definition) => [definition.name, inputOf(definition)]),
);

function inputOf({ name, takes, subject, kind, records, decidesOn }: CommandDefinition): InputClass {
  const byHand = WRITTEN_BY_HAND[name];
  if (takes === undefined && byHand === undefined) throw new TypeError(`the command ${name} has no input class`);
  if (takes === undefined) return byHand as InputClass;
  // A pupil who has no record yet cannot be named, and a merge names two.
  const aboutPupil = subject === 'PUPIL' && records !== 'NEW_PUPIL' && decidesOn !== 'MERGED';
  const Base = !aboutPupil ? SchoolCommandInput : kind === 'DECISION' ? DecisionInput : PupilCommandInput;
  return inputClass(name, takes, Base) as InputClass;
}

/** The input class of each command that the registry offers for a group of pupils, by the command's name. */
export const GROUP_INPUTS: Readonly<Record<string, GroupInputClass>> = Object.fromEntries(
  REGISTRY.flatMap(({ name, forGroup }) =>
    forGroup === undefined
      ? []
      : [[name, inputClass(`${name}ForGroup`, forGroup, GroupDecisionInput) as GroupInputClass]],
  ),
);
