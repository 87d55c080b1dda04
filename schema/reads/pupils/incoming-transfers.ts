import { Arg, Args, ArgsType, Ctx, Query, Resolver } from 'type-graphql';
import { type ListRow, listItems } from '../../../projections/lists/list-query.ts';
import { pupilIdentities, siteOf } from '../../../projections/register/pupil-identities.ts';
import { holdsOn, pupilHistories } from '../../../projections/register/sen-register.ts';
import { pupilIn } from '../../../src/records/giving.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { type IncomingState, IncomingStateEnum } from '../../enums/transfers.ts';
import { optional, SomeOf, Urn } from '../../scalars/shape.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { IncomingTransfer, transferOn, type TransferOnDay } from './incoming-transfer.ts';
import { type Cut, cutFor, judgedOn, PageArgs, ReadArgs } from '../paging/page.ts';
import { personsAt } from '../people/person.ts';
import { Pupil } from './pupil.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { today } from '../paging/today.ts';

export const IncomingTransferConnection = connectionOf<IncomingTransfer>(
  'IncomingTransfer',
  () => IncomingTransfer,
  'records handed on to a school',
);

/** What somebody has to look at. */
const STILL_OPEN: readonly IncomingState[] = ['SENT', 'PAPERS_AWAITED'];

@ArgsType()
export class IncomingTransferArgs {
  @SomeOf(IncomingStateEnum, 'Which states; left empty: what is not complete.')
  states: IncomingState[] = [];

  @Urn(optional('Only from this school.'))
  fromSchoolUrn: string | null = null;
}

@Resolver()
export class IncomingTransferQueries {
  @Query(() => IncomingTransferConnection, {
    nullable: true,
    description:
      'Records of pupils that other schools of this system handed on to the school, as it stands on the day of `asAt`, by default today; the earliest leaving first. Needs READ_REGISTER at the school.',
  })
  async incomingTransfers(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school that receives.' }) schoolUrn: string,
    @Args(() => IncomingTransferArgs) { states, fromSchoolUrn }: IncomingTransferArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<IncomingTransfer>> {
    const dayOf = ({ effectiveOn }: Cut): CivilDate => effectiveOn ?? today(context);
    const asked = {
      model: 'incoming-transfers',
      scopes: scopesFor(context, 'READ_REGISTER', schoolUrn),
      list: ['incomingTransfers', states, fromSchoolUrn],
      standing: (cut: Cut) => ({ begunBy: dayOf(cut) }),
      page,
      read,
    } as const;
    const wanted = states.length === 0 ? STILL_OPEN : states;
    const rowsOf = (items: readonly ListRow[], cut: Cut) =>
      items
        .filter(({ state }) => state === 'TRANSFER')
        .flatMap((item) => transferOn(item, dayOf(cut)) ?? [])
        .filter((row) => wanted.includes(row.state) && (fromSchoolUrn === null || row.fromSchoolUrn === fromSchoolUrn))
        .map((row) => ({ key: [row.leftOn, row.id] as const, row }));
    return IncomingTransferConnection.of(
      await computedPage(asked, rowsOf, (rows, { ordinal }) => shown(rows, schoolUrn, ordinal, context), context),
      context,
    );
  }
}

/**
 * The school that sends has said who comes, so the one that receives may know it, though it has no part in the record
 * yet.
 */
function shown(
  rows: readonly TransferOnDay[],
  schoolUrn: string,
  ordinal: number,
  context: RequestContext,
): readonly IncomingTransfer[] {
  const { app, access } = context;
  const { person } = signedIn(context).actor;
  for (const { pupil } of rows) access.pupils.add(pupil);
  const senders = [...new Set(rows.map(({ fromSchoolUrn }) => fromSchoolUrn))];
  const scopes = senders.map((urn) => ({ schoolUrn: urn, scope: 'SCHOOL' as const, person }));
  // Until the school has taken the record over, it knows the child by the sender's record.
  const known = [...scopes, { schoolUrn, scope: 'SCHOOL' as const, person }];
  const register = app.projections.reader('sen-register');
  const identities = pupilIdentities(register, { scopes: known, ordinal, pupils: rows.map(({ pupil }) => pupil) });
  const sent = { scopes, ordinal, pupils: rows.map(senderPupil) };
  const histories = Map.groupBy(pupilHistories(register, sent), ({ pupil }) => pupil);
  const receiver = personsAt(schoolUrn, context);
  const named = new Map(
    senders.map((urn) => [
      urn,
      { fromSchool: app.directory.school(urn)?.name ?? null, sender: personsAt(urn, context) },
    ]),
  );
  return rows.map((row) => {
    const identity = identities.get(row.pupil);
    const pupil = new Pupil(
      row.pupil,
      () => identity && new SealedFields(identity.data, (field) => siteOf(identity, field), true),
    );
    const { fromSchool = null, sender = receiver } = named.get(row.fromSchoolUrn) ?? {};
    const last = histories
      .get(senderPupil(row))
      ?.find((entry) => entry.schoolUrn === row.fromSchoolUrn && holdsOn(entry, row.leftOn));
    return new IncomingTransfer(row, { pupil, fromSchool, last, sender, receiver });
  });
}

/** The pupil in the record of the school that sent. */
function senderPupil({ sent }: TransferOnDay): string {
  return pupilIn(sent.stream);
}

/** One handing-on as it stands on the day, where the viewer may read the register of the school that receives. */
export async function oneIncomingTransfer(
  id: string,
  read: ReadArgs,
  context: RequestContext,
): Promise<IncomingTransfer | undefined> {
  return (await transfersTo({ id }, read, context))[0];
}

/** A pupil who comes to a school of the viewer, as known there before the record is taken over. */
export async function pupilToCome(pupil: string, read: ReadArgs, context: RequestContext): Promise<Pupil | undefined> {
  return (await transfersTo({ pupil }, read, context))[0]?.pupil;
}

async function transfersTo(
  wanted: { readonly id: string } | { readonly pupil: string },
  read: ReadArgs,
  context: RequestContext,
): Promise<readonly IncomingTransfer[]> {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const on = judgedOn(read, context);
  const { ordinal } = await cutFor('incoming-transfers', read, on, context);
  const reader = context.app.projections.reader('incoming-transfers');
  const [item] = listItems(reader, { scopes, ordinal, states: ['TRANSFER'], ...wanted }, 1).rows;
  const row = item && transferOn(item, on);
  return item === undefined || row === undefined ? [] : shown([row], item.schoolUrn, ordinal, context);
}
