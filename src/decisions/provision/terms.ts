import { BROAD_AREA } from '../../reference/need-codes.ts';
import { DELIVERER_ROLE } from '../../reference/staff-rates.ts';
import {
  type CodeOf,
  code,
  codes,
  plannedDay,
  inApi,
  money,
  oneOf,
  optional,
  part,
  partOf,
  partsOf,
  person,
  reviewDay,
  type Stored,
  whole,
} from '../../kernel/members.ts';

const LONGEST_DAY = 1_440;
const WEEK_OF_MINUTES = 10_080;

/** In minutes, so that sums stay whole. */
const FREQUENCY = part('Frequency', 'How often, how long, for how many weeks a year.', {
  sessionsPerWeek: whole('Sessions a week.', 1, 50),
  minutesPerSession: whole('Minutes a session.', 1, LONGEST_DAY),
  weeks: whole('Weeks a year in which it is given.', 1, 53),
});

const COST_KIND = codes('CostKind', 'What a cost line counts.', {
  HOURLY: 'Pence an hour of staff, shared by the group.',
  RESOURCES: 'Pence a year for this pupil.',
});

/** `pence` is null only in a command: then the dated rate of the deliverer's role applies. */
const COST_LINE = part('CostLine', 'A line of cost.', {
  kind: oneOf(COST_KIND, 'What it counts.'),
  pence: inApi(
    'amountPence',
    optional(money("Pence; left out for HOURLY: the listed rate of the deliverer's role on the day.", 'Pence.')),
  ),
});

/** Where it is delivered. Another setting is a change that the head decides. */
const PROVISION_SETTING = codes('ProvisionSetting', 'Where provision is given.', {
  CLASSROOM: 'In class.',
  WITHDRAWAL_ROOM: 'In another room of the school.',
  RESOURCED_PROVISION: 'In resourced provision.',
  SEN_UNIT: 'In an SEN unit.',
  OTHER_SCHOOL: 'At another school.',
  ALTERNATIVE_PROVIDER: 'At an alternative provider.',
  CLINIC: 'In a clinic.',
  HOME: 'At home.',
  ONLINE: 'Online.',
  OTHER: 'Elsewhere.',
});
export type ProvisionSetting = CodeOf<typeof PROVISION_SETTING>;

/** Everything agreed about a provision. An amendment gives all of it again. */
export const PROVISION_TERMS = part('ProvisionTerms', 'Everything that is agreed about a provision.', {
  tier: code(
    'Tier, from `codeList(name: PROVISION_TIER)`.',
    'Tier; `codeList(name: PROVISION_TIER)` says what it stands for.',
  ),
  kind: code(
    'Kind, from `codeList(name: PROVISION_KIND)`.',
    'Kind; `codeList(name: PROVISION_KIND)` says what it stands for.',
  ),
  fundingSource: code(
    'Who pays, from `codeList(name: FUNDING_SOURCE)`.',
    'Who pays; `codeList(name: FUNDING_SOURCE)` says what it stands for.',
  ),
  broadArea: oneOf(BROAD_AREA, 'Broad area of need.'),
  linkedNeed: optional(code('The need it is for, from `codeList(name: NEED)`.', 'The need it is for.')),
  sectionFItem: optional(
    code(
      "The item of Section F of the EHC plan that it delivers, by the plan's reference, such as F3.",
      'The item of Section F of the EHC plan that it delivers.',
    ),
  ),
  frequency: optional(
    partOf(
      FREQUENCY,
      'How often; left out where nothing is delivered by the hour.',
      'How often; null where nothing is delivered by the hour.',
    ),
  ),
  groupSize: whole('Number of pupils in the group; 1 for one to one.', 1, 500, 'Number of pupils in the group.'),
  deliverer: optional(person('The member of staff who delivers it.', 'Who delivers it.')),
  delivererRole: oneOf(DELIVERER_ROLE, 'In which role it is delivered.'),
  setting: oneOf(PROVISION_SETTING, 'Where it is given.'),
  costLines: partsOf(COST_LINE, 'What it costs.'),
  plannedEndOn: optional(plannedDay('Last day that is planned.')),
  reviewOn: optional(reviewDay('When it is reviewed.')),
  attendsMinutesPerWeek: optional(
    whole('For a reduced timetable: minutes a week that the pupil still attends.', 0, WEEK_OF_MINUTES),
  ),
});
export type ProvisionTerms = Stored<typeof PROVISION_TERMS.members>;

/** Minutes a week that the pupil gets. */
export function weeklyMinutes({ frequency }: Pick<ProvisionTerms, 'frequency'>): number {
  return frequency === null ? 0 : frequency.sessionsPerWeek * frequency.minutesPerSession;
}

export function isReducedTimetable({
  kind,
  attendsMinutesPerWeek,
}: Pick<ProvisionTerms, 'kind' | 'attendsMinutesPerWeek'>): boolean {
  return kind === 'TIMETABLE_CHANGE' && attendsMinutesPerWeek !== null;
}

/**
 * Whether terms are the same provision by what is in clear: kind, need, item, group, role and setting. With another
 * name it is still another provision.
 */
export function sameProvision(a: ProvisionTerms, b: ProvisionTerms): boolean {
  const IDENTITY = ['tier', 'kind', 'linkedNeed', 'sectionFItem', 'groupSize', 'delivererRole', 'setting'] as const;
  const often = ({ frequency }: ProvisionTerms): string =>
    frequency === null ? '' : `${String(frequency.sessionsPerWeek)} ${String(frequency.minutesPerSession)}`;
  return IDENTITY.every((name) => a[name] === b[name]) && often(a) === often(b);
}
