import { Arg, Args, ArgsType, Ctx, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import {
  countRegister,
  type RegisterCounts,
  type RegisterCursor,
  registerCursorOf,
  type RegisterFilter,
  registerOn,
  type RegisterSelection,
} from '../../../projections/register/sen-register.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { CodeOf, Id, OneOf, optional, Part } from '../../scalars/shape.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { AsOf, type Connection, connectionOf, type Page } from '../paging/connection.ts';
import type { RowKey } from '../paging/cursor.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, cutFor, notACursor, PageArgs, pageStart, ReadArgs } from '../paging/page.ts';
import { entryShown, RegisterEntry } from './register-entry.ts';
import { today } from '../paging/today.ts';

export const SEN_REGISTER = 'sen-register';

@InputType({ description: 'What the register is narrowed to; all that is given has to hold.' })
export class RegisterFilterInput {
  @OneOf(SenStatusEnum, optional('Provision code.'))
  status: SenStatus | null = null;

  @CodeOf(optional('Primary need.'))
  primaryNeed: string | null = null;

  @CodeOf(optional('National Curriculum year on the day.'))
  ncYear: string | null = null;

  @Id('Pupil', optional('The pupil.'))
  pupilId: string | null = null;
}

@ArgsType()
export class RegisterArgs {
  @Part(() => RegisterFilterInput, optional('Which pupils; default all on roll.'))
  filter: RegisterFilterInput | null = null;
}

@ObjectType({ description: 'Number of pupils with a primary need.', simpleResolvers: true })
export class NeedCount {
  @Field(() => CodeScalar, { description: 'Code of the type of need.' })
  readonly code: string;

  @Field(() => Int, { description: 'Number of pupils.' })
  readonly pupils: number;

  constructor(code: string, pupils: number) {
    this.code = code;
    this.pupils = pupils;
  }
}

@ObjectType('RegisterCounts', { description: 'The register of a school in numbers.', simpleResolvers: true })
export class RegisterCountsType {
  @Field(() => AsOf, { description: 'Which state of the record it shows.' })
  readonly asOf: AsOf;

  @Field(() => Int, { description: 'Pupils on roll.' })
  readonly pupils: number;

  @Field(() => Int, { description: 'Pupils with SEN support.' })
  readonly senSupport: number;

  @Field(() => Int, { description: 'Pupils with an EHC plan.' })
  readonly ehcPlan: number;

  @Field(() => Int, { description: 'Pupils without SEN.' })
  readonly noSen: number;

  @Field(() => [NeedCount], {
    description: 'Pupils with SEN support or a plan by primary need, in the order of the codes.',
  })
  readonly byPrimaryNeed: readonly NeedCount[];

  constructor({ pupils, status, primaryNeed }: RegisterCounts, asOf: AsOf) {
    this.asOf = asOf;
    this.pupils = pupils;
    this.senSupport = status.K;
    this.ehcPlan = status.E;
    this.noSen = status.N;
    this.byPrimaryNeed = Object.entries(primaryNeed).map(([code, count]) => new NeedCount(code, count));
  }
}

export const RegisterConnection = connectionOf<RegisterEntry>(
  'RegisterEntry',
  () => RegisterEntry,
  'pupils on a register',
);

const SCHOOL = { description: 'URN of the school.' };

@Resolver()
export class RegisterQueries {
  @Query(() => RegisterConnection, {
    nullable: true,
    description:
      'The SEN register of a school as at any day, as known at any time, in the order in which pupils became known. Needs READ_REGISTER there.',
  })
  async senRegister(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, SCHOOL) schoolUrn: string,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
    @Args(() => RegisterArgs) args: RegisterArgs,
  ): Promise<Connection<RegisterEntry>> {
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const list = { model: SEN_REGISTER, name: `senRegister ${schoolUrn}`, order: '' } as const;
    const start = pageStart(page, read, list, await cutFor(SEN_REGISTER, read, today(context), context), context);
    const selection: RegisterSelection = {
      scopes,
      cut: onDay(start.cut, context),
      filter: registerFilter(args.filter),
    };
    const reader = context.app.projections.reader(SEN_REGISTER);
    const { rows, hasNextPage } = registerOn(reader, {
      ...selection,
      first: page.first,
      after: start.after && registerCursor(start.after.key),
    });
    const identities = new Identities(start.cut.ordinal, context);
    const shown: Page<RegisterEntry> = {
      start,
      list: list.name,
      order: list.order,
      hasNextPage,
      rows: rows.map((row) => ({ node: entryShown(row, identities), key: registerCursorOf(row) })),
      count: () => countRegister(context.app.projections.reader(SEN_REGISTER), selection).pupils,
    };
    return RegisterConnection.of(shown, context);
  }

  @Query(() => RegisterCountsType, {
    nullable: true,
    description: 'The SEN register of a school in numbers. Needs READ_REGISTER there.',
  })
  async senRegisterCounts(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, SCHOOL) schoolUrn: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<RegisterCountsType> {
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const cut = await cutFor(SEN_REGISTER, read, today(context), context);
    const counts = countRegister(context.app.projections.reader(SEN_REGISTER), { scopes, cut: onDay(cut, context) });
    return new RegisterCountsType(counts, new AsOf(cut, context));
  }
}

/** A register is always as at some day. */
export function onDay({ ordinal, effectiveOn }: Cut, context: RequestContext): RegisterSelection['cut'] {
  return { ordinal, effectiveOn: effectiveOn ?? today(context) };
}

function registerFilter(input: RegisterFilterInput | null): RegisterFilter {
  const { status, primaryNeed, ncYear, pupilId } = input ?? {};
  return {
    status: status ?? undefined,
    primaryNeed: primaryNeed ?? undefined,
    ncYear: ncYear ?? undefined,
    pupil: pupilId ?? undefined,
  };
}

function registerCursor([pupil, schoolUrn, ...more]: RowKey): RegisterCursor {
  if (typeof pupil !== 'string' || typeof schoolUrn !== 'string' || more.length > 0) throw notACursor();
  return [pupil, schoolUrn];
}
