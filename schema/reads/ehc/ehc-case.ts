import { Field, ID, Int, ObjectType } from 'type-graphql';
import { casesIn, type FoundCase, type OnRoll } from '../../../projections/lists/ehc-cases.ts';
import { allItems } from '../../../projections/lists/list-query.ts';
import type { ClockParty } from '../../../src/clocks/clock.ts';
import type { ClockStateName } from '../../../src/clocks/clock-state.ts';
import type { ClaimedException, ExceptionGround } from '../../../src/clocks/exception-grounds.ts';
import type { ClockFact } from '../../../src/clocks/facts.ts';
import { type CaseClock, clocksOf } from '../../../src/decisions/ehc/ehc-clocks.ts';
import { type EhcCase, ehcCaseOf } from '../../../src/decisions/ehc/ehc-case.ts';
import type { EhcState } from '../../../src/decisions/ehc/ehc-state.ts';
import { type ProspectiveOn, prospectiveOn } from '../../../src/decisions/ehc/prospective.ts';
import type { Requester } from '../../../src/decisions/ehc/request-events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { ClockFactEnum, ClockIdEnum, ClockPartyEnum, ExceptionGroundEnum } from '../../enums/clocks.ts';
import { ClaimantEnum, ClockStateEnum, EhcStateEnum, RequesterEnum } from '../../enums/ehc.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { ClockRule, ClockStep } from '../clocks/clocks.ts';
import { cutFor, judgedOn, type ReadArgs } from '../paging/page.ts';
import { Pupil } from '../pupils/pupil.ts';
import { Node } from '../../ids/node.ts';
import { Identities } from '../pupils/identities.ts';

@ObjectType({ description: 'An exception to a time limit, as somebody claims it.', simpleResolvers: true })
export class ClaimedClockException implements ClaimedException {
  @Field(() => ExceptionGroundEnum, { description: 'On which ground.' })
  ground!: ExceptionGround;

  @Field(() => ClaimantEnum, { description: 'Who claims it.' })
  claimedBy!: string;

  @Field(() => CivilDateScalar, { description: 'First day.' })
  from!: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day; null while it goes on.' })
  to!: CivilDate | null;
}

@ObjectType({
  description: 'A statutory clock of a case, as it stands on the day that is asked.',
  simpleResolvers: true,
})
export class EhcClock {
  @Field(() => ClockIdEnum, { description: 'Which clock.' })
  readonly clockId: string;

  @Field(() => ClockRule, { description: 'The rule, with its source.' })
  readonly rule: ClockRule;

  @Field(() => ClockFactEnum, { description: 'What it is counted from.' })
  readonly fact: ClockFact;

  @Field(() => CivilDateScalar, { description: 'The day of that.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { description: 'The last permitted day. An exception never changes it.' })
  readonly dueOn: CivilDate;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day on which it was done, as far as the school can show; null while it is not.',
  })
  readonly actualOn: CivilDate | null;

  @Field(() => ClockStateEnum, { description: 'Where it stands.' })
  readonly state: ClockStateName;

  @Field(() => Int, { description: 'Calendar days after the last permitted day; 0 when in time.' })
  readonly daysLate: number;

  @Field(() => ClockPartyEnum, { nullable: true, description: 'Whose breach it is; null when it is none.' })
  readonly breachBy: ClockParty | null;

  @Field(() => [ClaimedClockException], { description: 'Exceptions that are claimed and that this clock knows.' })
  readonly exceptions: readonly ClaimedException[];

  @Field(() => [ClockStep], { description: 'The limits behind it, where there are several.' })
  readonly steps: readonly ClockStep[];

  @Field(() => ID, { description: 'Stored id of the record that started it.' })
  readonly startedBy: string;

  @Field(() => ID, { nullable: true, description: 'Stored id of the record by which it was kept, or ended late.' })
  readonly metBy: string | null;

  constructor(clock: CaseClock) {
    this.clockId = clock.clockId;
    this.rule = new ClockRule(clock.clock);
    this.fact = clock.fact;
    this.from = clock.from;
    this.dueOn = clock.nominal;
    this.actualOn = clock.actual;
    this.state = clock.state;
    this.daysLate = clock.daysLate;
    this.breachBy = clock.breachBy;
    this.exceptions = clock.exceptions;
    this.steps = clock.steps.map((step) => new ClockStep(step));
    this.startedBy = clock.startedBy;
    this.metBy = clock.metBy;
  }
}

@ObjectType('EhcCase', {
  implements: Node,
  description: 'The EHC case of a pupil, as a school has recorded it and as it stands on the day that is asked.',
  simpleResolvers: true,
})
export class EhcCaseType {
  @Field(() => ID, { description: 'Opaque id of the case.' })
  readonly id: string;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  @Field(() => EhcStateEnum, { nullable: true, description: 'Where it stands; null where nothing on record tells.' })
  readonly state: EhcState | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Since when.' })
  readonly since: CivilDate | null;

  @Field(() => RequesterEnum, { nullable: true, description: 'Who asked for the assessment.' })
  readonly requestedBy: Requester | null;

  @Field(() => String, { nullable: true, description: 'Code of the local authority.' })
  readonly laCode: string | null;

  @Field(() => Boolean, { description: 'Whether a plan is in force.' })
  readonly planOpen: boolean;

  @Field(() => Boolean, { description: 'Whether mediation goes on.' })
  readonly mediationOpen: boolean;

  @Field(() => Boolean, { description: 'Whether an appeal is open.' })
  readonly appealOpen: boolean;

  @Field(() => String, { nullable: true, description: 'Code of the local authority to which the plan moved.' })
  readonly transferredTo: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'URN of the school to which the case and its clocks went with the pupil; null while the pupil is here, or left for no school of this system.',
  })
  readonly passedTo: string | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'Last day here of a pupil with whom the case went to another school; null where it did not.',
  })
  readonly leftOn: CivilDate | null;

  @Field(() => [EhcClock], { description: 'Its clocks, the earliest last day first.' })
  readonly clocks: readonly EhcClock[];

  constructor({ item, known, on, leftOn }: CaseOnDay, pupil: Pupil) {
    this.id = item.id;
    this.pupil = pupil;
    this.schoolUrn = item.schoolUrn;
    this.state = known.state;
    this.since = known.since;
    this.requestedBy = known.requestedBy;
    this.laCode = known.laCode;
    this.planOpen = known.planOpen;
    this.mediationOpen = known.mediationOpen;
    this.appealOpen = known.appealOpen;
    this.transferredTo = known.transferredTo;
    const passed = item.passed !== null && item.passed.on < on ? item.passed : null;
    this.passedTo = passed?.toSchoolUrn ?? null;
    this.leftOn = passed?.on ?? null;
    this.clocks = clocksOf(known, on, leftOn).map((clock) => new EhcClock(clock));
  }
}

/** A case out of the read model, folded for a day. */
export interface CaseOnDay {
  readonly item: FoundCase;
  readonly known: EhcCase;
  readonly on: CivilDate;
  /**
   * The last day on which it was this school's: of the roll, or of a question about a child who was not admitted; null
   * while it is.
   */
  readonly leftOn: CivilDate | null;
}

/** The cases of one pupil at the schools whose register the viewer may read. */
export async function casesOf(pupil: Pupil, read: ReadArgs, context: RequestContext): Promise<readonly EhcCaseType[]> {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const on = judgedOn(read, context);
  const { ordinal } = await cutFor('ehc-tracker', read, on, context);
  return casesIn(allItems(context.app.projections.reader('ehc-tracker'), { scopes, ordinal, pupil: pupil.id }))
    .map((item) => caseOnDay(item, on))
    .filter(({ known }) => known.events.length > 0)
    .map((known) => new EhcCaseType(known, pupil));
}

/** One case, where the viewer may read the register of its school. */
export async function oneCase(id: string, read: ReadArgs, context: RequestContext): Promise<EhcCaseType | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_REGISTER');
  const on = judgedOn(read, context);
  const { ordinal } = await cutFor('ehc-tracker', read, on, context);
  const reader = context.app.projections.reader('ehc-tracker');
  const [first] = allItems(reader, { scopes, ordinal, id });
  if (first === undefined) return undefined;
  const item = casesIn(allItems(reader, { scopes, ordinal, pupil: first.pupil })).find((one) => one.id === id);
  const known = item && caseOnDay(item, on);
  return known === undefined || known.known.events.length === 0
    ? undefined
    : new EhcCaseType(known, new Identities(ordinal, context).pupil(known.item.pupil));
}

export function caseOnDay(item: FoundCase, on: CivilDate): CaseOnDay {
  const { events, enrolments } = item;
  return {
    item,
    known: ehcCaseOf(events, on),
    on,
    leftOn: goneBy(prospectiveOn(events, item.schoolUrn, on), enrolments, on),
  };
}

/** Null while on roll, and while the school is asked about the child or has agreed to take it. */
function goneBy(asked: ProspectiveOn | undefined, enrolments: readonly OnRoll[], on: CivilDate): CivilDate | null {
  const begun = enrolments.filter(({ since }) => since === null || since <= on);
  if (asked?.state === 'OPEN' || begun.some(({ leftOn }) => leftOn === null || on <= leftOn)) return null;
  const left =
    begun
      .map(({ leftOn }) => leftOn)
      .sort()
      .at(-1) ?? null;
  const closedOn = asked?.closed?.on ?? null;
  if (closedOn === null || (left !== null && closedOn <= left)) return left;
  return asked?.state === 'ADMITTED' ? null : closedOn;
}
