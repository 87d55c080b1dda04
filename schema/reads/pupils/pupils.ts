import { Arg, Args, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { countDecisions } from '../../../projections/decisions/decision-history.ts';
import { givenInLog, ownPupilInLog } from '../../../projections/record/record-as-at.ts';
import { pupilAfterMerges } from '../../../projections/record/pupil-merges.ts';
import { pupilHistory, pupilOnRegister } from '../../../projections/register/sen-register.ts';
import type { Identification } from '../../../src/decisions/identification/identification-state.ts';
import { denied, noteAskedFor, signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { AsOf, type Connection } from '../paging/connection.ts';
import type { Decision } from '../decisions/decision.ts';
import { checkFilter, decisionFilter, DecisionOrderInput } from '../decisions/decision-filter.ts';
import { DECISION_HISTORY, decisionsPage } from '../decisions/decision-reading.ts';
import { givenAbout } from '../decisions/given-decisions.ts';
import { DecisionArgs, DecisionConnection } from '../decisions/decisions.ts';
import { casesOf, EhcCaseType } from '../ehc/ehc-case.ts';
import { Identities } from './identities.ts';
import { identificationShown, IdentificationType } from './identification.ts';
import { type Cut, cutFor, judgedOn, PageArgs, ReadArgs } from '../paging/page.ts';
import { ProvisionType } from '../provision/provision-entry.ts';
import { provisionFor } from '../provision/provision-map.ts';
import { Pupil } from './pupil.ts';
import { entryShown, RegisterEntry } from '../register/register-entry.ts';
import { Rights, rightsOf } from './rights.ts';
import { onDay, SEN_REGISTER } from '../register/sen-register.ts';
import { SignOffType } from '../sign-off/sign-off.ts';
import { signOffsAbout } from '../sign-off/sign-off-queue.ts';
import { TimelineConnection, type TimelineEntry } from './timeline.ts';
import { timelinePage } from './timeline-page.ts';
import { today } from '../paging/today.ts';
import { Node } from '../../ids/node.ts';
import { storedId } from '../../scalars/stored-id.ts';
import { pupilToCome } from './incoming-transfers.ts';
import { prospectiveIdentities } from './prospective-identities.ts';

@ObjectType({ implements: Node, description: 'The record of one pupil, as far as the viewer may read it.' })
export class PupilRecord {
  @Field(() => ID, { description: 'Opaque id of the record.', simple: true })
  readonly id: string;

  @Field(() => Pupil, { description: 'The pupil.', simple: true })
  readonly pupil: Pupil;

  @Field(() => AsOf, { description: 'Which state of the record it shows.', simple: true })
  readonly asOf: AsOf;

  private readonly read: ReadArgs;
  private readonly cut: Cut;
  private readonly identities: Identities;

  constructor(id: string, read: ReadArgs, cut: Cut, context: RequestContext) {
    this.id = id;
    this.identities = new Identities(cut.ordinal, context);
    this.pupil = this.identities.pupil(id);
    this.asOf = new AsOf(cut, context);
    this.read = read;
    this.cut = cut;
  }

  @Field(() => [RegisterEntry], {
    description: 'Entries on the day, one for each school where the viewer has READ_REGISTER.',
  })
  register(@Ctx() context: RequestContext): readonly RegisterEntry[] {
    const scopes = signedIn(context).schoolsFor('READ_REGISTER');
    const rows = pupilOnRegister(context.app.projections.reader(SEN_REGISTER), {
      scopes,
      cut: onDay(this.cut, context),
      pupil: this.pupil.id,
    });
    return rows.map((row) => entryShown(row, this.identities));
  }

  @Field(() => [RegisterEntry], {
    description: 'Entries on all days, by school and day, where the viewer has READ_REGISTER.',
  })
  registerHistory(@Ctx() context: RequestContext): readonly RegisterEntry[] {
    const scopes = signedIn(context).schoolsFor('READ_REGISTER');
    const rows = pupilHistory(context.app.projections.reader(SEN_REGISTER), {
      scopes,
      ordinal: this.cut.ordinal,
      pupil: this.pupil.id,
    });
    return rows.map((row) => entryShown(row, this.identities));
  }

  @Field(() => IdentificationType, {
    nullable: true,
    description:
      'Where the identification of SEN stands on the day, where the viewer has READ_DECISIONS for the whole school.',
  })
  identification(@Ctx() context: RequestContext): Identification | null {
    return identificationShown(this.pupil.id, this.cut, context);
  }

  @Field(() => [EhcCaseType], {
    description: 'EHC cases on the day, one for each school where the viewer has READ_REGISTER.',
  })
  ehcCases(@Ctx() context: RequestContext): Promise<readonly EhcCaseType[]> {
    return casesOf(this.pupil, this.read, context);
  }

  @Field(() => [ProvisionType], {
    description: 'Provision on the day, ended too, where the viewer has READ_REGISTER; earliest start first.',
  })
  provision(@Ctx() context: RequestContext): Promise<readonly ProvisionType[]> {
    return provisionFor(this.pupil, this.read, context);
  }

  @Field(() => [SignOffType], {
    description:
      'Requests for sign-off about the pupil, where the viewer has READ_DECISIONS for the whole school, or proposed them.',
  })
  signOffs(@Ctx() context: RequestContext): readonly SignOffType[] {
    return signOffsAbout(this.pupil.id, this.cut.ordinal, judgedOn(this.read, context), context);
  }

  @Field(() => Rights, {
    nullable: true,
    description:
      'Who has the rights and who may be contacted, where the viewer has READ_DECISIONS for the whole school.',
  })
  rights(@Ctx() context: RequestContext): Promise<Rights | null> {
    return rightsOf(this.pupil, this.cut.ordinal, judgedOn(this.read, context), context);
  }

  @Field(() => DecisionConnection, {
    description:
      'Decisions about the pupil, where the viewer has READ_DECISIONS; also those that another school gave to a school of the viewer.',
  })
  async decisions(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => DecisionArgs) args: DecisionArgs,
  ): Promise<Connection<Decision>> {
    const own = signedIn(context).schoolsFor('READ_DECISIONS');
    const scopes = [...own, ...givenAbout(this.pupil.id, own, this.cut.ordinal, context)];
    const asked = {
      scopes,
      page,
      read: this.read,
      filter: { ...decisionFilter(args.filter), pupil: this.pupil.id },
      checks: checkFilter(args.filter),
      order: args.orderBy ?? new DecisionOrderInput(),
    };
    return DecisionConnection.of(await decisionsPage(asked, context), context);
  }

  @Field(() => TimelineConnection, {
    description: 'All that happened to or about the pupil, earliest first, where the viewer has READ_DECISIONS.',
  })
  timeline(@Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs): Connection<TimelineEntry> {
    return TimelineConnection.of(timelinePage(this.pupil.id, page, this.read, this.cut, context), context);
  }
}

@Resolver()
export class PupilQueries {
  @Query(() => PupilRecord, {
    nullable: true,
    description:
      'The record of one pupil; for one whose record was merged into another by then, that one. Needs READ_REGISTER or READ_DECISIONS at a school that has one.',
  })
  async pupil(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Id of the pupil.' }) id: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<PupilRecord> {
    signedIn(context);
    const asked = storedId('Pupil', 'id', id);
    noteAskedFor(context, asked);
    const record = await recordAsAt(asked, read, context);
    if (record === undefined) throw denied(context, 'READ_REGISTER');
    return record;
  }
}

/** The record of a pupil, or the one it was merged into by then; undefined where the viewer may read nothing of it. */
async function recordAsAt(id: string, read: ReadArgs, context: RequestContext): Promise<PupilRecord | undefined> {
  const cut = await cutFor(SEN_REGISTER, read, today(context), context);
  const pupil = ownPupil(
    pupilAfterMerges(context.app.projections.reader('pupil-merges'), id, cut.ordinal),
    cut,
    context,
  );
  return isKnown(pupil, cut, context) ? new PupilRecord(pupil, read, cut, context) : undefined;
}

/** The id in the record of a school of the viewer, where the id is of an older record that two schools wrote. */
function ownPupil(pupil: string, { ordinal }: Cut, context: RequestContext): string {
  const { log, projections } = context.app;
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  if (pupilHistory(projections.reader(SEN_REGISTER), { scopes, ordinal, pupil }).length > 0) return pupil;
  const own = scopes.map(({ schoolUrn }) => ownPupilInLog(log, { schoolUrn, pupil }, ordinal));
  return own.find((one) => one !== pupil) ?? pupil;
}

/** The record with this very id: none where it was merged into another by then. */
export async function oneRecord(id: string, read: ReadArgs, context: RequestContext): Promise<PupilRecord | undefined> {
  const record = await recordAsAt(id, read, context);
  return record?.id === id ? record : undefined;
}

/** A pupil of whom the viewer may read anything, or whom a school of theirs knows without having a record. */
export async function onePupil(id: string, read: ReadArgs, context: RequestContext): Promise<Pupil | undefined> {
  const cut = await cutFor(SEN_REGISTER, read, today(context), context);
  if (isKnown(id, cut, context) || isAskedAbout(id, cut, context))
    return new Identities(cut.ordinal, context).pupil(id);
  return pupilToCome(id, read, context);
}

function isAskedAbout(pupil: string, { ordinal }: Cut, context: RequestContext): boolean {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const asked = { scopes, ordinal, pupils: [pupil] };
  return prospectiveIdentities(context.app.projections.reader('prospective-pupils'), asked).size > 0;
}

/** Whether the viewer may read anything at all about the pupil, as known at the cut. */
function isKnown(pupil: string, { ordinal }: Cut, context: RequestContext): boolean {
  const viewer = signedIn(context);
  const { projections } = context.app;
  return (
    pupilHistory(projections.reader(SEN_REGISTER), { scopes: viewer.schoolsFor('READ_REGISTER'), ordinal, pupil })
      .length > 0 ||
    countDecisions(projections.reader(DECISION_HISTORY), {
      scopes: viewer.schoolsFor('READ_DECISIONS'),
      cut: { ordinal },
      filter: { pupil },
    }) > 0 ||
    takesPart(pupil, ordinal, context)
  );
}

/** Whether a school of the viewer takes part in another school's record of the pupil, without having it on roll. */
function takesPart(pupil: string, ordinal: number, context: RequestContext): boolean {
  const { log } = context.app;
  return signedIn(context)
    .schoolsFor('READ_REGISTER')
    .some(
      ({ schoolUrn, scope }) =>
        scope === 'SCHOOL' &&
        givenInLog(log, { schoolUrn, pupil }, ordinal).length > 0 &&
        ownPupilInLog(log, { schoolUrn, pupil }, ordinal) === pupil,
    );
}
