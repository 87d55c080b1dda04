import { Field, Int, ObjectType } from 'type-graphql';
import { annualCost } from '../../../src/decisions/provision/cost.ts';
import type { PlanChange } from '../../../src/decisions/provision/events.ts';
import {
  type CostLine,
  type Frequency,
  type ProvisionSetting,
  type ProvisionTerms,
  weeklyMinutes,
} from '../../../src/decisions/provision/terms.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { DelivererRole } from '../../../src/reference/staff-rates.ts';
import { BroadAreaEnum } from '../../enums/identification.ts';
import { CostKindEnum, DelivererRoleEnum, PlanChangeEnum, ProvisionSettingEnum } from '../../enums/provision.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { Person } from '../people/person.ts';

@ObjectType('Frequency', { description: 'How often, how long, for how many weeks a year.', simpleResolvers: true })
export class FrequencyType implements Frequency {
  @Field(() => Int, { description: 'Sessions a week.' })
  sessionsPerWeek!: number;

  @Field(() => Int, { description: 'Minutes a session.' })
  minutesPerSession!: number;

  @Field(() => Int, { description: 'Weeks a year in which it is given.' })
  weeks!: number;
}

@ObjectType('CostLine', { description: 'A line of cost.', simpleResolvers: true })
export class CostLineType implements CostLine {
  @Field(() => CostKindEnum, { description: 'What it counts.' })
  kind!: CostLine['kind'];

  @Field(() => PenceScalar, { nullable: true, description: 'Pence.' })
  pence!: number | null;
}

@ObjectType('PlanChange', {
  description: "What took an item of Section F out of the school's duty.",
  simpleResolvers: true,
})
export class PlanChangeType implements PlanChange {
  @Field(() => PlanChangeEnum, { description: 'What it was.' })
  kind!: PlanChange['kind'];

  @Field(() => CivilDateScalar, { description: 'From which day.' })
  on!: CivilDate;
}

@ObjectType('ProvisionTerms', { description: 'Everything that is agreed about a provision.', simpleResolvers: true })
export class ProvisionTermsType {
  @Field(() => CodeScalar, { description: 'Tier; `codeList(name: PROVISION_TIER)` says what it stands for.' })
  readonly tier!: string;

  @Field(() => CodeScalar, { description: 'Kind; `codeList(name: PROVISION_KIND)` says what it stands for.' })
  readonly kind!: string;

  @Field(() => CodeScalar, { description: 'Who pays; `codeList(name: FUNDING_SOURCE)` says what it stands for.' })
  readonly fundingSource!: string;

  @Field(() => BroadAreaEnum, { description: 'Broad area of need.' })
  readonly broadArea!: string;

  @Field(() => CodeScalar, { nullable: true, description: 'The need it is for.' })
  readonly linkedNeed!: string | null;

  @Field(() => CodeScalar, { nullable: true, description: 'The item of Section F of the EHC plan that it delivers.' })
  readonly sectionFItem!: string | null;

  @Field(() => FrequencyType, {
    nullable: true,
    description: 'How often; null where nothing is delivered by the hour.',
  })
  readonly frequency!: Frequency | null;

  @Field(() => Int, { description: 'Minutes a week that the pupil gets.' })
  readonly minutesPerWeek: number;

  @Field(() => Int, { description: 'Number of pupils in the group.' })
  readonly groupSize!: number;

  @Field(() => Person, { nullable: true, description: 'Who delivers it.' })
  readonly deliverer: Person | null;

  @Field(() => DelivererRoleEnum, { description: 'In which role it is delivered.' })
  readonly delivererRole!: DelivererRole;

  @Field(() => ProvisionSettingEnum, { description: 'Where it is given.' })
  readonly setting!: ProvisionSetting;

  @Field(() => [CostLineType], { description: 'What it costs.' })
  readonly costLines!: readonly CostLine[];

  @Field(() => PenceScalar, {
    description:
      'Pence a year for this pupil: hours a week, times weeks, times pence an hour, by group size, and resources; rounded once, half a penny up.',
  })
  readonly annualCost: number;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day that is planned.' })
  readonly plannedEndOn!: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When it is reviewed.' })
  readonly reviewOn!: CivilDate | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For a reduced timetable: minutes a week that the pupil still attends.',
  })
  readonly attendsMinutesPerWeek!: number | null;

  constructor(terms: ProvisionTerms, person: (id: string) => Person) {
    Object.assign(this, terms);
    this.minutesPerWeek = weeklyMinutes(terms);
    this.deliverer = terms.deliverer === null ? null : person(terms.deliverer);
    this.annualCost = annualCost(terms);
  }
}
