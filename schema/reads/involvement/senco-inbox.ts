import { Arg, Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type ListRow, listItems } from '../../../projections/lists/list-query.ts';
import { textIn } from '../../../projections/engine/text-in.ts';
import type { RecordChange } from '../../../src/decisions/involvement/events.ts';
import type { Position } from '../../../src/decisions/involvement/senco-answers.ts';
import type { GivenInboxItem } from '../../../src/records/given-inbox.ts';
import type { InboxItem } from '../../../src/decisions/involvement/senco-inbox.ts';
import { type CivilDate, civilDateOfInstant, daysBetween } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext, SchoolScope } from '../../context.ts';
import { InboxStateEnum, RecordChangeEnum } from '../../enums/accountability.ts';
import { PositionEnum } from '../../enums/involvement.ts';
import { SomeOf } from '../../scalars/shape.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { Decision } from '../decisions/decision.ts';
import { givenAbout } from '../decisions/given-decisions.ts';
import { decisionsNamed } from '../decisions/decision-reading.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';
import { Identities } from '../pupils/identities.ts';
import { listedPage } from '../paging/listed-page.ts';
import { cutFor, judgedOn, PageArgs, ReadArgs } from '../paging/page.ts';
import { personsAt } from '../people/person.ts';
import { today } from '../paging/today.ts';
import { IdOf } from '../../ids/id-of.ts';
import { Node } from '../../ids/node.ts';

type Body = Pick<InboxItem, 'matter' | 'decision' | 'change' | 'wordAt' | 'position' | 'claim'> &
  Partial<Pick<GivenInboxItem, 'fromSchoolUrn'>>;

@ObjectType({ description: 'What somebody else recorded about telling the SENCO.', simpleResolvers: true })
export class InvolvementClaim {
  @Field(() => CivilDateScalar, { description: 'The day that they claim.' })
  readonly on: CivilDate;

  @Field(() => RecorderType, { description: 'Whose word it is.' })
  readonly by: RecorderType;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: Instant;

  constructor({ on, person, role, recordedAt }: NonNullable<Body['claim']>, personOf: PersonOf) {
    this.on = on;
    this.by = new RecorderType(personOf(person), role);
    this.recordedAt = recordedAt;
  }
}

@ObjectType({
  implements: Node,
  description:
    'A matter that was put to the SENCO, since somebody else decided, entered, corrected or made void what belongs to it: one row a matter. A concern, a file or an act from outside has a row of its own and counts in no figure of involvement.',
  simpleResolvers: true,
})
export class InboxEntry {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;

  @Field(() => InboxStateEnum, { description: 'What the SENCO has said.' })
  readonly state: string;

  @IdOf('Matter', {
    nullable: true,
    description: "Id of the matter; null for a concern, a file, or an outsider's act.",
  })
  readonly matterId: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "URN of the school that decided it while both have the pupil; null: the school of this inbox. What is said of it is this school's word alone.",
  })
  readonly fromSchoolUrn: string | null;

  @Field(() => RecordChangeEnum, {
    nullable: true,
    description: 'What somebody else did to a decision that stood already; null where the decision was new.',
  })
  readonly change: RecordChange | null;

  @Field(() => InstantScalar, { description: 'When it was put to the SENCO.' })
  readonly askedAt: Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When the SENCO last said something.' })
  readonly wordAt: Instant | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Days from the decision, or from the change of it, to the SENCO's word, or to the day that was asked for while there is none; null where the decision is not shown.",
  })
  readonly lagDays: number | null;

  @Field(() => PositionEnum, { nullable: true, description: 'What the SENCO thinks of it.' })
  readonly position: Position | null;

  @Field(() => InvolvementClaim, {
    nullable: true,
    description: 'What somebody else last claimed about telling the SENCO.',
  })
  readonly claim: InvolvementClaim | null;

  @Field(() => Decision, {
    nullable: true,
    description:
      'What was put to the SENCO: the principal decision, if it was, else the newest act that was; null while it is not visible.',
  })
  readonly decision: Decision | null;

  constructor({ id, state, sortKey, body }: ListRow, decision: Decision | null, on: CivilDate, personOf: PersonOf) {
    const { matter, fromSchoolUrn = null, change, wordAt, position, claim } = body as unknown as Body;
    this.id = id;
    this.state = state;
    this.fromSchoolUrn = fromSchoolUrn;
    this.matterId = matter;
    this.change = change;
    this.askedAt = sortKey;
    this.wordAt = wordAt;
    this.lagDays =
      decision === null
        ? null
        : daysBetween(
            change === null ? decision.decidedOn : civilDateOfInstant(sortKey),
            wordAt === null ? on : civilDateOfInstant(wordAt),
          );
    this.position = position;
    this.claim = claim === null ? null : new InvolvementClaim(claim, personOf);
    this.decision = decision;
  }
}

export const InboxConnection = connectionOf<InboxEntry>(
  'InboxEntry',
  () => InboxEntry,
  'matters that were put to the SENCO, a row each, and of concerns and acts from outside',
);

@ArgsType()
export class InboxArgs {
  @SomeOf(InboxStateEnum, 'Which states; left empty: those that await a word.')
  states: string[] = [];
}

@Resolver()
export class InboxQueries {
  @Query(() => InboxConnection, {
    nullable: true,
    description:
      'What others decided, corrected or made void at a school and the SENCO was asked about, oldest first; counted by matters, not acts. Needs READ_DECISIONS for the whole school; anybody else finds it empty.',
  })
  async sencoInbox(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => InboxArgs) { states }: InboxArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<InboxEntry>> {
    const scopes = scopesFor(context, 'READ_DECISIONS', schoolUrn);
    const on = judgedOn(read, context);
    const selection = { scopes, states: states.length === 0 ? ['AWAITING'] : states };
    const shown = await listedPage<InboxEntry>(
      { model: 'senco-inbox', selection, page, read },
      (rows, { ordinal }) => entriesShown(rows, { scopes, ordinal, on }, context),
      context,
    );
    return InboxConnection.of(shown, context);
  }
}

interface Reading {
  readonly scopes: readonly SchoolScope[];
  readonly ordinal: number;
  readonly on: CivilDate;
}

function entriesShown(
  rows: readonly ListRow[],
  { scopes, ordinal, on }: Reading,
  context: RequestContext,
): readonly InboxEntry[] {
  const given = rows
    .filter(({ body }) => 'fromSchoolUrn' in body)
    .flatMap(({ pupil }) => givenAbout(pupil, scopes, ordinal, context));
  const decisions = decisionsNamed(
    rows.map(({ body }) => textIn(body, 'decision')),
    [...scopes, ...given],
    ordinal,
    new Identities(ordinal, context, on),
    context,
  );
  return rows.map((row) => {
    const decision = decisions.get(textIn(row.body, 'decision')) ?? null;
    return new InboxEntry(row, decision, on, personsAt(row.schoolUrn, context));
  });
}

/** One entry, where the viewer may read all decisions of its school. */
export async function oneInboxEntry(
  id: string,
  read: ReadArgs,
  context: RequestContext,
): Promise<InboxEntry | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const { ordinal } = await cutFor('senco-inbox', read, today(context), context);
  const { rows } = listItems(context.app.projections.reader('senco-inbox'), { scopes, ordinal, id }, 1);
  return entriesShown(rows, { scopes, ordinal, on: judgedOn(read, context) }, context)[0];
}
