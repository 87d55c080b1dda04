import { Arg, Args, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { ListRow } from '../../../projections/lists/list-query.ts';
import { pupilIdentities, siteOf } from '../../../projections/register/pupil-identities.ts';
import type { Sharing } from '../../../src/decisions/enrolment/sharing.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { SharingKindEnum } from '../../enums/transfers.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { type Cut, PageArgs, ReadArgs } from '../paging/page.ts';
import { today } from '../paging/today.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { Pupil } from './pupil.ts';

@ObjectType({
  description: 'A pupil whom another school of this system placed with the school, or registered with it too.',
  simpleResolvers: true,
})
export class SharedRecord {
  @Field(() => Pupil, {
    description:
      "The pupil, by name also before the school takes part. From then on the pupil in the school's own record.",
  })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the other school.' })
  readonly fromSchoolUrn: string;

  @Field(() => String, { nullable: true, description: 'Name of that school; null: not known.' })
  readonly fromSchool: string | null;

  @Field(() => SharingKindEnum, { description: 'Why both have the pupil.' })
  readonly kind: Sharing['kind'];

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day; null while it lasts.' })
  readonly until: CivilDate | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the school took part with `acceptSharedRecord`; null: not yet, and it reads nothing.',
  })
  readonly acceptedAt: Instant | null;

  constructor({ sharing, acceptedAt }: Row, pupil: Pupil, fromSchool: string | null) {
    const { fromSchoolUrn, kind, from, until } = sharing;
    this.pupil = pupil;
    this.fromSchoolUrn = fromSchoolUrn;
    this.fromSchool = fromSchool;
    this.kind = kind;
    this.from = from;
    this.until = until;
    this.acceptedAt = acceptedAt;
  }
}

export const SharedRecordConnection = connectionOf<SharedRecord>(
  'SharedRecord',
  () => SharedRecord,
  'pupils whom other schools share with a school',
);

interface Acceptance {
  readonly fromSchoolUrn: string;
  readonly fromPupil: string;
  readonly acceptedAt: Instant;
}

/** A sharing with the pupil as each school knows it. */
interface Row {
  readonly sharing: Sharing;
  readonly pupil: string;
  readonly acceptedAt: Instant | null;
}

@Resolver()
export class SharedRecordQueries {
  @Query(() => SharedRecordConnection, {
    nullable: true,
    description:
      'Pupils whom other schools of this system placed with the school or registered with it too, leaving out what was over before the day of `asAt`, by default today; the earliest first day first. Needs READ_REGISTER at the school.',
  })
  async sharedRecords(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school with which they are shared.' }) schoolUrn: string,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<SharedRecord>> {
    const asked = {
      model: 'incoming-transfers',
      scopes: scopesFor(context, 'READ_REGISTER', schoolUrn),
      list: ['sharedRecords'],
      page,
      read,
    } as const;
    const rowsOf = (items: readonly ListRow[], { effectiveOn }: Cut) =>
      sharedOn(items, effectiveOn ?? today(context)).map((row) => ({
        key: [row.sharing.from, row.sharing.id] as const,
        row,
      }));
    return SharedRecordConnection.of(
      await computedPage(asked, rowsOf, (rows, { ordinal }) => shown(rows, schoolUrn, ordinal, context), context),
      context,
    );
  }
}

function sharedOn(items: readonly ListRow[], on: CivilDate): readonly Row[] {
  const taken = new Map(
    items
      .filter(({ state }) => state === 'ACCEPTANCE')
      .map(({ pupil, body }) => {
        const { fromSchoolUrn, fromPupil, acceptedAt } = body as unknown as Acceptance;
        return [`${fromSchoolUrn} ${fromPupil}`, { pupil, acceptedAt }] as const;
      }),
  );
  return items
    .filter(({ state }) => state === 'SHARING')
    .map(({ pupil, body }) => {
      const sharing = body as unknown as Sharing;
      const own = taken.get(`${sharing.fromSchoolUrn} ${pupil}`);
      return { sharing, pupil: own?.pupil ?? pupil, acceptedAt: own?.acceptedAt ?? null };
    })
    .filter(({ sharing: { until } }) => until === null || until >= on);
}

/** The other school has said whom it shares, so the school may know the name before it takes part. */
function shown(
  rows: readonly Row[],
  schoolUrn: string,
  ordinal: number,
  context: RequestContext,
): readonly SharedRecord[] {
  const { app, access } = context;
  const { person } = signedIn(context).actor;
  const pupils = rows.map(({ pupil }) => pupil);
  for (const pupil of pupils) access.pupils.add(pupil);
  const schools = [...new Set([schoolUrn, ...rows.map(({ sharing }) => sharing.fromSchoolUrn)])];
  const scopes = schools.map((urn) => ({ schoolUrn: urn, scope: 'SCHOOL' as const, person }));
  const identities = pupilIdentities(app.projections.reader('sen-register'), { scopes, ordinal, pupils });
  return rows.map((row) => {
    const identity = identities.get(row.pupil);
    const fields = identity && new SealedFields(identity.data, (field) => siteOf(identity, field), true);
    const fromSchool = app.directory.school(row.sharing.fromSchoolUrn)?.name ?? null;
    return new SharedRecord(row, new Pupil(row.pupil, () => fields), fromSchool);
  });
}
