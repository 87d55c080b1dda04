import { Arg, Args, ArgsType, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { transitionYears } from '../../../src/governance/transition-years.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { attention, codeOn } from '../../../src/questions/attention.ts';
import type { Attention, AttentionCode, AttentionDetail } from '../../../src/questions/attention-reason.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { AttentionCodeEnum, AttentionDetailEnum } from '../../enums/attention.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { SomeOf } from '../../scalars/shape.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { type ComputedRow, computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { RankedNeedType } from '../decisions/decision-parts.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, PageArgs, ReadArgs } from '../paging/page.ts';
import { Pupil } from '../pupils/pupil.ts';
import { pupilsWithFacts, type PupilWithFacts } from '../../../projections/lists/pupils-with-facts.ts';
import { today } from '../paging/today.ts';

@ObjectType({ description: 'A reason for which a pupil needs attention.', simpleResolvers: true })
export class AttentionReason {
  @Field(() => AttentionCodeEnum, { description: 'Why.' })
  readonly code: AttentionCode;

  @Field(() => AttentionDetailEnum, { nullable: true, description: 'What exactly, where the reason has several.' })
  readonly detail: AttentionDetail | null;

  @Field(() => CivilDateScalar, { description: 'First day on which it was so.' })
  readonly since: CivilDate;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The last day for it, or the census day for which it has to be put right.',
  })
  readonly dueOn: CivilDate | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Stored id of the provision, clock or other record that it is about; null: the pupil's record as a whole.",
  })
  readonly about: string | null;

  constructor({ code, detail, since, dueOn, about }: Attention) {
    this.code = code;
    this.detail = detail;
    this.since = since;
    this.dueOn = dueOn;
    this.about = about;
  }
}

@ObjectType({ description: 'A pupil who needs the attention of the SENCO, and why.', simpleResolvers: true })
export class PupilAttention {
  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => SenStatusEnum, { description: 'Provision code on the day; N also where nothing is known.' })
  readonly status: SenStatus;

  @Field(() => [RankedNeedType], { description: 'Needs on the day, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => [AttentionReason], { description: 'Every reason that was asked for, in the order of their codes.' })
  readonly reasons: readonly AttentionReason[];

  constructor({ status, needs, reasons }: Found, pupil: Pupil) {
    this.pupil = pupil;
    this.status = status;
    this.needs = needs;
    this.reasons = reasons.map((reason) => new AttentionReason(reason));
  }
}

interface Found {
  readonly pupil: string;
  readonly status: SenStatus;
  readonly needs: readonly RankedNeed[];
  readonly reasons: readonly Attention[];
}

export const PupilAttentionConnection = connectionOf<PupilAttention>(
  'PupilAttention',
  () => PupilAttention,
  'pupils who need attention',
);

@ArgsType()
export class AttentionArgs {
  @SomeOf(AttentionCodeEnum, 'Only pupils with one of these reasons, and only these; left empty: all.')
  reasons: AttentionCode[] = [];

  @SomeOf(AttentionDetailEnum, 'Only reasons with one of these details; left empty: all.')
  details: AttentionDetail[] = [];
}

@Resolver()
export class AttentionQueries {
  @Query(() => PupilAttentionConnection, {
    nullable: true,
    description:
      'Pupils on roll who need the attention of the SENCO on a day, those first who need it longest. Needs READ_REGISTER at the school.',
  })
  async pupilsNeedingAttention(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => AttentionArgs) { reasons, details }: AttentionArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<PupilAttention>> {
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const calendar = context.app.directory.calendarOf(schoolUrn);
    const years = transitionYears(context.app.directory.school(schoolUrn));
    const wanted = ({ code, detail }: Attention): boolean =>
      (reasons.length === 0 || reasons.includes(code)) &&
      (details.length === 0 || (detail !== null && details.includes(detail)));
    const rowOf = ({ pupil, facts }: PupilWithFacts, on: CivilDate): readonly ComputedRow<Found>[] => {
      const found = attention(facts, on, calendar, years).filter(wanted);
      const [since] = found.map((one) => one.since).sort();
      const period = codeOn(facts, on);
      return since === undefined
        ? []
        : [
            {
              key: [since, pupil],
              row: { pupil, status: period?.status ?? 'N', needs: period?.needs ?? [], reasons: found },
            },
          ];
    };
    const standing = (cut: Cut) => ({
      begunBy: cut.effectiveOn ?? today(context),
      lastsBeyond: cut.effectiveOn ?? today(context),
    });
    const list = {
      model: 'pupil-facts',
      list: ['pupilsNeedingAttention', reasons, details],
      scopes,
      standing,
      page,
      read,
    } as const;
    const shown = await computedPage<Found, PupilAttention>(
      list,
      (items, cut) => pupilsWithFacts(items).flatMap((one) => rowOf(one, cut.effectiveOn ?? today(context))),
      (rows, { ordinal }) => {
        const identities = new Identities(ordinal, context);
        return rows.map((row) => new PupilAttention(row, identities.pupil(row.pupil)));
      },
      context,
    );
    return PupilAttentionConnection.of(shown, context);
  }
}
