import type { CivilDate } from '../kernel/civil-date.ts';
import type { NewId } from '../kernel/ports.ts';
import type { DemoPerson } from './people.ts';
import type { Chance } from './random.ts';

/**
 * Who acts in the stories of one school, and between which days they happen. A post that nobody holds is an empty id.
 */
export interface Setting {
  readonly schoolUrn: string;
  readonly senco: string;
  readonly head: string;
  readonly deputy: string;
  /** A member of the leadership team who is neither head nor deputy. */
  readonly leader: string;
  readonly chair: string;
  readonly teachers: readonly string[];
  readonly from: CivilDate;
  readonly today: CivilDate;
  readonly laCode: string;
  readonly chance: Chance;
  readonly ids: NewId;
}

export function settingOf(
  schoolUrn: string,
  people: readonly DemoPerson[],
  rest: Pick<Setting, 'from' | 'today' | 'laCode' | 'chance' | 'ids'>,
): Setting {
  const staff = people.filter((person) => person.at === schoolUrn);
  const holding = (office: DemoPerson['offices'][number]): string =>
    staff.find((person) => person.offices.includes(office))?.id ?? '';
  const senco = staff.find((person) => person.senco)?.id ?? '';
  const teachers = staff.filter((person) => person.offices.includes('TEACHER')).map((person) => person.id);
  return {
    schoolUrn,
    senco,
    head: holding('HEADTEACHER'),
    deputy: holding('DEPUTY_HEADTEACHER'),
    leader: staff.find((person) => person.leadershipTeam && person.offices.length === 0)?.id ?? '',
    chair: holding('CHAIR_OF_GOVERNORS'),
    teachers: teachers.length === 0 ? [senco] : teachers,
    ...rest,
  };
}
