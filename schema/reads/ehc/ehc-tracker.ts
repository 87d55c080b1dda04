import { Arg, Args, ArgsType, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { ClockStateName } from '../../../src/clocks/clock-state.ts';
import { type CaseClock, clocksOf } from '../../../src/decisions/ehc/ehc-clocks.ts';
import type { EhcState } from '../../../src/decisions/ehc/ehc-state.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { casesIn, type FoundCase } from '../../../projections/lists/ehc-cases.ts';
import type { ListRow } from '../../../projections/lists/list-query.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { ClockStateEnum, EhcStateEnum } from '../../enums/ehc.ts';
import { Day, optional, SomeOf, YesNo } from '../../scalars/shape.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { caseOnDay, EhcCaseType, EhcClock } from './ehc-case.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, PageArgs, ReadArgs } from '../paging/page.ts';
import { Pupil } from '../pupils/pupil.ts';
import { today } from '../paging/today.ts';

@ObjectType({ description: 'A clock of a case, in a list of clocks.', simpleResolvers: true })
export class ClockDue extends EhcClock {
  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  constructor({ item, clock }: ListedClock, pupil: Pupil) {
    super(clock);
    this.pupil = pupil;
    this.schoolUrn = item.schoolUrn;
  }
}

/** A clock with the case that it is in. */
export interface ListedClock {
  readonly item: FoundCase;
  readonly clock: CaseClock;
}

export const EhcCaseConnection = connectionOf<EhcCaseType>('EhcCase', () => EhcCaseType, 'EHC cases');
export const ClockDueConnection = connectionOf<ClockDue>('ClockDue', () => ClockDue, 'clocks of EHC cases');

@ArgsType()
export class EhcTrackerArgs {
  @SomeOf(EhcStateEnum, 'Which states; left empty: all.')
  states: EhcState[] = [];

  @YesNo('Also those of pupils who have left the school by the day, and of children who were not admitted.')
  withLeavers: boolean = false;
}

@ArgsType()
export class ClocksDueArgs {
  @Day(optional('Only clocks whose last permitted day is before this one.'))
  dueBefore: CivilDate | null = null;

  @SomeOf(ClockStateEnum, 'Which states; left empty: what runs, is due soon or is breached.')
  states: ClockStateName[] = [];

  @YesNo('Also those of pupils who have left the school by the day, and of children who were not admitted.')
  withLeavers: boolean = false;
}

/** What somebody has to look at. */
const OPEN_OR_BREACHED: readonly ClockStateName[] = ['RUNNING', 'DUE_SOON', 'BREACHED', 'BREACHED_EXCEPTION_CLAIMED'];

@Resolver()
export class EhcQueries {
  @Query(() => EhcCaseConnection, {
    nullable: true,
    description:
      'EHC cases of a school with their clocks, as they stand on the day of `asAt`, by default today; oldest first. Needs READ_REGISTER at the school.',
  })
  async ehcTracker(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => EhcTrackerArgs) { states, withLeavers }: EhcTrackerArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<EhcCaseType>> {
    const asked = {
      model: 'ehc-tracker',
      scopes: scopesFor(context, 'READ_REGISTER', schoolUrn),
      list: ['ehcTracker', states, withLeavers],
      page,
      read,
    } as const;
    const rowsOf = (items: readonly ListRow[], cut: Cut) =>
      casesIn(items)
        .map((item) => caseOnDay(item, dayOf(cut, context)))
        .filter(
          ({ known, leftOn }) =>
            known.events.length > 0 &&
            (withLeavers || leftOn === null) &&
            (states.length === 0 || (known.state !== null && states.includes(known.state))),
        )
        .map((row) => ({ key: [row.item.sortKey, row.item.id] as const, row }));
    return EhcCaseConnection.of(
      await computedPage(
        asked,
        rowsOf,
        (rows, { ordinal }) => {
          const identities = new Identities(ordinal, context);
          return rows.map((row) => new EhcCaseType(row, identities.pupil(row.item.pupil)));
        },
        context,
      ),
      context,
    );
  }

  @Query(() => ClockDueConnection, {
    nullable: true,
    description:
      'Clocks of the EHC cases of a school, as they stand on the day of `asAt`, by default today; the earliest last day first. Needs READ_REGISTER at the school.',
  })
  async clocksDue(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => ClocksDueArgs) { dueBefore, states, withLeavers }: ClocksDueArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<ClockDue>> {
    const asked = {
      model: 'ehc-tracker',
      scopes: scopesFor(context, 'READ_REGISTER', schoolUrn),
      list: ['clocksDue', dueBefore, states, withLeavers],
      page,
      read,
    } as const;
    const wanted = states.length === 0 ? OPEN_OR_BREACHED : states;
    const rowsOf = (items: readonly ListRow[], cut: Cut) =>
      casesIn(items)
        .flatMap((item) => clocksOn(item, dayOf(cut, context), withLeavers))
        .filter(({ clock }) => wanted.includes(clock.state) && (dueBefore === null || clock.nominal < dueBefore))
        .map((row) => ({ key: [row.clock.nominal, idOf(row.clock)] as const, row }));
    return ClockDueConnection.of(
      await computedPage(
        asked,
        rowsOf,
        (rows, { ordinal }) => {
          const identities = new Identities(ordinal, context);
          return rows.map((row) => new ClockDue(row, identities.pupil(row.item.pupil)));
        },
        context,
      ),
      context,
    );
  }
}

/** The clocks of a case, worked out for a day; none of a pupil who has gone by then, unless those are asked for. */
export function clocksOn(item: FoundCase, on: CivilDate, withLeavers: boolean): readonly ListedClock[] {
  const { known, leftOn } = caseOnDay(item, on);
  return leftOn !== null && !withLeavers ? [] : clocksOf(known, on, leftOn).map((clock) => ({ item, clock }));
}

/** Every cut of these lists has a day: `judgedOn` gives one. */
function dayOf({ effectiveOn }: Cut, context: RequestContext): CivilDate {
  return effectiveOn ?? today(context);
}

/** One event starts a clock once. */
export function idOf({ startedBy, clockId }: CaseClock): string {
  return `${startedBy}.${clockId}`;
}
