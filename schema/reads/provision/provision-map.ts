import { Arg, Args, ArgsType, Ctx, InputType, Query, Resolver } from 'type-graphql';
import { allItems, type ListRow } from '../../../projections/lists/list-query.ts';
import { provisionsIn } from '../../../projections/lists/provisions.ts';
import { type ProvisionOn, type ProvisionState } from '../../../src/decisions/provision/provisions.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { type SchoolTerm, termsAround } from '../../../src/reference/school-terms.ts';
import { scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { ProvisionStateEnum, SchoolTermEnum } from '../../enums/provision.ts';
import { CodeOf, Id, OneOf, optional, Part, SomeOf } from '../../scalars/shape.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, cutFor, judgedOn, PageArgs, ReadArgs } from '../paging/page.ts';
import { onMap, type ProvisionOnMap, ProvisionType } from './provision-entry.ts';
import type { Pupil } from '../pupils/pupil.ts';
import { today } from '../paging/today.ts';

export const PROVISION_MAP = 'provision-map';

@InputType({ description: 'What the provision map is narrowed to; all that is given has to hold on the day.' })
export class ProvisionFilterInput {
  @Id('Pupil', optional('The pupil.'))
  pupilId: string | null = null;

  @CodeOf(optional('The need it is for.'))
  need: string | null = null;

  @CodeOf(optional('Tier.'))
  tier: string | null = null;

  @CodeOf(optional('Who pays.'))
  fundingSource: string | null = null;

  @SomeOf(
    ProvisionStateEnum,
    'Which states; left empty: all that has not ended, or with a term all that was given in it.',
  )
  states: ProvisionState[] = [];

  @OneOf(SchoolTermEnum, optional('What was given in this term of the academic year of the day.'))
  term: SchoolTerm | null = null;
}

@ArgsType()
export class ProvisionMapArgs {
  @Part(() => ProvisionFilterInput, optional('Which provision; default all that has not ended.'))
  filter: ProvisionFilterInput | null = null;
}

export const ProvisionConnection = connectionOf<ProvisionType>('Provision', () => ProvisionType, 'provision');

@Resolver()
export class ProvisionQueries {
  @Query(() => ProvisionConnection, {
    nullable: true,
    description:
      'The provision map of a school as at any day, by default today, as known at any time; earliest start first. Needs READ_REGISTER at the school.',
  })
  async provisionMap(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => ProvisionMapArgs) { filter }: ProvisionMapArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<ProvisionType>> {
    const wanted = filter ?? new ProvisionFilterInput();
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const withEnded = wanted.states.includes('ENDED') || wanted.term !== null;
    const standing = (cut: Cut) => ({
      begunBy: dayOf(cut, context),
      lastsBeyond: withEnded ? undefined : dayOf(cut, context),
    });
    const asked = {
      model: PROVISION_MAP,
      scopes,
      list: ['provisionMap', wanted],
      standing,
      page,
      read,
      ...(wanted.pupilId !== null && { pupil: wanted.pupilId }),
    } as const;
    const rowsOf = (items: readonly ListRow[], cut: Cut) =>
      provisionsIn(items)
        .flatMap((found) => onMap(found, dayOf(cut, context)) ?? [])
        .filter(({ now }) => fits(now, wanted, dayOf(cut, context)))
        .map((row) => ({ key: [row.now.startOn ?? row.now.last.on, row.now.history.id] as const, row }));
    return ProvisionConnection.of(
      await computedPage(
        asked,
        rowsOf,
        (rows, { ordinal }) => {
          const identities = new Identities(ordinal, context);
          return rows.map((row) => new ProvisionType(row, identities.pupil(row.pupil), context));
        },
        context,
      ),
      context,
    );
  }
}

/** All provision of a pupil on the day, ended too, where the viewer has READ_REGISTER; earliest start first. */
export async function provisionFor(
  pupil: Pupil,
  read: ReadArgs,
  context: RequestContext,
): Promise<readonly ProvisionType[]> {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const on = judgedOn(read, context);
  const { ordinal } = await cutFor(PROVISION_MAP, read, on, context);
  const items = allItems(context.app.projections.reader(PROVISION_MAP), { scopes, ordinal, pupil: pupil.id });
  return provisionsIn(items)
    .flatMap((found) => onMap(found, on) ?? [])
    .sort(byStart)
    .map((row) => new ProvisionType(row, pupil, context));
}

/** One provision on the day, ended too, where the viewer may read the register of its school. */
export async function oneProvision(
  id: string,
  read: ReadArgs,
  context: RequestContext,
): Promise<ProvisionType | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const on = judgedOn(read, context);
  const { ordinal } = await cutFor(PROVISION_MAP, read, on, context);
  const reader = context.app.projections.reader(PROVISION_MAP);
  const [first] = allItems(reader, { scopes, ordinal, id });
  if (first === undefined) return undefined;
  const found = provisionsIn(allItems(reader, { scopes, ordinal, pupil: first.pupil })).find(
    ({ history }) => history.id === id,
  );
  const row = found && onMap(found, on);
  return row && new ProvisionType(row, new Identities(ordinal, context).pupil(row.pupil), context);
}

function byStart(a: ProvisionOnMap, b: ProvisionOnMap): number {
  const [one, other] = [a, b].map(({ now }) => `${now.startOn ?? now.last.on} ${now.history.id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function fits(
  { state, startOn, endedOn, terms }: ProvisionOn,
  { need, tier, fundingSource, states, term }: ProvisionFilterInput,
  on: CivilDate,
): boolean {
  const span = term === null ? undefined : termsAround(on).find((each) => each.term === term);
  const inTerm =
    span === undefined || (startOn !== null && startOn <= span.to && (endedOn === null || endedOn > span.from));
  const inState = states.length === 0 ? term !== null || state !== 'ENDED' : states.includes(state);
  return (
    inTerm &&
    inState &&
    (need === null || terms.linkedNeed === need) &&
    (tier === null || terms.tier === tier) &&
    (fundingSource === null || terms.fundingSource === fundingSource)
  );
}

/** Every cut of this list has a day: `judgedOn` gives one. */
function dayOf({ effectiveOn }: Cut, context: RequestContext): CivilDate {
  return effectiveOn ?? today(context);
}
