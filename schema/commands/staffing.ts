import { InputType } from 'type-graphql';
import type { Office } from '../../src/governance/events.ts';
import type {
  AssignOffice,
  DesignateSenco,
  EndOffice,
  EndSencoDesignation,
  JoinLeadershipTeam,
  LeaveLeadershipTeam,
} from '../../src/governance/staffing.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { OfficeEnum } from '../enums/roles.ts';
import { SchoolCommandInput } from './envelope.ts';
import { Day, Id, Line, OneOf, optional, YesNo } from '../scalars/shape.ts';

@InputType({ description: "What every command about a person's place at a school has." })
export class StaffInput extends SchoolCommandInput {
  @Id('The person.')
  personId!: string;
}

@InputType({ description: 'An office for a person.' })
export class AssignOfficeInput extends StaffInput implements AssignOffice {
  @OneOf(OfficeEnum, 'The office.')
  office!: Office;

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day, where it is known.'))
  to: CivilDate | null = null;

  @Line(optional('Where the appointment is minuted.'))
  minuteRef: string | null = null;
}

@InputType({ description: 'The end of an office.' })
export class EndOfficeInput extends StaffInput implements EndOffice {
  @OneOf(OfficeEnum, 'The office.')
  office!: Office;

  @Day('Last day.')
  on!: CivilDate;
}

@InputType({ description: 'The designation of a SENCO (Children and Families Act 2014 s.67(2)).' })
export class DesignateSencoInput extends StaffInput implements DesignateSenco {
  @Day('First day.')
  from!: CivilDate;

  @YesNo('Whether only acting for somebody.')
  acting!: boolean;

  @Line(optional('Where the designation is minuted.'))
  minuteRef: string | null = null;
}

@InputType({ description: 'The end of a designation as SENCO.' })
export class EndSencoDesignationInput extends StaffInput implements EndSencoDesignation {
  @Day('Last day.')
  on!: CivilDate;
}

@InputType({ description: 'Membership of the senior leadership team.' })
export class JoinLeadershipTeamInput extends StaffInput implements JoinLeadershipTeam {
  @Day('First day.')
  from!: CivilDate;
}

@InputType({ description: 'The end of a membership of the senior leadership team.' })
export class LeaveLeadershipTeamInput extends StaffInput implements LeaveLeadershipTeam {
  @Day('Last day.')
  on!: CivilDate;
}
