import { Arg, Args, ArgsType, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { type ListRow, listItems } from '../../../projections/lists/list-query.ts';
import type { DiscrepancyResolved } from '../../../src/decisions/record-keeping/discrepancies.ts';
import type { DiscrepancyRaised, SenStatus } from '../../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { SealSite } from '../../../src/kernel/folding.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { JsonObject } from '../../../src/kernel/json.ts';
import type { EventMetadata } from '../../../src/kernel/metadata.ts';
import { scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { DiscrepancyKindEnum, DiscrepancyStateEnum, ResolutionEnum } from '../../enums/discrepancies.ts';
import { ObservationSourceEnum, SenStatusEnum } from '../../enums/identification.ts';
import { SomeOf } from '../../scalars/shape.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { RankedNeedType } from '../decisions/decision-parts.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';
import { Identities } from '../pupils/identities.ts';
import { listedPage } from '../paging/listed-page.ts';
import { cutFor, PageArgs, ReadArgs } from '../paging/page.ts';
import { personsAt } from '../people/person.ts';
import type { Pupil } from '../pupils/pupil.ts';
import { Pupil as PupilType } from '../pupils/pupil.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { today } from '../paging/today.ts';
import { Node } from '../../ids/node.ts';

interface Body {
  readonly raised: DiscrepancyRaised;
  readonly raisedAt: Instant;
  readonly raisedBy: EventMetadata['recordedBy'];
  readonly resolved: {
    readonly data: JsonObject & DiscrepancyResolved;
    readonly metadata: EventMetadata;
    readonly sealedIn: SealSite;
  } | null;
}

@ObjectType({ description: 'How a disagreement was settled, by whom.', simpleResolvers: true })
export class DiscrepancySettlement {
  @Field(() => ResolutionEnum, { description: 'Who was right.' })
  readonly resolution: string;

  @Field(() => ID, { nullable: true, description: 'Stored id of the entry or correction that put the record right.' })
  readonly settledBy: string | null;

  @Field(() => InstantScalar, { description: 'When.' })
  readonly resolvedAt: Instant;

  @Field(() => RecorderType, { description: 'By whom.' })
  readonly resolvedBy: RecorderType;

  private readonly sealed: SealedFields;

  constructor({ data, metadata, sealedIn }: NonNullable<Body['resolved']>, person: PersonOf) {
    const { resolution, settledBy } = data;
    this.resolution = resolution;
    this.settledBy = settledBy;
    this.resolvedAt = metadata.recordedAt;
    this.resolvedBy = new RecorderType(person(metadata.recordedBy.person), metadata.recordedBy.role);
    this.sealed = new SealedFields(data, sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'A note.' })
  note(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('note', context);
  }
}

@ObjectType({
  implements: Node,
  description: 'A disagreement between a file and the record. The record stays as it is until a person has looked.',
  simpleResolvers: true,
})
export class Discrepancy {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;

  @Field(() => PupilType, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  @Field(() => DiscrepancyStateEnum, { description: 'Whether it is settled.' })
  readonly state: string;

  @Field(() => ObservationSourceEnum, { description: 'Kind of the file.' })
  readonly source: string;

  @Field(() => DiscrepancyKindEnum, { description: 'What they disagree about.' })
  readonly kind: string;

  @Field(() => [String], { description: "Fields of the pupil's identity that differ. Their values stay in the file." })
  readonly fields: readonly string[];

  @Field(() => SenStatusEnum, { nullable: true, description: 'Provision code that the file gives.' })
  readonly status: SenStatus | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'From when, by the file.' })
  readonly from: CivilDate | null;

  @Field(() => [RankedNeedType], { description: 'Needs that the file gives.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => InstantScalar, { description: 'When it was raised.' })
  readonly raisedAt: Instant;

  @Field(() => RecorderType, { description: 'Who took the file in.' })
  readonly raisedBy: RecorderType;

  @Field(() => DiscrepancySettlement, { nullable: true, description: 'How it was settled; null while it is open.' })
  readonly settlement: DiscrepancySettlement | null;

  constructor(item: ListRow, pupil: Pupil, person: PersonOf) {
    const { raised, raisedAt, raisedBy, resolved } = item.body as unknown as Body;
    this.id = item.id;
    this.pupil = pupil;
    this.schoolUrn = item.schoolUrn;
    this.state = item.state;
    this.source = raised.source;
    this.kind = raised.kind;
    this.fields = raised.fields;
    this.status = raised.status;
    this.from = raised.from;
    this.needs = raised.needs;
    this.raisedAt = raisedAt;
    this.raisedBy = new RecorderType(person(raisedBy.person), raisedBy.role);
    this.settlement = resolved === null ? null : new DiscrepancySettlement(resolved, person);
  }
}

export const DiscrepancyConnection = connectionOf<Discrepancy>(
  'Discrepancy',
  () => Discrepancy,
  'disagreements between files and the record',
);

@ArgsType()
export class DiscrepancyArgs {
  @SomeOf(DiscrepancyStateEnum, 'Which states; left empty: open ones.')
  states: string[] = [];
}

@Resolver()
export class DiscrepancyQueries {
  @Query(() => DiscrepancyConnection, {
    nullable: true,
    description: 'Disagreements between files and the record, oldest first. Needs READ_REGISTER at the school.',
  })
  async discrepancies(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => DiscrepancyArgs) { states }: DiscrepancyArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<Discrepancy>> {
    const selection = {
      scopes: scopesFor(context, 'READ_REGISTER', schoolUrn),
      states: states.length === 0 ? ['OPEN'] : states,
    };
    const found = await listedPage(
      { model: 'discrepancies', selection, page, read },
      (rows, { ordinal }) => {
        const identities = new Identities(ordinal, context);
        return rows.map((row) => discrepancyShown(row, identities, context));
      },
      context,
    );
    return DiscrepancyConnection.of(found, context);
  }
}

function discrepancyShown(row: ListRow, identities: Identities, context: RequestContext): Discrepancy {
  return new Discrepancy(row, identities.pupil(row.pupil), personsAt(row.schoolUrn, context));
}

/** One disagreement, where the viewer may read the register of its school. */
export async function oneDiscrepancy(
  id: string,
  read: ReadArgs,
  context: RequestContext,
): Promise<Discrepancy | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const { ordinal } = await cutFor('discrepancies', read, today(context), context);
  const [row] = listItems(context.app.projections.reader('discrepancies'), { scopes, ordinal, id }, 1).rows;
  return row && discrepancyShown(row, new Identities(ordinal, context), context);
}
