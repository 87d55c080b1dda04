import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import { schoolRecordsInLog } from '../../../projections/record/record-as-at.ts';
import { AlternativePersonNamed, CapacityRecorded } from '../../../src/decisions/involvement/represent.ts';
import { ContactRestricted, ContactRestrictionEnded } from '../../../src/decisions/involvement/restrict-contact.ts';
import { type RightsHolder, rightsHolder } from '../../../src/decisions/involvement/rights-holder.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { byEffectiveDate, type EffectiveEvent, foldCorrections } from '../../../src/kernel/folding.ts';
import { type EventOf, isA } from '../../../src/kernel/members.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import {
  AlternativeRelationEnum,
  RestrictionGroundEnum,
  RightsHolderEnum,
  RightsMatterEnum,
} from '../../enums/involvement.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import type { Pupil } from './pupil.ts';
import { SealedFields } from '../people/sealed-fields.ts';

@ObjectType({
  description: 'Whether a young person has capacity to decide in a matter, as it was assessed.',
  simpleResolvers: true,
})
export class Capacity implements Omit<CapacityRecorded, 'schoolUrn' | 'evidence'> {
  @Field(() => RightsMatterEnum, { description: 'The matter.' })
  matter!: CapacityRecorded['matter'];

  @Field(() => Boolean, { description: 'Whether there is capacity.' })
  hasCapacity!: boolean;

  @Field(() => CivilDateScalar, { description: 'When it was assessed.' })
  assessedOn!: CivilDate;

  @Field(() => CivilDateScalar, { description: 'First day on which it counts.' })
  from!: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day, where one is known.' })
  to!: CivilDate | null;
}

@ObjectType({ description: 'Who acts for a young person without capacity.', simpleResolvers: true })
export class AlternativePerson {
  @Field(() => AlternativeRelationEnum, { description: 'In which relation.' })
  readonly relation: AlternativePersonNamed['relation'];

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day, where one is known.' })
  readonly to: CivilDate | null;

  private readonly sealed: SealedFields;

  constructor({ data, sealedIn }: EventOf<typeof AlternativePersonNamed, EffectiveEvent>) {
    const { relation, from, to } = data;
    this.relation = relation;
    this.from = from;
    this.to = to;
    this.sealed = new SealedFields(data, sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'Name.' })
  name(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('name', context);
  }
}

@ObjectType({ description: 'That contact with a parent is restricted.', simpleResolvers: true })
export class ContactRestriction {
  @Field(() => ID, { description: 'Stored id; give it back to end the restriction.' })
  readonly uuid: string;

  @Field(() => RestrictionGroundEnum, { description: 'Why.' })
  readonly ground: ContactRestricted['ground'];

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day, where one is known.' })
  readonly to: CivilDate | null;

  private readonly sealed: SealedFields;

  constructor(
    { id, data, sealedIn }: EventOf<typeof ContactRestricted, EffectiveEvent>,
    endings: readonly ContactRestrictionEnded[],
  ) {
    const { ground, from, to } = data;
    const ends = [to, ...endings.filter(({ restriction }) => restriction === id).map(({ on }) => on)].filter(
      (day) => day !== null,
    );
    this.uuid = id;
    this.ground = ground;
    this.from = from;
    this.to = ends.sort()[0] ?? null;
    this.sealed = new SealedFields(data, sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'A note.' })
  note(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('note', context);
  }
}

@ObjectType({
  description: 'Who has the rights of Part 3 of the Children and Families Act 2014, and who may be contacted.',
  simpleResolvers: true,
})
export class Rights {
  @Field(() => RightsHolderEnum, { description: 'Who has them on the day, in matters of SEN support.' })
  readonly holder: RightsHolder;

  @Field(() => [Capacity], { description: 'Assessments of capacity.' })
  readonly capacities: readonly Capacity[];

  @Field(() => [AlternativePerson], { description: 'Who was named to act for the young person.' })
  readonly alternativePersons: readonly AlternativePerson[];

  @Field(() => [ContactRestriction], { description: 'Restrictions of contact, past ones too.' })
  readonly contactRestrictions: readonly ContactRestriction[];

  constructor(holder: RightsHolder, events: readonly EffectiveEvent[]) {
    const endings = events.filter(isA(ContactRestrictionEnded)).map(({ data }) => data);
    this.holder = holder;
    this.capacities = events.filter(isA(CapacityRecorded)).map(({ data }) => data);
    this.alternativePersons = events.filter(isA(AlternativePersonNamed)).map((event) => new AlternativePerson(event));
    this.contactRestrictions = events
      .filter(isA(ContactRestricted))
      .map((event) => new ContactRestriction(event, endings));
  }
}

/** From the pupil's record at the cut, of the schools whose whole record the viewer may read; null: there is none. */
export async function rightsOf(
  pupil: Pupil,
  ordinal: number,
  on: CivilDate,
  context: RequestContext,
): Promise<Rights | null> {
  const readable = signedIn(context)
    .schoolsFor('READ_DECISIONS')
    .filter(({ scope }) => scope === 'SCHOOL')
    .map(({ schoolUrn }) => schoolUrn);
  const records = schoolRecordsInLog(context.app.log, pupil.id, readable, ordinal);
  const events = [...records.values()].flatMap(({ whole }) => foldCorrections(whole)).sort(byEffectiveDate);
  if (events.length === 0) return null;
  const dateOfBirth = (await pupil.dateOfBirth(context)) ?? undefined;
  return new Rights(rightsHolder(dateOfBirth, events, on, 'SEN_SUPPORT'), events);
}
