import { Arg, Args, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { postAt } from '../../../src/access/governance-at.ts';
import { involvementIn, type MatterRow, mattersAt } from '../../../projections/lists/matters.ts';
import {
  INVOLVEMENT_STATE,
  INVOLVEMENT_WORD,
  type InvolvementState,
  type InvolvementWord,
  NOT_KNOWN_GROUND,
  type NotKnownGround,
  type SencoInvolvement,
} from '../../../src/decisions/involvement/senco-involvement.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { codesOf } from '../../../src/kernel/members.ts';
import { denied, scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { InvolvementStateEnum, InvolvementWordEnum, NotKnownGroundEnum } from '../../enums/involvement.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { AsOf } from '../paging/connection.ts';
import { cutFor, ReadArgs } from '../paging/page.ts';
import { MATTERS } from './shown-matters.ts';

/** A decided matter, judged. */
interface JudgedMatter {
  readonly row: MatterRow;
  readonly involvement: SencoInvolvement;
}

interface InvolvementCount {
  readonly state: InvolvementState;
  readonly word: InvolvementWord | null;
  readonly notKnownBecause: NotKnownGround | null;
  readonly matters: number;
  readonly occasions: number;
}

@ObjectType({ description: 'How many matters the SENCO had to do with in one way.', simpleResolvers: true })
export class MattersByInvolvement {
  @Field(() => InvolvementStateEnum, { description: 'In which way.' })
  readonly state!: InvolvementState;

  @Field(() => InvolvementWordEnum, {
    nullable: true,
    description: 'On whose word that rests; null where nobody has said anything.',
  })
  readonly word!: InvolvementWord | null;

  @Field(() => NotKnownGroundEnum, {
    nullable: true,
    description: 'Why it is not known; null in every state but NOT_KNOWN.',
  })
  readonly notKnownBecause!: NotKnownGround | null;

  @Field(() => Int, { description: 'Number of matters.' })
  readonly matters!: number;

  @Field(() => Int, { description: 'Number of occasions: what was decided about several pupils at once is one.' })
  readonly occasions!: number;

  constructor(count: InvolvementCount) {
    Object.assign(this, count);
  }
}

@ObjectType({ description: 'How many matters were entered late by people in one role.', simpleResolvers: true })
export class LateEntriesByRole {
  @Field(() => RoleEnum, { description: 'The role of who entered the principal decision.' })
  readonly role: string;

  @Field(() => Int, { description: 'Number of matters.' })
  readonly matters: number;

  constructor(role: string, matters: number) {
    this.role = role;
    this.matters = matters;
  }
}

@ObjectType({
  description:
    'How the SENCO of a school had to do with its decided matters of a period, counted by matters, by the day of the principal decision. Acts of local authorities, the Tribunal, parents and other schools count for nobody.',
  simpleResolvers: true,
})
export class InvolvementFigures {
  @Field(() => AsOf, { description: 'Which state of the record it shows.' })
  readonly asOf: AsOf;

  @Field(() => Int, { description: 'Decided matters in all.' })
  readonly matters: number;

  @Field(() => Int, { description: 'Occasions in all.' })
  readonly occasions: number;

  @Field(() => Int, { description: 'Matters without a principal decision yet. They are in no other figure here.' })
  readonly open: number;

  @Field(() => Int, {
    description:
      'The base of a rate: decided matters without those that are not known, of the same day, or of days when nobody held the post.',
  })
  readonly judged: number;

  @Field(() => [MattersByInvolvement], {
    description: 'In every way and on every word, best first. No rate is to be shown without those that are not known.',
  })
  readonly byInvolvement: readonly MattersByInvolvement[];

  @Field(() => [LateEntriesByRole], {
    description: 'Matters whose principal decision was entered more than five school days after it, by role.',
  })
  readonly enteredLate: readonly LateEntriesByRole[];

  constructor(asOf: AsOf, decided: readonly JudgedMatter[], open: number) {
    this.asOf = asOf;
    this.matters = decided.length;
    this.occasions = occasionsIn(decided);
    this.open = open;
    this.judged = decided.filter(({ involvement }) => !APART.includes(involvement.state)).length;
    this.byInvolvement = byInvolvement(decided);
    this.enteredLate = byRole(decided);
  }
}

const APART: readonly InvolvementState[] = ['NOT_KNOWN', 'SAME_DAY', 'NO_SENCO_IN_POST'];

@Resolver()
export class InvolvementFigureQueries {
  @Query(() => InvolvementFigures, {
    nullable: true,
    description:
      "How a school's SENCO had to do with its matters between two days. Needs READ_DECISIONS for the whole school.",
  })
  async sencoInvolvementFigures(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Arg('from', () => CivilDateScalar, { description: 'First day.' }) from: CivilDate,
    @Arg('to', () => CivilDateScalar, { description: 'Last day.' }) to: CivilDate,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<InvolvementFigures> {
    const scopes = wholeSchool(context, schoolUrn);
    const cut = await cutFor(MATTERS, read, null, context);
    const { log, projections } = context.app;
    const post = postAt(log, schoolUrn, cut.ordinal);
    const rows = mattersAt(projections.reader(MATTERS), { scopes, ordinal: cut.ordinal }).filter(
      ({ on }) => from <= on && on <= to,
    );
    const decided = rows.flatMap((row): readonly JudgedMatter[] => {
      const involvement = involvementIn(row, post, log, cut.ordinal);
      return involvement === null ? [] : [{ row, involvement }];
    });
    return new InvolvementFigures(new AsOf(cut, context), decided, rows.length - decided.length);
  }
}

function wholeSchool(context: RequestContext, schoolUrn: string): ReturnType<typeof scopesFor> {
  const scopes = scopesFor(context, 'READ_DECISIONS', schoolUrn).filter(({ scope }) => scope === 'SCHOOL');
  if (scopes.length === 0) throw denied(context, 'READ_DECISIONS');
  return scopes;
}

function occasionsIn(matters: readonly JudgedMatter[]): number {
  return new Set(matters.map(({ row }) => row.occasion)).size;
}

function byInvolvement(decided: readonly JudgedMatter[]): readonly MattersByInvolvement[] {
  const groups = Map.groupBy(decided, ({ involvement: { state, word, notKnownBecause } }) =>
    [state, word, notKnownBecause].join(' '),
  );
  const place = ({ state, word, notKnownBecause }: InvolvementCount): number =>
    codesOf(INVOLVEMENT_STATE).indexOf(state) * 100 +
    (word === null ? 10 : codesOf(INVOLVEMENT_WORD).indexOf(word)) +
    (notKnownBecause === null ? 0 : 20 + codesOf(NOT_KNOWN_GROUND).indexOf(notKnownBecause));
  return [...groups.values()]
    .map((matters): InvolvementCount => {
      const [{ involvement }] = matters as [JudgedMatter];
      const { state, word, notKnownBecause } = involvement;
      return { state, word, notKnownBecause, matters: matters.length, occasions: occasionsIn(matters) };
    })
    .sort((a, b) => place(a) - place(b))
    .map((count) => new MattersByInvolvement(count));
}

function byRole(decided: readonly JudgedMatter[]): readonly LateEntriesByRole[] {
  const late = decided.filter(({ row }) => row.lateBy !== null);
  return [...Map.groupBy(late, ({ row }) => row.lateBy ?? '')]
    .map(([role, matters]) => new LateEntriesByRole(role, matters.length))
    .sort((a, b) => (a.role < b.role ? -1 : 1));
}
