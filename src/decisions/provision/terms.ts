import type { CivilDate } from '../../kernel/civil-date.ts';
import type { DelivererRole } from '../../reference/staff-rates.ts';

/** How often, how long, for how many weeks. Minutes, so that every sum stays whole. */
export interface Frequency {
  readonly sessionsPerWeek: number;
  readonly minutesPerSession: number;
  /** Weeks a year in which it is given. */
  readonly weeks: number;
}

/** HOURLY: pence an hour of staff, shared by the group; RESOURCES: pence a year for this pupil. */
export const COST_KINDS = ['HOURLY', 'RESOURCES'] as const;
export interface CostLine {
  readonly kind: (typeof COST_KINDS)[number];
  /** Null in a command: the dated rate of the deliverer's role. Never null in an event. */
  readonly pence: number | null;
}

/** Where it is given. A place outside the school is a change of setting, which the head decides (domain §2.2). */
export const PROVISION_SETTINGS = [
  'CLASSROOM',
  'WITHDRAWAL_ROOM',
  'RESOURCED_PROVISION',
  'SEN_UNIT',
  'OTHER_SCHOOL',
  'ALTERNATIVE_PROVIDER',
  'CLINIC',
  'HOME',
  'ONLINE',
  'OTHER',
] as const;
export type ProvisionSetting = (typeof PROVISION_SETTINGS)[number];

/** Everything that is agreed about a provision for as long as it holds; an amendment states all of it anew. */
export interface ProvisionTerms {
  /** Codes of dated lists. */
  readonly tier: string;
  readonly kind: string;
  readonly fundingSource: string;
  readonly broadArea: string;
  /** Code of the need it is for, from the list of need types. */
  readonly linkedNeed: string | null;
  /** The item of Section F of the EHC plan that it delivers, by the plan's own reference (`F3`). */
  readonly sectionFItem: string | null;
  /** Null where nothing is delivered by the hour: equipment, an adjustment. */
  readonly frequency: Frequency | null;
  readonly groupSize: number;
  readonly deliverer: string | null;
  readonly delivererRole: DelivererRole;
  readonly setting: ProvisionSetting;
  readonly costLines: readonly CostLine[];
  /** Last day that is planned. */
  readonly plannedEndOn: CivilDate | null;
  readonly reviewOn: CivilDate | null;
  /** For a reduced timetable: minutes a week that the pupil still attends. */
  readonly attendsMinutesPerWeek: number | null;
}

/** Minutes a week that the pupil gets of it. */
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
 * What in clear tells provision apart: the same kind, for the same need, item and group, by the same role. Another name
 * makes it another provision all the same.
 */
export function sameProvision(a: ProvisionTerms, b: ProvisionTerms): boolean {
  const IDENTITY = ['tier', 'kind', 'linkedNeed', 'sectionFItem', 'groupSize', 'delivererRole', 'setting'] as const;
  const often = ({ frequency }: ProvisionTerms): string =>
    frequency === null ? '' : `${String(frequency.sessionsPerWeek)} ${String(frequency.minutesPerSession)}`;
  return IDENTITY.every((name) => a[name] === b[name]) && often(a) === often(b);
}
