import { Arg, Args, ArgsType, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { ListRow } from '../../../projections/lists/list-query.ts';
import { holdsOn, pupilHistories } from '../../../projections/register/sen-register.ts';
import {
  type NamingGround,
  type NamingPosition,
  SchoolConsultationAnswered,
  SchoolConsulted,
} from '../../../src/decisions/ehc/assessment-events.ts';
import { type ProspectiveOn, prospectiveOn, type ProspectiveState } from '../../../src/decisions/ehc/prospective.ts';
import { decidersShown } from '../../../src/decisions/outsiders.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { type EffectiveEvent, effectiveDate } from '../../../src/kernel/folding.ts';
import { type EventOf, isA } from '../../../src/kernel/members.ts';
import type { EventMetadata } from '../../../src/kernel/metadata.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { NamingGroundEnum, NamingPositionEnum, ProspectiveStateEnum } from '../../enums/ehc.ts';
import { optional, SomeOf, YesNo } from '../../scalars/shape.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { computedPage } from '../paging/computed-page.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { DeciderType, type PersonOf } from '../people/deciders.ts';
import { type Cut, PageArgs, ReadArgs } from '../paging/page.ts';
import { personsAt } from '../people/person.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { today } from '../paging/today.ts';
import { IdOf } from '../../ids/id-of.ts';

interface Body {
  readonly events: readonly EffectiveEvent[];
}

type Answer = EventOf<typeof SchoolConsultationAnswered, EffectiveEvent>;

/** A child as the school's record of it stands on a day. */
interface ChildOnDay extends ProspectiveOn {
  readonly item: ListRow;
  readonly consulted: readonly EventOf<typeof SchoolConsulted, EffectiveEvent>[];
  readonly answers: readonly Answer[];
  readonly onRoll: boolean;
}

@ObjectType({ description: 'The answer of a school to a consultation.', simpleResolvers: true })
export class ConsultationAnswer {
  @IdOf('Decision', { description: 'Id of the decision.' })
  readonly decisionId: string;

  @Field(() => NamingPositionEnum, { description: 'Where the school stands.' })
  readonly position: NamingPosition;

  @Field(() => [NamingGroundEnum], { description: 'Grounds of s.39(4).' })
  readonly grounds: readonly NamingGround[];

  @Field(() => CivilDateScalar, { nullable: true, description: 'The day from which it counts.' })
  readonly answeredOn: CivilDate | null;

  @Field(() => [DeciderType], { description: 'Who gave it, in which role.' })
  readonly decidedBy: readonly DeciderType[];

  @Field(() => Boolean, { description: 'Whether the SENCO decided it, alone or in a meeting, or recorded it.' })
  readonly withSenco: boolean;

  constructor({ id, type, data: { position, grounds }, metadata }: Answer, person: PersonOf) {
    this.decisionId = id;
    this.position = position;
    this.grounds = grounds;
    this.answeredOn = metadata.effectiveFrom ?? null;
    this.decidedBy = decidersShown({ type, data: {} }, metadata.decidedBy ?? []).map(
      (decider) => new DeciderType(decider, person),
    );
    this.withSenco = withSenco(metadata);
  }
}

@ObjectType({ description: 'A child about whom a local authority asked the school while it was not on roll.' })
export class ProspectivePupil {
  @IdOf('Pupil', { description: 'Opaque id of the pupil.', simple: true })
  readonly pupilId: string;

  @Field(() => ProspectiveStateEnum, { description: 'Where it stands.', simple: true })
  readonly state: ProspectiveState;

  @Field(() => String, { description: 'Code of the local authority.', simple: true })
  readonly laCode: string;

  @Field(() => CivilDateScalar, { description: 'Since when the school knows of the child.', simple: true })
  readonly openedOn: CivilDate;

  @Field(() => String, {
    nullable: true,
    description:
      'Academic year at whose end the record goes, by its first calendar year; null once the child is admitted.',
    simple: true,
  })
  readonly retainUntil: string | null;

  @Field(() => [CivilDateScalar], {
    description: "When the local authority's consultations were received.",
    simple: true,
  })
  readonly consultedOn: readonly CivilDate[];

  @Field(() => [ConsultationAnswer], { description: "The school's answers, earliest first.", simple: true })
  readonly answers: readonly ConsultationAnswer[];

  private readonly identity: SealedFields;

  constructor({ item, opened, closed, state, consulted, answers }: ChildOnDay, person: PersonOf) {
    const { laCode, openedOn, retainUntil } = opened.data;
    const retained = closed === null ? retainUntil : closed.retainUntil;
    this.pupilId = item.pupil;
    this.state = state;
    this.laCode = laCode;
    this.openedOn = openedOn;
    this.retainUntil = retained === null ? null : String(retained);
    this.consultedOn = consulted.map(({ data }) => data.receivedOn);
    this.answers = answers.map((answer) => new ConsultationAnswer(answer, person));
    this.identity = new SealedFields(opened.data, opened.sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'Surname.' })
  surname(@Ctx() context: RequestContext): Promise<string | null> {
    return this.identity.text('surname', context);
  }

  @Field(() => String, { nullable: true, description: 'Forename.' })
  forename(@Ctx() context: RequestContext): Promise<string | null> {
    return this.identity.text('forename', context);
  }

  @Field(() => CivilDateScalar, { nullable: true, description: 'Date of birth.' })
  dateOfBirth(@Ctx() context: RequestContext): Promise<string | null> {
    return this.identity.text('dateOfBirth', context);
  }
}

export const ProspectivePupilConnection = connectionOf<ProspectivePupil>(
  'ProspectivePupil',
  () => ProspectivePupil,
  'prospective pupils',
);

@ArgsType()
export class ProspectivePupilArgs {
  @SomeOf(
    ProspectiveStateEnum,
    "Only those that stand so, on roll by now or not; left empty: all who are not on the school's roll on the day.",
  )
  states: ProspectiveState[] = [];

  @SomeOf(NamingPositionEnum, 'Only those to whose consultation the school gave one of these answers; left empty: all.')
  positions: NamingPosition[] = [];

  @YesNo(optional('Only those answered with the SENCO (true), or without (false).'))
  withSenco: boolean | null = null;
}

@Resolver()
export class ProspectivePupilQueries {
  @Query(() => ProspectivePupilConnection, {
    nullable: true,
    description:
      'Children about whom local authorities asked the school, as it stands on the day of `asAt`, by default today; oldest question first. Who has become a pupil since is left out unless a state is asked for. Needs READ_REGISTER at the school.',
  })
  async prospectivePupils(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => ProspectivePupilArgs) wanted: ProspectivePupilArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Connection<ProspectivePupil>> {
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const asked = {
      model: 'prospective-pupils',
      scopes,
      list: ['prospectivePupils', wanted],
      standing: (cut: Cut) => ({ begunBy: dayOf(cut, context) }),
      page,
      read,
    } as const;
    const rowsOf = (items: readonly ListRow[], cut: Cut) => {
      const on = dayOf(cut, context);
      const entries = pupilHistories(context.app.projections.reader('sen-register'), {
        scopes,
        ordinal: cut.ordinal,
        pupils: items.map(({ pupil }) => pupil),
      });
      const onRoll = new Set(entries.filter((entry) => holdsOn(entry, on)).map(({ pupil }) => pupil));
      return items
        .flatMap((item) => childOn(item, onRoll.has(item.pupil), on) ?? [])
        .filter((child) => fits(child, wanted))
        .map((row) => ({
          key: [row.opened.data.openedOn, row.item.id] as const,
          row,
        }));
    };
    return ProspectivePupilConnection.of(
      await computedPage(
        asked,
        rowsOf,
        (rows) => {
          for (const { item } of rows) context.access.pupils.add(item.pupil);
          return rows.map((row) => new ProspectivePupil(row, personsAt(schoolUrn, context)));
        },
        context,
      ),
      context,
    );
  }
}

function childOn(item: ListRow, onRoll: boolean, on: CivilDate): ChildOnDay | undefined {
  const { events } = item.body as unknown as Body;
  const record = prospectiveOn(events, item.schoolUrn, on);
  if (record === undefined) return undefined;
  const known = events.filter((event) => effectiveDate(event) <= on);
  return {
    ...record,
    item,
    onRoll,
    consulted: known.filter(isA(SchoolConsulted)),
    answers: known.filter(isA(SchoolConsultationAnswered)),
  };
}

function fits(
  { state, onRoll, answers }: ChildOnDay,
  { states, positions, withSenco: wanted }: ProspectivePupilArgs,
): boolean {
  const answered = ({ data, metadata }: Answer): boolean =>
    (positions.length === 0 || positions.includes(data.position)) &&
    (wanted === null || withSenco(metadata) === wanted);
  return (
    (states.length === 0 ? !onRoll : states.includes(state)) &&
    ((positions.length === 0 && wanted === null) || answers.some(answered))
  );
}

/** Every cut of this list has a day: `judgedOn` gives one. */
function dayOf({ effectiveOn }: Cut, context: RequestContext): CivilDate {
  return effectiveOn ?? today(context);
}

function withSenco({ decidedBy = [], recordedBy, sencos = [] }: EventMetadata): boolean {
  const deciding = decidedBy.flatMap((decider) =>
    decider.kind === 'PERSON'
      ? [decider.person]
      : decider.kind === 'MEETING'
        ? decider.members.map(({ person }) => person)
        : [],
  );
  return [...deciding, recordedBy.person].some((person) => sencos.includes(person));
}
