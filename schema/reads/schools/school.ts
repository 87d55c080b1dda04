import { Field, ID, ObjectType } from 'type-graphql';
import type { SchoolOpened } from '../../../src/governance/events.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { SchoolPhaseEnum, SchoolTypeEnum } from '../../enums/roles.ts';
import { Node } from '../../ids/node.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import type { ReadArgs } from '../paging/page.ts';

@ObjectType({ implements: Node, description: 'A school.', simpleResolvers: true })
export class School {
  @Field(() => ID, { description: 'Opaque id of the school.' })
  readonly id: string;

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
    this.id = school.urn;
    this.urn = school.urn;
    this.laestab = school.laestab;
    this.name = school.name;
    this.phase = school.phase;
    this.type = school.schoolType;
    this.lastYear = school.lastYear ?? null;
  }
}

/** A school at which the viewer holds something. */
export function oneSchool(urn: string, _read: ReadArgs, context: RequestContext): School | undefined {
  const school = context.app.directory.school(urn);
  const holds = signedIn(context).roles.some(({ schoolUrn }) => schoolUrn === urn);
  return school !== undefined && holds ? new School(school) : undefined;
}
