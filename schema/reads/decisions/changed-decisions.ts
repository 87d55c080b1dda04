import { Arg, Args, ArgsType, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { type ListRow, listItems } from '../../../projections/lists/list-query.ts';
import { schoolRecordInLog } from '../../../projections/record/record-as-at.ts';
import type { DeciderNotice, NoticeState } from '../../../src/decisions/involvement/decider-notices.ts';
import type { RecordChange } from '../../../src/decisions/involvement/events.ts';
import { changesOf } from '../../../src/decisions/involvement/record-changes.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { metadataOf } from '../../../src/kernel/metadata.ts';
import { scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext, SchoolScope } from '../../context.ts';
import { NoticeStateEnum, RecordChangeEnum } from '../../enums/accountability.ts';
import { SomeOf } from '../../scalars/shape.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';
import { Decision } from './decision.ts';
import { decisionsNamed } from './decision-reading.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, cutFor, judgedOn, PageArgs, ReadArgs } from '../paging/page.ts';
import { personsAt } from '../people/person.ts';
import { Pupil } from '../pupils/pupil.ts';
import { RecordChangeType } from './record-change.ts';
import { Node } from '../../ids/node.ts';
import { IdOf } from '../../ids/id-of.ts';

type Body = Pick<DeciderNotice, 'decision' | 'person' | 'change' | 'by' | 'wordAt'>;

@ObjectType({
  implements: Node,
  description: 'A decision of the person signed in that somebody else corrected or made void.',
  simpleResolvers: true,
})
export class ChangedDecision {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;

  @Field(() => NoticeStateEnum, {
    description: 'What the person signed in has said to it, with confirmDecision or disputeDecision.',
  })
  readonly state: string;

  @Field(() => RecordChangeEnum, { description: 'What was done.' })
  readonly change: RecordChange;

  @Field(() => RecorderType, { description: 'Who did it.' })
  readonly by: RecorderType;

  @Field(() => InstantScalar, { description: 'When.' })
  readonly changedAt: Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When the person signed in last said something to it.' })
  readonly wordAt: Instant | null;

  @IdOf('Decision', { description: 'Id of the decision.' })
  readonly decisionId: string;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => Decision, {
    nullable: true,
    description: 'The decision as it stands now; null where the person signed in may not read it.',
  })
  readonly decision: Decision | null;

  private readonly done: RecordChangeType | undefined;

  constructor(
    { id, state, sortKey, body }: ListRow,
    pupil: Pupil,
    decision: Decision | null,
    done: RecordChangeType | undefined,
    personOf: PersonOf,
  ) {
    const { change, by, wordAt, decision: decisionId } = body as unknown as Body;
    this.id = id;
    this.state = state;
    this.change = change;
    this.by = new RecorderType(personOf(by.person), by.role);
    this.changedAt = sortKey;
    this.wordAt = wordAt;
    this.decisionId = decisionId;
    this.pupil = pupil;
    this.decision = decision;
    this.done = done;
  }

  @Field(() => String, { nullable: true, description: 'Why, as whoever did it says.' })
  async reason(@Ctx() context: RequestContext): Promise<string | null> {
    return this.done?.reason(context) ?? null;
  }
}

export const ChangedDecisionConnection = connectionOf<ChangedDecision>(
  'ChangedDecision',
  () => ChangedDecision,
  'decisions that somebody else changed',
);

@ArgsType()
export class ChangedDecisionArgs {
  @SomeOf(NoticeStateEnum, 'Which states; left empty: those that await a word.')
  states: NoticeState[] = [];
}

@Resolver()
export class ChangedDecisionQueries {
  @Query(() => ChangedDecisionConnection, {
    nullable: true,
    description:
      'What somebody else corrected or made void of the decisions of the person signed in at a school, earliest first. Needs ANSWER_FOR_ONESELF there.',
  })
  async changedDecisions(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => ChangedDecisionArgs) { states }: ChangedDecisionArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<ChangedDecision>> {
    const { person } = signedIn(context).actor;
    const scopes = ownNotices(scopesFor(context, 'ANSWER_FOR_ONESELF', schoolUrn));
    const wanted: readonly string[] = states.length === 0 ? ['AWAITING'] : states;
    const rowsOf = (items: readonly ListRow[]) =>
      items
        .filter(({ state, body }) => body['person'] === person && wanted.includes(state))
        .map((item) => ({ key: [item.sortKey, item.id] as const, row: item }));
    const asked = { model: 'decider-notices', scopes, list: ['changedDecisions', person, states], page, read } as const;
    return ChangedDecisionConnection.of(
      await computedPage(
        asked,
        rowsOf,
        (rows, cut) => shown(rows, schoolUrn, cut, judgedOn(read, context), context),
        context,
      ),
      context,
    );
  }
}

function shown(
  rows: readonly ListRow[],
  schoolUrn: string,
  { ordinal }: Pick<Cut, 'ordinal'>,
  on: string,
  context: RequestContext,
): readonly ChangedDecision[] {
  const identities = new Identities(ordinal, context, on);
  const decisions = decisionsNamed(
    rows.map(({ body }) => (body as unknown as Body).decision),
    signedIn(context).schoolsFor('READ_DECISIONS'),
    ordinal,
    identities,
    context,
  );
  const person = personsAt(schoolUrn, context);
  return rows.map((row) => {
    const { decision, change } = row.body as unknown as Body;
    const done = changesOf(
      decision,
      schoolRecordInLog(context.app.log, { schoolUrn, pupil: row.pupil }, ordinal).own,
    ).find(({ change: kind, event }) => kind === change && metadataOf(event).recordedAt === row.sortKey);
    return new ChangedDecision(
      row,
      identities.pupil(row.pupil),
      decisions.get(decision) ?? null,
      done && new RecordChangeType(done, { person, texts: true }),
      person,
    );
  });
}

/** One notice, for the person whose decision it was. */
export async function oneChangedDecision(
  id: string,
  read: ReadArgs,
  context: RequestContext,
): Promise<ChangedDecision | undefined> {
  const on = judgedOn(read, context);
  const cut = await cutFor('decider-notices', read, on, context);
  const scopes = ownNotices(signedIn(context).schoolsFor('ANSWER_FOR_ONESELF'));
  const reader = context.app.projections.reader('decider-notices');
  const [row] = listItems(reader, { scopes, ordinal: cut.ordinal, id }, 1).rows;
  return row?.body['person'] === signedIn(context).actor.person
    ? shown([row], row.schoolUrn, cut, on, context)[0]
    : undefined;
}

/** Each notice is about one person, who reads it whatever else they may read. */
function ownNotices(scopes: readonly SchoolScope[]): readonly SchoolScope[] {
  return scopes.map((scope) => ({ ...scope, scope: 'SCHOOL' as const }));
}
