import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Clock, ClockParty, ClockStanding } from '../../../src/clocks/clock.ts';
import { clocksInForce, factsOf, limitOf } from '../../../src/clocks/clocks.ts';
import { type Due, due, type DueStep } from '../../../src/clocks/due.ts';
import type { ExceptionGround } from '../../../src/clocks/exception-grounds.ts';
import type { ClockFact } from '../../../src/clocks/facts.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { signedIn } from '../../asking.ts';
import { badUserInput } from '../../scalars/check-shape.ts';
import type { RequestContext } from '../../context.ts';
import {
  ClockFactEnum,
  ClockIdEnum,
  ClockPartyEnum,
  ClockStandingEnum,
  ExceptionGroundEnum,
} from '../../enums/clocks.ts';
import { ClockFactInput } from './clock-facts.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { today } from '../paging/today.ts';

@ObjectType({ description: 'How a statutory clock is counted, from one day to another.', simpleResolvers: true })
export class ClockRule {
  @Field(() => ClockIdEnum, { description: 'Which clock.' })
  readonly clockId: string;

  @Field(() => String, { description: 'What is to be done by the last day.' })
  readonly name: string;

  @Field(() => [ClockFactEnum], {
    description: 'The facts that it looks at; of several for one limit, the first that is given counts.',
  })
  readonly facts: readonly ClockFact[];

  @Field(() => String, { description: 'The limit in words; for a clock with steps, how they join.' })
  readonly limit: string;

  @Field(() => ClockPartyEnum, { description: 'Who has to act, or may act.' })
  readonly fallsOn: ClockParty;

  @Field(() => ClockStandingEnum, { description: 'How binding it is.' })
  readonly standing: ClockStanding;

  @Field(() => Boolean, { description: 'Whether practice differs on how it is counted.' })
  readonly disputed: boolean;

  @Field(() => [ExceptionGroundEnum], {
    description: 'The grounds on which it need not be kept; no other ground counts.',
  })
  readonly grounds: readonly ExceptionGround[];

  @Field(() => CivilDateScalar, { description: 'First day on which the rule held.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day on which it held, where an end is known.' })
  readonly to: CivilDate | null;

  @Field(() => String, { description: 'Where it is written.' })
  readonly source: string;

  constructor(clock: Clock) {
    this.clockId = clock.id;
    this.name = clock.name;
    this.facts = factsOf(clock);
    this.limit = limitOf(clock);
    this.fallsOn = clock.fallsOn;
    this.standing = clock.standing;
    this.disputed = clock.disputed ?? false;
    this.grounds = clock.grounds;
    this.from = clock.from;
    this.to = clock.to ?? null;
    this.source = clock.source;
  }
}

@ObjectType({ description: 'A limit behind an answer, each counted for itself.', simpleResolvers: true })
export class ClockStep {
  @Field(() => ClockIdEnum, { description: 'Which limit.' })
  readonly clockId: string;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'Its last permitted day; null while a fact is missing.',
  })
  readonly dueOn: CivilDate | null;

  constructor({ clockId, due }: DueStep) {
    this.clockId = clockId;
    this.dueOn = due;
  }
}

@ObjectType({ description: 'The last permitted day of a clock.', simpleResolvers: true })
export class ClockAnswer {
  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The last permitted day; null while a fact is missing. An exception never changes it.',
  })
  readonly dueOn: CivilDate | null;

  @Field(() => [ClockStep], { description: 'The limits behind it, where there are several.' })
  readonly steps: readonly ClockStep[];

  @Field(() => ClockRule, { description: 'The rule that was applied, with its source.' })
  readonly rule: ClockRule;

  constructor(found: Due) {
    this.dueOn = found.due;
    this.steps = found.steps.map((step) => new ClockStep(step));
    this.rule = new ClockRule(found.clock);
  }
}

@Resolver()
export class ClockQueries {
  @Query(() => ClockAnswer, {
    nullable: true,
    description:
      'Works out the last permitted day of a statutory clock from dates that you give; reads nothing of any pupil.',
  })
  clock(
    @Ctx() context: RequestContext,
    @Arg('clockId', () => ClockIdEnum, { description: 'Which clock.' }) clockId: string,
    @Arg('facts', () => [ClockFactInput], {
      description: 'The facts that are known, each once; those of other clocks are passed over.',
    })
    facts: ClockFactInput[],
  ): ClockAnswer {
    signedIn(context);
    const names = facts.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice >= 0) throw badUserInput([{ field: `facts.${twice}.name`, rule: 'isGivenOnce' }]);
    const found = due(clockId, Object.fromEntries(facts.map(({ name, on }) => [name, on ?? null])));
    if (found.kind === 'FAULT') throw badUserInput([{ field: found.field, rule: found.code }]);
    return new ClockAnswer(found);
  }

  @Query(() => [ClockRule], { nullable: true, description: 'The statutory clocks whose rules are in force on a day.' })
  clocks(
    @Ctx() context: RequestContext,
    @Arg('on', () => CivilDateScalar, { nullable: true, description: 'The day; default today.' }) on: CivilDate | null,
  ): readonly ClockRule[] {
    signedIn(context);
    return clocksInForce(on ?? today(context)).map((clock) => new ClockRule(clock));
  }
}
