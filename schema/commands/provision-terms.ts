import { InputType } from 'type-graphql';
import type { PlanChange } from '../../src/decisions/provision/events.ts';
import type { CostLine, Frequency, ProvisionSetting, ProvisionTerms } from '../../src/decisions/provision/terms.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { DelivererRole } from '../../src/reference/staff-rates.ts';
import { BroadAreaEnum } from '../enums/identification.ts';
import { CostKindEnum, DelivererRoleEnum, PlanChangeEnum, ProvisionSettingEnum } from '../enums/provision.ts';
import { CodeOf, Day, Id, Money, OneOf, optional, Part, Parts, Whole } from '../scalars/shape.ts';

const LONGEST_DAY = 1_440;
const WEEK_OF_MINUTES = 10_080;

@InputType({ description: 'How often, how long, for how many weeks a year.' })
export class FrequencyInput implements Frequency {
  @Whole('Sessions a week.', 1, 50)
  sessionsPerWeek!: number;

  @Whole('Minutes a session.', 1, LONGEST_DAY)
  minutesPerSession!: number;

  @Whole('Weeks a year in which it is given.', 1, 53)
  weeks!: number;
}

@InputType({ description: 'A line of cost.' })
export class CostLineInput implements CostLine {
  @OneOf(CostKindEnum, 'What it counts.')
  kind!: CostLine['kind'];

  @Money(optional("Pence; left out for HOURLY: the listed rate of the deliverer's role on the day."))
  pence: number | null = null;
}

@InputType({ description: 'Everything that is agreed about a provision.' })
export class ProvisionTermsInput implements ProvisionTerms {
  @CodeOf('Tier, from `codeList(name: PROVISION_TIER)`.')
  tier!: string;

  @CodeOf('Kind, from `codeList(name: PROVISION_KIND)`.')
  kind!: string;

  @CodeOf('Who pays, from `codeList(name: FUNDING_SOURCE)`.')
  fundingSource!: string;

  @OneOf(BroadAreaEnum, 'Broad area of need.')
  broadArea!: string;

  @CodeOf(optional('The need it is for, from `codeList(name: NEED)`.'))
  linkedNeed: string | null = null;

  @CodeOf(optional("The item of Section F of the EHC plan that it delivers, by the plan's reference, such as F3."))
  sectionFItem: string | null = null;

  @Part(() => FrequencyInput, optional('How often; left out where nothing is delivered by the hour.'))
  frequency: FrequencyInput | null = null;

  @Whole('Number of pupils in the group; 1 for one to one.', 1, 500)
  groupSize!: number;

  @Id(optional('The member of staff who delivers it.'))
  deliverer: string | null = null;

  @OneOf(DelivererRoleEnum, 'In which role it is delivered.')
  delivererRole!: DelivererRole;

  @OneOf(ProvisionSettingEnum, 'Where it is given.')
  setting!: ProvisionSetting;

  @Parts(() => CostLineInput, 'What it costs.')
  costLines: CostLineInput[] = [];

  @Day(optional('Last day that is planned.'))
  plannedEndOn: CivilDate | null = null;

  @Day(optional('When it is reviewed.'))
  reviewOn: CivilDate | null = null;

  @Whole(optional('For a reduced timetable: minutes a week that the pupil still attends.'), 0, WEEK_OF_MINUTES)
  attendsMinutesPerWeek: number | null = null;
}

@InputType({ description: "What took an item of Section F out of the school's duty." })
export class PlanChangeInput implements PlanChange {
  @OneOf(PlanChangeEnum, 'What it was.')
  kind!: PlanChange['kind'];

  @Day('From which day.')
  on!: CivilDate;
}
