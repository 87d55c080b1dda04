import type { Command } from '../../src/decisions/given.ts';
import { DecideEhcRequestInput } from './ehc.ts';
import { GrantDelegationInput, RevokeDelegationInput, SetTermCalendarInput } from './governing.ts';
import { PlaceOnSenSupportInput, RaiseConcernInput, RecordSenStatusInput, RemoveFromSenSupportInput } from './identification.ts';
import { LinkSignInInput, RecordPersonLeftInput, RegisterPersonInput } from './people.ts';
import { RecordPupilLeftInput, RegisterPupilInput, ResolveDiscrepancyInput, VoidRecordAsErrorInput } from './pupils.ts';
import { AssignOfficeInput, DesignateSencoInput, EndOfficeInput, EndSencoDesignationInput, JoinLeadershipTeamInput, LeaveLeadershipTeamInput } from './staffing.ts';

export type InputClass = new () => Command;

/** The input class of each command that is offered over GraphQL, by the command's name. */
export const INPUTS: Readonly<Record<string, InputClass>> = {
  RaiseConcern: RaiseConcernInput,
  PlaceOnSenSupport: PlaceOnSenSupportInput,
  RecordSenStatus: RecordSenStatusInput,
  RemoveFromSenSupport: RemoveFromSenSupportInput,
  DecideEhcRequest: DecideEhcRequestInput,
  VoidRecordAsError: VoidRecordAsErrorInput,
  ResolveDiscrepancy: ResolveDiscrepancyInput,
  RegisterPupil: RegisterPupilInput,
  RecordPupilLeft: RecordPupilLeftInput,
  AssignOffice: AssignOfficeInput,
  EndOffice: EndOfficeInput,
  DesignateSenco: DesignateSencoInput,
  EndSencoDesignation: EndSencoDesignationInput,
  JoinLeadershipTeam: JoinLeadershipTeamInput,
  LeaveLeadershipTeam: LeaveLeadershipTeamInput,
  GrantDelegation: GrantDelegationInput,
  RevokeDelegation: RevokeDelegationInput,
  SetTermCalendar: SetTermCalendarInput,
  RegisterPerson: RegisterPersonInput,
  LinkSignIn: LinkSignInInput,
  RecordPersonLeft: RecordPersonLeftInput,
};
