import { decisionAuthority } from '../../../projections/decisions/decision-authority.ts';
import { Arg, Args, ArgsType, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ItemCursor } from '../../../projections/lists/list-query.ts';
import { findSignOffs, type FoundSignOff } from '../../../projections/lists/sign-offs.ts';
import type { SignOff } from '../../../src/decisions/sign-off/sign-off.ts';
import type { StateOnDay } from '../../../src/decisions/sign-off/sign-off.ts';
import { stateOn } from '../../../src/decisions/sign-off/sign-off-day.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { denied, scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext, SchoolScope } from '../../context.ts';
import { SignOffStateEnum } from '../../enums/sign-off.ts';
import { SomeOf } from '../../scalars/shape.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import type { RowKey } from '../paging/cursor.ts';
import { Identities } from '../pupils/identities.ts';
import { cutFor, judgedOn, notACursor, PageArgs, pageStart, ReadArgs } from '../paging/page.ts';
import { personsAt } from '../people/person.ts';
import { SignOffType } from './sign-off.ts';
import { storedId } from '../../scalars/stored-id.ts';

export const SIGN_OFF_QUEUE = 'sign-off-queue';

export const SignOffConnection = connectionOf<SignOffType>('SignOff', () => SignOffType, 'requests for sign-off');

const ANY = (): boolean => true;
const OPEN: readonly StateOnDay[] = ['SUBMITTED', 'IN_REVIEW', 'RETURNED'];

@ArgsType()
export class SignOffArgs {
  @SomeOf(SignOffStateEnum, 'Which states on the day; left empty: those that are open.')
  states: StateOnDay[] = [];
}

@Resolver()
export class SignOffQueries {
  @Query(() => SignOffConnection, {
    nullable: true,
    description:
      'Requests for sign-off of a school, longest waiting first. Needs READ_DECISIONS; who may not read the whole school finds the requests that they proposed.',
  })
  async signOffQueue(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => SignOffArgs) args: SignOffArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<SignOffType>> {
    const scopes = scopesFor(context, 'READ_DECISIONS', schoolUrn);
    const states = args.states.length === 0 ? OPEN : args.states;
    const day = judgedOn(read, context);
    const list = {
      model: SIGN_OFF_QUEUE,
      name: `signOffQueue ${schoolUrn} ${[...states].sort().join()}`,
      order: day,
    } as const;
    const start = pageStart(page, read, list, await cutFor(SIGN_OFF_QUEUE, read, null, context), context);
    const selection = { scopes, ordinal: start.cut.ordinal, states: storedStates(states) };
    const reader = context.app.projections.reader(SIGN_OFF_QUEUE);
    // That one has lapsed is stored nowhere.
    const wanted = (signOff: SignOff): boolean => states.includes(stateOn(signOff, day));
    const found = findSignOffs(reader, selection, wanted, page.first, start.after && itemCursor(start.after.key));
    const identities = new Identities(start.cut.ordinal, context);
    const rows = found
      .slice(0, page.first)
      .map((one) => ({ node: signOffShown(one, day, identities, context), key: [one.row.sortKey, one.row.id] }));
    const count = (): number =>
      findSignOffs(context.app.projections.reader(SIGN_OFF_QUEUE), selection, wanted, Infinity).length;
    return SignOffConnection.of(
      { start, list: list.name, order: list.order, hasNextPage: found.length > page.first, rows, count },
      context,
    );
  }

  @Query(() => SignOffType, {
    nullable: true,
    description: 'One request for sign-off. Needs READ_DECISIONS for the whole school, or to have proposed it.',
  })
  async signOffRequest(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Id of the request.' }) id: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<SignOffType> {
    scopesFor(context, 'READ_DECISIONS');
    const shown = await signOffAsAt(storedId('SignOff', 'id', id), read, context);
    if (shown === undefined) throw denied(context, 'READ_DECISIONS');
    return shown;
  }
}

/** One request, where the viewer may read all decisions of its school, or proposed it. */
export async function signOffAsAt(
  id: string,
  read: ReadArgs,
  context: RequestContext,
): Promise<SignOffType | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const { ordinal } = await cutFor(SIGN_OFF_QUEUE, read, null, context);
  return oneSignOff(id, scopes, ordinal, judgedOn(read, context), context);
}

/** One request at the cut; undefined where the scopes do not reach it. */
export function oneSignOff(
  id: string,
  scopes: readonly SchoolScope[],
  ordinal: number,
  day: CivilDate,
  context: RequestContext,
): SignOffType | undefined {
  const [found] = findSignOffs(context.app.projections.reader(SIGN_OFF_QUEUE), { scopes, ordinal, id }, ANY, 1);
  return found && signOffShown(found, day, new Identities(ordinal, context), context);
}

/** The requests about a pupil, where the viewer may read the decisions of the school, or proposed them. */
export function signOffsAbout(
  pupil: string,
  ordinal: number,
  day: CivilDate,
  context: RequestContext,
): readonly SignOffType[] {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const identities = new Identities(ordinal, context);
  return findSignOffs(context.app.projections.reader(SIGN_OFF_QUEUE), { scopes, ordinal, pupil }, ANY, Infinity).map(
    (one) => signOffShown(one, day, identities, context),
  );
}

function signOffShown(
  { row, signOff, whole }: FoundSignOff,
  day: CivilDate,
  identities: Identities,
  context: RequestContext,
): SignOffType {
  const { schoolUrn } = row;
  const time = context.app.directory.inTime(schoolUrn);
  return new SignOffType(signOff, identities.pupil(row.pupil), row.knownFrom, {
    day,
    calendar: context.app.directory.calendarOf(schoolUrn),
    personOf: personsAt(schoolUrn, context),
    findingsOf: (answer) => decisionAuthority({ ...answer, ordinal: null }, time, identities.ordinal).findings,
    whole,
  });
}

/** The states as they are stored: what has lapsed is stored as waiting. */
function storedStates(states: readonly StateOnDay[]): readonly string[] {
  return [...new Set(states.flatMap((state) => (state === 'LAPSED' ? ['SUBMITTED', 'IN_REVIEW'] : [state])))];
}

function itemCursor([sortKey, id, ...more]: RowKey): ItemCursor {
  if (typeof sortKey !== 'string' || typeof id !== 'string' || more.length > 0) throw notACursor();
  return [sortKey, id];
}
