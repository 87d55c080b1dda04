import { Arg, Args, ArgsType, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type ItemCursor, type ItemSelection, type ListedItem, listItems } from '../../projections/listed-items.ts';
import type { Reader } from '../../projections/reader.ts';
import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import type { SignOff } from '../../src/decisions/sign-off/sign-off.ts';
import { type StateOnDay, stateOn } from '../../src/decisions/sign-off/sign-off-day.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { denied, scopesFor, signedIn } from '../asking.ts';
import type { RequestContext, SchoolScope } from '../context.ts';
import { SignOffStateEnum } from '../enums/sign-off.ts';
import { SomeOf } from '../inputs/shape.ts';
import { type Connection, connectionOf } from './connection.ts';
import type { RowKey } from './cursor.ts';
import { Identities } from './identities.ts';
import { cutFor, judgedOn, notACursor, PageArgs, pageStart, ReadArgs } from './page.ts';
import { personsAt } from './person.ts';
import { SignOffType } from './sign-off.ts';

export const SIGN_OFF_QUEUE = 'sign-off-queue';
/** Rows that are read at a time while those of other states are passed over. */
const BATCH = 100;

export const SignOffConnection = connectionOf<SignOffType>('SignOff', () => SignOffType, 'requests for sign-off');

const OPEN: readonly StateOnDay[] = ['SUBMITTED', 'IN_REVIEW', 'RETURNED'];

@ArgsType()
export class SignOffArgs {
  @SomeOf(SignOffStateEnum, 'Which states on the day; left empty: those that are open.')
  states: StateOnDay[] = [];
}

@Resolver()
export class SignOffQueries {
  @Query(() => SignOffConnection, { nullable: true, description: 'Requests for sign-off of a school, longest waiting first. Needs READ_DECISIONS for the whole school; anybody else finds it empty.' })
  async signOffQueue(@Ctx() context: RequestContext, @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string, @Args(() => SignOffArgs) args: SignOffArgs, @Args(() => PageArgs) page: PageArgs, @Args(() => ReadArgs) read: ReadArgs): Promise<Connection<SignOffType>> {
    const scopes = scopesFor(context, 'READ_DECISIONS', schoolUrn);
    const states = args.states.length === 0 ? OPEN : args.states;
    const day = judgedOn(read, context);
    const list = { model: SIGN_OFF_QUEUE, name: `signOffQueue ${schoolUrn} ${[...states].sort().join()}`, order: day } as const;
    const start = pageStart(page, read, list, await cutFor(SIGN_OFF_QUEUE, read, null, context), context);
    const selection = { scopes, ordinal: start.cut.ordinal, states: storedStates(states) };
    const found = foundOn(context.app.projections.reader(SIGN_OFF_QUEUE), selection, states, day, page.first, start.after && itemCursor(start.after.key));
    const identities = new Identities(start.cut.ordinal, context);
    const rows = found.slice(0, page.first).map(({ row, signOff }) => ({ node: signOffShown(row, signOff, day, identities, context), key: [row.sortKey, row.id] }));
    const count = (): number => foundOn(context.app.projections.reader(SIGN_OFF_QUEUE), selection, states, day, Infinity, undefined).length;
    return SignOffConnection.of({ start, list: list.name, order: list.order, hasNextPage: found.length > page.first, rows, count }, context);
  }

  @Query(() => SignOffType, { nullable: true, description: 'One request for sign-off. Needs READ_DECISIONS for the whole school.' })
  async signOffRequest(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'Id of the request.' }) id: string, @Args(() => ReadArgs) read: ReadArgs): Promise<SignOffType> {
    const scopes = scopesFor(context, 'READ_DECISIONS');
    const { ordinal } = await cutFor(SIGN_OFF_QUEUE, read, null, context);
    const shown = oneSignOff(id, scopes, ordinal, judgedOn(read, context), context);
    if (shown === undefined) throw denied(context, 'READ_DECISIONS');
    return shown;
  }
}

/** One request at the cut; undefined where the scopes do not reach it. */
export function oneSignOff(id: string, scopes: readonly SchoolScope[], ordinal: number, day: CivilDate, context: RequestContext): SignOffType | undefined {
  const [row] = listItems(context.app.projections.reader(SIGN_OFF_QUEUE), { scopes, ordinal, id }, 1).rows;
  return row && signOffShown(row, signOffOf(row), day, new Identities(ordinal, context), context);
}

/** The requests about a pupil, where the viewer may read the decisions of the whole school. */
export function signOffsAbout(pupil: string, ordinal: number, day: CivilDate, context: RequestContext): readonly SignOffType[] {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const identities = new Identities(ordinal, context);
  const found = listItems(context.app.projections.reader(SIGN_OFF_QUEUE), { scopes, ordinal, pupil }, Number.MAX_SAFE_INTEGER - 1);
  return found.rows.map((row) => signOffShown(row, signOffOf(row), day, identities, context));
}

function signOffShown(row: ListedItem, signOff: SignOff, day: CivilDate, identities: Identities, context: RequestContext): SignOffType {
  const { schoolUrn } = row;
  return new SignOffType(signOff, identities.pupil(row.pupil), row.knownFrom, { day, calendar: context.app.directory.calendarOf(schoolUrn), personOf: personsAt(schoolUrn, context) });
}

interface Found {
  readonly row: ListedItem;
  readonly signOff: SignOff;
}

/** Up to one more than `first` requests that are in one of the states on the day, behind a cursor: that one has lapsed is stored nowhere. */
function foundOn(reader: Reader, selection: ItemSelection, states: readonly StateOnDay[], day: CivilDate, first: number, after: ItemCursor | undefined): readonly Found[] {
  const found: Found[] = [];
  for (let cursor = after, more = true; more && found.length <= first; ) {
    const { rows, hasNextPage } = listItems(reader, selection, BATCH, cursor);
    for (const row of rows) {
      const signOff = signOffOf(row);
      if (states.includes(stateOn(signOff, day))) found.push({ row, signOff });
    }
    const last = rows.at(-1);
    more = hasNextPage && last !== undefined;
    if (last !== undefined) cursor = [last.sortKey, last.id];
  }
  return found;
}

/** The states as they are stored: what has lapsed is stored as waiting. */
function storedStates(states: readonly StateOnDay[]): readonly string[] {
  return [...new Set(states.flatMap((state) => (state === 'LAPSED' ? ['SUBMITTED', 'IN_REVIEW'] : [state])))];
}

function signOffOf({ body }: ListedItem): SignOff {
  const [signOff] = signOffsOf(body['events'] as unknown as readonly EffectiveEvent[]);
  if (signOff === undefined) throw new TypeError('an item of the queue is no request');
  return signOff;
}

function itemCursor([sortKey, id, ...more]: RowKey): ItemCursor {
  if (typeof sortKey !== 'string' || typeof id !== 'string' || more.length > 0) throw notACursor();
  return [sortKey, id];
}
