import { InputType } from 'type-graphql';
import type { GrantDelegation, RevokeDelegation } from '../../src/governance/delegations.ts';
import type { DelegationGranted } from '../../src/governance/events.ts';
import type { SetTermCalendar } from '../../src/governance/term-calendar.ts';
import type { PupilScope } from '../../src/decisions/sign-off/given.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { DelegableDecisionEnum, GrantorEnum } from '../enums/deciding.ts';
import { DelegateRoleEnum } from '../enums/roles.ts';
import { PupilScopeEnum } from '../enums/sign-off.ts';
import { SchoolCommandInput } from './envelope.ts';
import { Day, Days, Id, Line, Money, OneOf, optional, Parts, SomeOf, Whole } from '../scalars/shape.ts';

@InputType({ description: 'Authority for named decisions, lent to a person or to whoever holds a role.' })
export class GrantDelegationInput extends SchoolCommandInput implements GrantDelegation {
  @Id('A new UUID for the delegation.')
  delegationId!: string;

  @OneOf(GrantorEnum, 'Who lends the authority.')
  grantor!: DelegationGranted['grantor'];

  @Id(optional('The person it is lent to; either this or `granteeOffice`.'))
  granteePerson: string | null = null;

  @OneOf(DelegateRoleEnum, optional('The role it is lent to; either this or `granteePerson`.'))
  granteeOffice: string | null = null;

  @SomeOf(DelegableDecisionEnum, 'The decisions it covers.')
  decisions!: string[];

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day.'))
  to: CivilDate | null = null;

  @Line(optional('Where it is minuted.'))
  minuteRef: string | null = null;

  @Money(optional('Up to which cost in a year it reaches; left out: any.'))
  maxAnnualCost: number | null = null;

  @OneOf(PupilScopeEnum, optional('Which pupils it reaches; left out: all.'))
  pupilScope: PupilScope | null = null;
}

@InputType({ description: 'The revocation of a delegation.' })
export class RevokeDelegationInput extends SchoolCommandInput implements RevokeDelegation {
  @Id('The delegation.')
  delegationId!: string;

  @Day('First day without it.')
  on!: CivilDate;
}

@InputType({ description: 'A term or half-term.' })
export class TermInput {
  @Day('First day.')
  from!: CivilDate;

  @Day('Last day.')
  to!: CivilDate;
}

@InputType({ description: 'The terms and closures of an academic year.' })
export class SetTermCalendarInput extends SchoolCommandInput implements SetTermCalendar {
  @Whole('The calendar year in which the academic year begins.', 2000, 2199)
  academicYear!: number;

  @Parts(() => TermInput, 'Terms or half-terms, in order.')
  terms!: TermInput[];

  @Days('Days in term on which the school is closed to pupils.')
  closures: CivilDate[] = [];
}
