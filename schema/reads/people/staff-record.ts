import { Field, ID, ObjectType } from 'type-graphql';
import type { StaffRecord } from '../../../src/governance/staff-records.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { StaffRecordKindEnum, StaffRecordStateEnum } from '../../enums/staff.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { RecorderType } from './deciders.ts';
import { Person } from './person.ts';

@ObjectType('StaffRecord', {
  description: "What was recorded about a person's posts at a school, or their leaving, as it counts now.",
  simpleResolvers: true,
})
export class StaffRecordType {
  @Field(() => ID, {
    description: 'Stored id: the `recordId` of a correction, or of `voidStaffRecord` and `voidLeaving`.',
  })
  readonly uuid: string;

  @Field(() => StaffRecordKindEnum, { description: 'A beginning, an end, or a leaving.' })
  readonly kind: string;

  @Field(() => StaffRecordStateEnum, { description: 'What became of it.' })
  readonly state: string;

  @Field(() => Person, { description: 'The person.' })
  readonly person: Person;

  @Field(() => RoleEnum, { nullable: true, description: 'What begins or ends; null for a leaving, which ends all.' })
  readonly role: string | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'First day; null for an end or a leaving.' })
  readonly from: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day; null where a beginning names none.' })
  readonly to: CivilDate | null;

  @Field(() => Boolean, { description: 'Whether the person only acts for somebody; said of SENCOs alone.' })
  readonly acting: boolean;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: Instant;

  @Field(() => RecorderType, { description: 'Who recorded it.' })
  readonly recordedBy: RecorderType;

  constructor({ id, kind, state, person, role, from, to, acting, metadata }: StaffRecord) {
    this.uuid = id;
    this.kind = kind;
    this.state = state;
    this.person = new Person(person, true);
    this.role = role;
    this.from = from;
    this.to = to;
    this.acting = acting;
    this.recordedAt = metadata.recordedAt;
    this.recordedBy = new RecorderType(new Person(metadata.recordedBy.person, true), metadata.recordedBy.role);
  }
}
