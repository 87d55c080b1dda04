import { Arg, Args, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { GrantAsked } from '../../../src/governance/grant-in-time.ts';
import type { StaffRecord } from '../../../src/governance/staff-records.ts';
import { recordStart } from '../../../src/governance/record-start.ts';
import { policySetOn } from '../../../src/governance/sign-off-policy.ts';
import type { Governance } from '../../../src/governance/school.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { AsOf } from '../paging/connection.ts';
import { type Cut, cutFor, judgedOn, ReadArgs } from '../paging/page.ts';
import { SchoolPeople } from '../people/people.ts';
import { DelegationType } from './delegation.ts';
import { SignOffPolicyType } from './sign-off-policy.ts';
import { TermCalendarType } from './term-calendar.ts';

@ObjectType({
  description:
    'What authority at a school rests on: its own and its trust’s, as known at the cut, for the day that was asked for.',
  simpleResolvers: true,
})
export class SchoolGovernance {
  @Field(() => AsOf, { description: 'Which state of the record it shows.' })
  readonly asOf: AsOf;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description:
      'First day of the record: no authority is asked for from before it. Null: the school is not known yet.',
  })
  readonly recordFrom: CivilDate | null;

  @Field(() => SchoolPeople, { description: 'Who holds which office and post, with everything that was held.' })
  readonly people: SchoolPeople;

  @Field(() => [DelegationType], { description: 'All delegations, ended ones too, in the order of their first days.' })
  readonly delegations: readonly DelegationType[];

  @Field(() => [SignOffPolicyType], { description: 'All sign-off policies, in the order of their first days.' })
  readonly signOffPolicies: readonly SignOffPolicyType[];

  @Field(() => SignOffPolicyType, {
    nullable: true,
    description: 'The sign-off policy in force on the day; null: none, so nothing needs sign-off.',
  })
  readonly signOffPolicy: SignOffPolicyType | null;

  @Field(() => [TermCalendarType], { description: 'All term calendars that were set.' })
  readonly termCalendars: readonly TermCalendarType[];

  constructor(asOf: AsOf, time: GrantAsked['time'], records: readonly StaffRecord[], now: number, on: CivilDate) {
    const streams = Object.entries(time.at(now));
    const school = time.at(now)[`school-${time.schoolUrn}`];
    const everyOne = <Shown>(of: (governance: Governance, asked: GrantAsked) => readonly Shown[]): readonly Shown[] =>
      streams.flatMap(([stream, governance]) => of(governance, { stream, time, now }));
    this.asOf = asOf;
    this.recordFrom = school === undefined ? null : recordStart(school);
    this.people = new SchoolPeople(time, records, now, on);
    this.delegations = everyOne(({ delegations }, asked) =>
      delegations.map((delegation) => new DelegationType(delegation, asked, on, true)),
    );
    const set = school?.policiesSet ?? [];
    const inForce = policySetOn(set, on);
    const asked = { stream: `school-${time.schoolUrn}`, time, now };
    this.signOffPolicies = set.map((policy) => new SignOffPolicyType(policy, asked, policy === inForce, true));
    this.signOffPolicy = this.signOffPolicies.find((policy) => policy.inForce) ?? null;
    this.termCalendars = everyOne(({ calendarsSet, calendars }) =>
      calendarsSet.map((calendar) => new TermCalendarType(calendar, calendars.includes(calendar.data))),
    );
  }
}

@Resolver()
export class GovernanceQueries {
  @Query(() => SchoolGovernance, {
    nullable: true,
    description:
      'Offices and posts, delegations, sign-off policy and term calendars of a school, as known at any time. Needs READ_PEOPLE there.',
  })
  async governance(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<SchoolGovernance> {
    scopesFor(context, 'READ_PEOPLE', schoolUrn);
    const cut: Cut = await cutFor('decision-history', read, null, context);
    return new SchoolGovernance(
      new AsOf(cut, context),
      context.app.directory.inTime(schoolUrn),
      context.app.directory.staffRecordsOf(schoolUrn, cut.ordinal),
      cut.ordinal,
      judgedOn(read, context),
    );
  }
}
