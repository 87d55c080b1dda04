import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  OutsideReviewer,
  OutsideView,
  RecusalGround,
  SignOffAttemptRefused,
} from '../../../src/decisions/sign-off/events.ts';
import type { Condition, Dissent, SignOff, Stay } from '../../../src/decisions/sign-off/sign-off.ts';
import {
  type ConditionState,
  conditionOn,
  daysOf,
  schoolDaysOf,
} from '../../../src/decisions/sign-off/sign-off-day.ts';
import type { DecisionFinding } from '../../../projections/decisions/decision-authority.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import type { EventOf } from '../../../src/kernel/members.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { SchoolCalendar } from '../../../src/kernel/school-days.ts';
import type { RequestContext } from '../../context.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { RuleCodeEnum } from '../../enums/rules.ts';
import {
  ConditionStateEnum,
  ConditionTimingEnum,
  OutsideReviewerEnum,
  OutsideViewEnum,
  RecusalGroundEnum,
  TurnEnum,
} from '../../enums/sign-off.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';
import { Person } from '../people/person.ts';
import { SealedFields } from '../people/sealed-fields.ts';

/** As at a day, by the school's calendar, with persons as far as the viewer may know them. */
export interface Shown {
  readonly day: CivilDate;
  readonly calendar: SchoolCalendar;
  readonly personOf: PersonOf;
  /** The findings of an answer, those of authority as known at the cut. */
  readonly findingsOf: (answer: EffectiveEvent) => readonly DecisionFinding[];
  /**
   * False for a proposer who may not read the school: they see what was asked and answered, not what others said and
   * did beside it.
   */
  readonly whole: boolean;
}

@ObjectType({ description: 'Days in which one side had to act on a request.', simpleResolvers: true })
export class SignOffStay {
  @Field(() => TurnEnum, { description: 'Whose turn it was.' })
  readonly with: Stay['with'];

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'The day on which they acted; null: they have not.' })
  readonly to: CivilDate | null;

  @Field(() => Int, { description: 'Calendar days, until the day that was asked for while it goes on.' })
  readonly days: number;

  @Field(() => Int, { nullable: true, description: "School days; null where the school's calendar is not known." })
  readonly schoolDays: number | null;

  constructor(stay: Stay, { day, calendar }: Shown) {
    this.with = stay.with;
    this.from = stay.from;
    this.to = stay.to;
    this.days = daysOf(stay, day);
    this.schoolDays = schoolDaysOf(stay, day, calendar) ?? null;
  }
}

@ObjectType({ description: 'A condition of an approval.', simpleResolvers: true })
export class SignOffCondition {
  @Field(() => ID, { description: 'Stored id.' })
  readonly uuid: string;

  @Field(() => Person, { description: 'Who sees to it.' })
  readonly owner: Person;

  @Field(() => CivilDateScalar, { description: 'By when.' })
  readonly dueOn: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it was met.' })
  readonly metOn: CivilDate | null;

  @Field(() => ConditionTimingEnum, { description: 'Whether it has to be met before the approved act.' })
  readonly timing: 'BEFORE_ACTING' | 'AFTERWARDS';

  @Field(() => ConditionStateEnum, { description: 'What became of it by the day that was asked for.' })
  readonly state: ConditionState;

  private readonly sealed: SealedFields;

  constructor(condition: Condition, event: EffectiveEvent, { day, personOf }: Shown) {
    this.uuid = condition.id;
    this.owner = personOf(condition.owner);
    this.dueOn = condition.dueOn;
    this.metOn = condition.metOn;
    this.state = conditionOn(condition, day);
    this.timing = condition.beforeActing ? 'BEFORE_ACTING' : 'AFTERWARDS';
    this.sealed = new SealedFields(event.data, event.sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'What has to happen.' })
  text(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('text', context);
  }
}

@ObjectType({ description: 'That somebody does not agree.', simpleResolvers: true })
export class SignOffDissent {
  @Field(() => Person, { description: 'Who.' })
  readonly person: Person;

  @Field(() => RoleEnum, { description: 'In which role.' })
  readonly role: string;

  @Field(() => CivilDateScalar, { description: 'On which day it was recorded.' })
  readonly on: CivilDate;

  private readonly sealed: SealedFields;

  constructor({ person, role, on }: Dissent, event: EffectiveEvent, { personOf, whole }: Shown) {
    this.person = personOf(person);
    this.role = role;
    this.on = on;
    this.sealed = new SealedFields(event.data, event.sealedIn, whole);
  }

  @Field(() => String, { nullable: true, description: 'In their own words.' })
  text(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('text', context);
  }
}

@ObjectType({ description: 'That somebody takes no part in deciding.', simpleResolvers: true })
export class SignOffRecusal {
  @Field(() => Person, { description: 'Who.' }) readonly person: Person;
  @Field(() => RecusalGroundEnum, { description: 'Why.' }) readonly ground: RecusalGround;

  constructor({ person, ground }: SignOff['recusals'][number], { personOf }: Shown) {
    this.person = personOf(person);
    this.ground = ground;
  }
}

@ObjectType({ description: 'Whom a sole decider asked, and the answer.', simpleResolvers: true })
export class OutsideReview {
  @Field(() => Person, { description: 'Who asked.' })
  readonly person: Person;

  @Field(() => OutsideReviewerEnum, { description: 'Who was asked.' })
  readonly asked: OutsideReviewer;

  @Field(() => OutsideViewEnum, { description: 'What they said.' })
  readonly view: OutsideView;

  constructor({ person, asked, view }: SignOff['outsideReviews'][number], { personOf }: Shown) {
    this.person = personOf(person);
    this.asked = asked;
    this.view = view;
  }
}

@ObjectType({ description: 'An answer that was tried and refused.', simpleResolvers: true })
export class SignOffAttempt {
  @Field(() => RecorderType, { description: 'Who tried.' })
  readonly by: RecorderType;

  @Field(() => InstantScalar, { description: 'When.' })
  readonly at: Instant;

  @Field(() => String, { description: 'The command that was tried.' })
  readonly attempted: string;

  @Field(() => [RuleCodeEnum], { description: 'The rules in its way.' })
  readonly codes: readonly string[];

  constructor({ data, metadata }: EventOf<typeof SignOffAttemptRefused, EffectiveEvent>, { personOf }: Shown) {
    const { attempted, codes } = data;
    this.by = new RecorderType(personOf(metadata.recordedBy.person), metadata.recordedBy.role);
    this.at = metadata.recordedAt;
    this.attempted = attempted;
    this.codes = codes;
  }
}
