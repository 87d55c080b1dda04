import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { GovernanceInTime } from '../../../src/governance/governance-in-time.ts';
import { inForce } from '../../../src/governance/school.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import type { StaffRecord } from '../../../src/governance/staff-records.ts';
import { FindingType } from './deciders.ts';
import { StaffRecordType } from './staff-record.ts';
import { HoldingType } from '../governance/holding.ts';
import { today } from '../paging/today.ts';

@ObjectType({ description: 'Who holds what at a school and at its trust.', simpleResolvers: true })
export class SchoolPeople {
  @Field(() => [HoldingType], {
    description: 'The designated SENCO on the day; more than one where posts are shared, none where it is vacant.',
  })
  readonly sencos: readonly HoldingType[];

  @Field(() => [HoldingType], { description: 'Members of the senior leadership team on the day.' })
  readonly leadershipTeam: readonly HoldingType[];

  @Field(() => [HoldingType], { description: 'Offices on the day.' })
  readonly offices: readonly HoldingType[];

  @Field(() => [HoldingType], {
    description: 'Everything that was, is, or is going to be held, in the order in which it was recorded.',
  })
  readonly history: readonly HoldingType[];

  @Field(() => [StaffRecordType], {
    description:
      'What was recorded about posts and leavings, in the order in which it was recorded, corrected and void records included.',
  })
  readonly records: readonly StaffRecordType[];

  @Field(() => [FindingType], {
    description: "What is odd on the day, for instance that two persons hold the head's office.",
  })
  readonly findings: readonly FindingType[];

  constructor(time: GovernanceInTime, records: readonly StaffRecord[], now: number, on: CivilDate) {
    const all = Object.entries(time.at(now)).flatMap(([stream, { holdings }]) =>
      holdings.map((holding) => ({ holding, shown: () => new HoldingType(holding, { stream, time, now }, true) })),
    );
    const current = all.filter(({ holding }) => inForce(holding, on));
    const types = (which: (role: string) => boolean): readonly HoldingType[] =>
      current.filter(({ holding }) => which(holding.role)).map(({ shown }) => shown());
    this.sencos = types((role) => role === 'SENCO');
    this.leadershipTeam = types((role) => role === 'SLT_MEMBER');
    this.offices = types((role) => role !== 'SENCO' && role !== 'SLT_MEMBER');
    this.history = all.map(({ shown }) => shown());
    this.records = records.map((record) => new StaffRecordType(record));
    const heads = new Set(
      current.filter(({ holding }) => holding.role === 'HEADTEACHER').map(({ holding }) => holding.person),
    );
    this.findings =
      heads.size > 1 ? [new FindingType({ code: 'TWO_HEADS', severity: 'INFORMATION', recordedLater: null })] : [];
  }
}

@Resolver()
export class PeopleQueries {
  @Query(() => SchoolPeople, {
    nullable: true,
    description: 'Who holds which office at a school. Needs READ_PEOPLE there.',
  })
  people(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Arg('on', () => CivilDateScalar, { nullable: true, description: 'The day; default today.' }) on: CivilDate | null,
  ): SchoolPeople {
    scopesFor(context, 'READ_PEOPLE', schoolUrn);
    const { directory, log } = context.app;
    const records = directory.staffRecordsOf(schoolUrn);
    return new SchoolPeople(directory.inTime(schoolUrn), records, log.head(), on ?? today(context));
  }
}
