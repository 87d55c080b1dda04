import { Field, ID, ObjectType } from 'type-graphql';
import { isConfirmed, minutedOn } from '../../../src/governance/grant.ts';
import { delegationInTime, type GrantAsked } from '../../../src/governance/grant-in-time.ts';
import { type Delegation, delegationInForce } from '../../../src/governance/school.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { PupilScope } from '../../../src/decisions/sign-off/given.ts';
import { PUPIL_SCOPE } from '../../../src/decisions/sign-off/given.ts';
import { GRANTOR } from '../../../src/governance/events.ts';
import { DelegableDecisionEnum } from '../../enums/deciding.ts';
import { enumOf } from '../../enums/enum-of.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { Person } from '../people/person.ts';
import { GrantRecord } from './granted.ts';

@ObjectType('Delegation', { description: 'Authority that was lent for named decisions.', simpleResolvers: true })
export class DelegationType {
  @Field(() => ID, { description: 'Stored id of the delegation.' })
  readonly delegationId: string;

  @Field(() => enumOf(GRANTOR), { description: 'In whose name it was lent.' })
  readonly grantor: string;

  @Field(() => Person, { nullable: true, description: 'To whom; null where it is lent to whoever holds a role.' })
  readonly granteePerson: Person | null;

  @Field(() => RoleEnum, { nullable: true, description: 'To whoever holds this role; null where it names a person.' })
  readonly granteeOffice: string | null;

  @Field(() => [DelegableDecisionEnum], { description: 'The decisions that it covers.' })
  readonly decisions: readonly string[];

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day; null: none was set.' })
  readonly to: CivilDate | null;

  @Field(() => PenceScalar, { nullable: true, description: 'Up to which cost in a year it reaches; null: any.' })
  readonly maxAnnualCostPence: number | null;

  @Field(() => enumOf(PUPIL_SCOPE), { nullable: true, description: 'Which pupils it reaches; null: all.' })
  readonly pupilScope: PupilScope | null;

  @Field(() => Boolean, {
    description: "Whether chair or clerk recorded or confirmed the board's minute; false for a grant of the head.",
  })
  readonly confirmed: boolean;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day of the minute that counts, confirmed or recorded with the grant; null: no minute with a day.',
  })
  readonly minutedOn: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'First day without it; null while it is not revoked.' })
  readonly revokedOn: CivilDate | null;

  @Field(() => Boolean, { description: 'Whether it is in force on the day that was asked for.' })
  readonly inForce: boolean;

  @Field(() => GrantRecord, { description: 'How it was recorded, confirmed and revoked, and what is said about that.' })
  readonly record: GrantRecord;

  constructor(delegation: Delegation, asked: GrantAsked, on: CivilDate, named: boolean) {
    const { granteePerson, maxAnnualCost = null, pupilScope = null } = delegation;
    const governance = asked.time.at(asked.now)[asked.stream];
    this.delegationId = delegation.delegationId;
    this.grantor = delegation.grantor;
    this.granteePerson = granteePerson === null ? null : new Person(granteePerson, named);
    this.granteeOffice = delegation.granteeOffice;
    this.decisions = delegation.decisions;
    this.from = delegation.from;
    this.to = delegation.to;
    this.maxAnnualCostPence = maxAnnualCost;
    this.pupilScope = pupilScope;
    this.confirmed = governance !== undefined && isConfirmed(delegation, governance);
    this.minutedOn = minutedOn(delegation);
    this.revokedOn = delegation.revokedOn;
    this.inForce = delegationInForce(delegation, on);
    this.record = new GrantRecord({
      given: delegation.confirmed ?? delegation.given,
      inTime: delegationInTime(delegation, asked),
      named,
    });
  }
}
