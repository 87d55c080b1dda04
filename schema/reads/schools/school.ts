import { Field, ObjectType } from 'type-graphql';
import type { SchoolOpened } from '../../../src/governance/events.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { SchoolPhaseEnum, SchoolTypeEnum } from '../../enums/roles.ts';

@ObjectType({ description: 'A school.', simpleResolvers: true })
export class School {
  @Field(() => String, { description: 'Unique reference number.' })
  readonly urn: string;

  @Field(() => String, { description: 'DfE number, seven digits.' })
  readonly laestab: string;

  @Field(() => String, { description: 'Name.' })
  readonly name: string;

  @Field(() => SchoolPhaseEnum, { description: 'Phase of education.' })
  readonly phase: SchoolOpened['phase'];

  @Field(() => SchoolTypeEnum, { description: 'Type of school.' })
  readonly type: SchoolOpened['schoolType'];

  @Field(() => CodeScalar, { nullable: true, description: 'Its highest year group, where that was said.' })
  readonly lastYear: string | null;

  constructor(school: SchoolOpened) {
    this.urn = school.urn;
    this.laestab = school.laestab;
    this.name = school.name;
    this.phase = school.phase;
    this.type = school.schoolType;
    this.lastYear = school.lastYear ?? null;
  }
}
