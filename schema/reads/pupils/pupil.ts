import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import type { RequestContext } from '../../context.ts';
import { SexEnum } from '../../enums/identification.ts';
import { type PersonalData, PersonalDataEnum } from '../../enums/reading.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import type { SealedFields } from '../people/sealed-fields.ts';
import { Node } from '../../ids/node.ts';

const IDENTITY = ['upn', 'surname', 'forename', 'dateOfBirth', 'sex'] as const;
type IdentityField = (typeof IDENTITY)[number];

@ObjectType({
  implements: Node,
  description:
    'A pupil. Who it is needs READ_REGISTER at a school where the pupil is or was on roll, or that an LA asked about the child.',
})
export class Pupil {
  @Field(() => ID, { description: 'Opaque id of the pupil.', simple: true })
  readonly id: string;

  private readonly identity: () => SealedFields | undefined;

  /** `identity`: who it is, undefined where the viewer may not know. */
  constructor(id: string, identity: () => SealedFields | undefined) {
    this.id = id;
    this.identity = identity;
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether the fields below are shown; null together with an error, where a fault keeps them shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.identity()?.state(IDENTITY, context) ?? 'WITHHELD';
  }

  @Field(() => String, { nullable: true, description: 'Unique pupil number.' })
  async upn(@Ctx() context: RequestContext): Promise<string | null> {
    return this.open('upn', context);
  }

  @Field(() => String, { nullable: true, description: 'Surname.' })
  async surname(@Ctx() context: RequestContext): Promise<string | null> {
    return this.open('surname', context);
  }

  @Field(() => String, { nullable: true, description: 'Forename.' })
  async forename(@Ctx() context: RequestContext): Promise<string | null> {
    return this.open('forename', context);
  }

  @Field(() => CivilDateScalar, { nullable: true, description: 'Date of birth.' })
  async dateOfBirth(@Ctx() context: RequestContext): Promise<string | null> {
    return this.open('dateOfBirth', context);
  }

  @Field(() => SexEnum, { nullable: true, description: 'Sex.' })
  async sex(@Ctx() context: RequestContext): Promise<string | null> {
    return this.open('sex', context);
  }

  private async open(field: IdentityField, context: RequestContext): Promise<string | null> {
    return this.identity()?.text(field, context) ?? null;
  }
}
