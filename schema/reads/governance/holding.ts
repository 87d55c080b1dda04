import { Field, ObjectType } from 'type-graphql';
import { type GrantAsked, holdingInTime } from '../../../src/governance/grant-in-time.ts';
import type { Holding } from '../../../src/governance/school.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { Person } from '../people/person.ts';
import { GrantRecord } from './granted.ts';

@ObjectType('Holding', {
  description: 'An office, a designation or a membership of a person, with its dates.',
  simpleResolvers: true,
})
export class HoldingType {
  @Field(() => Person, { description: 'The person.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'What is held.' })
  readonly role: string;

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day, where there is one.' })
  readonly to: CivilDate | null;

  @Field(() => Boolean, { description: "Whether only acting for somebody, in the SENCO's post." })
  readonly acting: boolean;

  @Field(() => GrantRecord, { description: 'How it was recorded, and what is said about that.' })
  readonly record: GrantRecord;

  constructor(holding: Holding, asked: GrantAsked, named: boolean) {
    const { person, role, from, to, given } = holding;
    this.person = new Person(person, named);
    this.role = role;
    this.from = from;
    this.to = to;
    this.acting = given.data['acting'] === true;
    this.record = new GrantRecord({ given, inTime: holdingInTime(holding, asked), named });
  }
}
