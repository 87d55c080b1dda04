import { Arg, Args, ArgsType, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { ListedItem } from '../../projections/listed-items.ts';
import type { NamingGround, NamingPosition, SchoolConsultationAnswered, SchoolConsulted } from '../../src/decisions/ehc/assessment-events.ts';
import type { ProspectivePupilClosed, ProspectivePupilOpened, ProspectiveState } from '../../src/decisions/ehc/prospective.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { EventMetadata } from '../../src/kernel/metadata.ts';
import { scopesFor } from '../asking.ts';
import type { RequestContext } from '../context.ts';
import { NamingGroundEnum, NamingPositionEnum } from '../enums/ehc.ts';
import { ProspectiveStateEnum } from '../enums/prospective-pupils.ts';
import { optional, SomeOf, YesNo } from '../inputs/shape.ts';
import { CivilDateScalar } from '../scalars/civil-date.ts';
import { computedPage } from './computed-page.ts';
import { type Connection, connectionOf } from './connection.ts';
import { DeciderType, type PersonOf } from './deciders.ts';
import { PageArgs, ReadArgs } from './page.ts';
import { personsAt } from './person.ts';
import { SealedFields } from './sealed-fields.ts';

interface Body {
  readonly opened: EffectiveEvent;
  readonly closed: ProspectivePupilClosed | null;
  readonly consulted: readonly EffectiveEvent[];
  readonly answers: readonly EffectiveEvent[];
}

@ObjectType({ description: 'The answer of a school to a consultation.', simpleResolvers: true })
export class ConsultationAnswer {
  @Field(() => ID, { description: 'Id of the decision.' })
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

  constructor({ id, data, metadata }: EffectiveEvent, person: PersonOf) {
    const { position, grounds } = data as unknown as SchoolConsultationAnswered;
    this.decisionId = id;
    this.position = position;
    this.grounds = grounds;
    this.answeredOn = metadata.effectiveFrom ?? null;
    this.decidedBy = (metadata.decidedBy ?? []).map((decider) => new DeciderType(decider, person));
    this.withSenco = withSenco(metadata);
  }
}

@ObjectType({ description: 'A child who is not on roll, about whom a local authority asked the school.' })
export class ProspectivePupil {
  @Field(() => ID, { description: 'Opaque id of the pupil.', simple: true })
  readonly pupilId: string;

  @Field(() => ProspectiveStateEnum, { description: 'Where it stands.', simple: true })
  readonly state: ProspectiveState;

  @Field(() => String, { description: 'Code of the local authority.', simple: true })
  readonly laCode: string;

  @Field(() => CivilDateScalar, { description: 'Since when the school knows of the child.', simple: true })
  readonly openedOn: CivilDate;

  @Field(() => String, { nullable: true, description: 'Academic year at whose end the record goes, by its first calendar year; null once the child is admitted.', simple: true })
  readonly retainUntil: string | null;

  @Field(() => [CivilDateScalar], { description: 'When the local authority\'s consultations were received.', simple: true })
  readonly consultedOn: readonly CivilDate[];

  @Field(() => [ConsultationAnswer], { description: 'The school\'s answers, earliest first.', simple: true })
  readonly answers: readonly ConsultationAnswer[];

  private readonly identity: SealedFields;

  constructor(item: ListedItem, person: PersonOf) {
    const { opened, closed, consulted, answers } = bodyOf(item);
    const data = opened.data as unknown as ProspectivePupilOpened;
    const retained = closed === null ? data.retainUntil : closed.retainUntil;
    this.pupilId = item.pupil;
    this.state = item.state as ProspectiveState;
    this.laCode = data.laCode;
    this.openedOn = data.openedOn;
    this.retainUntil = retained === null ? null : String(retained);
    this.consultedOn = consulted.map((event) => (event.data as unknown as SchoolConsulted).receivedOn);
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

export const ProspectivePupilConnection = connectionOf<ProspectivePupil>('ProspectivePupil', () => ProspectivePupil, 'prospective pupils');

@ArgsType()
export class ProspectivePupilArgs {
  @SomeOf(NamingPositionEnum, 'Only those to whose consultation the school gave one of these answers; left empty: all.')
  positions: NamingPosition[] = [];

  @YesNo(optional('Only those answered with the SENCO (true), or without (false).'))
  withSenco: boolean | null = null;
}

@Resolver()
export class ProspectivePupilQueries {
  @Query(() => ProspectivePupilConnection, { nullable: true, description: 'Children who are not on roll, about whom local authorities asked the school; oldest first. Needs READ_REGISTER at the school.' })
  async prospectivePupils(@Ctx() context: RequestContext, @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string, @Args(() => ProspectivePupilArgs) { positions, withSenco: wanted }: ProspectivePupilArgs, @Args(() => PageArgs) page: PageArgs, @Args(() => ReadArgs) read: ReadArgs): Promise<Connection<ProspectivePupil>> {
    const asked = { model: 'prospective-pupils', scopes: scopesFor(context, 'READ_REGISTER', schoolUrn), list: ['prospectivePupils', positions, wanted], page, read } as const;
    const fits = ({ data, metadata }: EffectiveEvent): boolean =>
      (positions.length === 0 || positions.includes((data as unknown as SchoolConsultationAnswered).position)) && (wanted === null || withSenco(metadata) === wanted);
    const rowsOf = (items: readonly ListedItem[]) => items.filter((item) => (positions.length === 0 && wanted === null) || bodyOf(item).answers.some(fits))
      .map((row) => ({ key: [row.sortKey, row.id] as const, row }));
    return ProspectivePupilConnection.of(await computedPage(asked, rowsOf, (rows) => {
      for (const { pupil } of rows) context.access.pupils.add(pupil);
      return rows.map((row) => new ProspectivePupil(row, personsAt(schoolUrn, context)));
    }, context), context);
  }
}

function bodyOf({ body }: ListedItem): Body {
  return body as unknown as Body;
}

function withSenco({ decidedBy = [], recordedBy, sencos = [] }: EventMetadata): boolean {
  const deciding = decidedBy.flatMap((decider) => (decider.kind === 'PERSON' ? [decider.person] : decider.kind === 'MEETING' ? decider.members.map(({ person }) => person) : []));
  return [...deciding, recordedBy.person].some((person) => sencos.includes(person));
}
