import { Arg, Args, ArgsType, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { DIARY_KINDS, type DiaryEntry, type DiaryKind, diaryOf } from '../../../src/questions/diary.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { DiaryKindEnum } from '../../enums/attention.ts';
import { ClockIdEnum } from '../../enums/clocks.ts';
import { Day, SomeOf } from '../../scalars/shape.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, PageArgs, ReadArgs } from '../paging/page.ts';
import { Pupil } from '../pupils/pupil.ts';
import { pupilsWithFacts } from '../../../projections/lists/pupils-with-facts.ts';
import { today } from '../paging/today.ts';

interface Entry extends DiaryEntry {
  readonly pupil: string;
}

@ObjectType('SencoDiaryEntry', {
  description: 'Something that is to be done about a pupil by a day.',
  simpleResolvers: true,
})
export class SencoDiaryEntry {
  @Field(() => CivilDateScalar, { description: 'The day, or the last day for it.' })
  readonly on: CivilDate;

  @Field(() => DiaryKindEnum, { description: 'What.' })
  readonly kind: DiaryKind;

  @Field(() => Boolean, { description: 'Whether the day has passed.' })
  readonly overdue: boolean;

  @Field(() => Boolean, { description: 'Whether nobody set the day: schools keep it by custom.' })
  readonly byCustom: boolean;

  @Field(() => ClockIdEnum, { nullable: true, description: 'Which clock, where it is one.' })
  readonly clockId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Stored id of the decision, provision, outcome or request that it is about.',
  })
  readonly about: string | null;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  constructor({ day, kind, byCustom, clockId, about }: DiaryEntry, pupil: Pupil, now: CivilDate) {
    this.on = day;
    this.kind = kind;
    this.overdue = day < now;
    this.byCustom = byCustom;
    this.clockId = clockId;
    this.about = about;
    this.pupil = pupil;
  }
}

export const SencoDiaryConnection = connectionOf<SencoDiaryEntry>(
  'SencoDiaryEntry',
  () => SencoDiaryEntry,
  'what is to be done',
);

@ArgsType()
export class SencoDiaryArgs {
  @Day('First day.')
  from!: CivilDate;

  @Day('Last day.')
  to!: CivilDate;

  @SomeOf(DiaryKindEnum, 'Which kinds; left empty: all.')
  kinds: DiaryKind[] = [];
}

@Resolver()
export class SencoDiaryQueries {
  @Query(() => SencoDiaryConnection, {
    nullable: true,
    description:
      'What is open and falls due at a school within some days, by day. What is overdue stands under the day on which it was due. Needs READ_REGISTER at the school.',
  })
  async sencoDiary(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => SencoDiaryArgs) { from, to, kinds }: SencoDiaryArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<SencoDiaryEntry>> {
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const calendar = context.app.directory.calendarOf(schoolUrn);
    const standing = (cut: Cut) => ({
      begunBy: cut.effectiveOn ?? today(context),
      lastsBeyond: cut.effectiveOn ?? today(context),
    });
    const list = { model: 'pupil-facts', list: ['sencoDiary', from, to, kinds], scopes, standing, page, read } as const;
    const shown = await computedPage<Entry, SencoDiaryEntry>(
      list,
      (items, cut) =>
        pupilsWithFacts(items).flatMap(({ pupil, facts }) =>
          diaryOf(facts, { from, to, on: cut.effectiveOn ?? today(context), calendar })
            .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
            .map((entry, at) => ({ key: [entry.day, placeOf(entry, pupil, at)], row: { ...entry, pupil } })),
        ),
      (rows, { ordinal, effectiveOn }) => {
        const identities = new Identities(ordinal, context);
        return rows.map((row) => new SencoDiaryEntry(row, identities.pupil(row.pupil), effectiveOn ?? today(context)));
      },
      context,
    );
    return SencoDiaryConnection.of(shown, context);
  }
}

/**
 * Within a day: by kind, then by pupil. Two conditions of one approval may fall due together: their numbers in the
 * pupil's own diary tell them apart.
 */
function placeOf({ kind, about, clockId }: DiaryEntry, pupil: string, at: number): string {
  return [String(DIARY_KINDS.indexOf(kind)).padStart(2, '0'), pupil, about, clockId, String(at).padStart(5, '0')].join(
    ' ',
  );
}
