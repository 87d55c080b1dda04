import { academicYearOf, addDays, type CivilDate } from '../kernel/civil-date.ts';
import { upnCheckLetter } from '../reference/upn.ts';
import type { Chance } from './random.ts';
import type { DemoSchool } from './schools.ts';

/** A child of the demo, all invented. `route`: how the status came about that the pupil has today. */
export interface DemoPupil {
  readonly upn: string;
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: CivilDate;
  readonly sex: 'F' | 'M';
  readonly ncYear: string;
  readonly admittedOn: CivilDate;
  readonly route: 'NONE' | 'KNOWN_SUPPORT' | 'DECIDED_SUPPORT' | 'KNOWN_PLAN' | 'PLAN_AFTER_SUPPORT';
  readonly need: string;
}

const SURNAMES = [
  'Adeyemi',
  'Ahmed',
  'Begum',
  'Brown',
  'Davies',
  'Évans',
  'Fraser',
  'García',
  'Hughes',
  'Iqbal',
  'Jones',
  'Khan',
  'Lewis',
  'MacLeod',
  'Müller',
  'Nguyễn',
  'Nowak',
  "O'Brien",
  'Okafor',
  'Osei',
  'Patel',
  'Roberts',
  'Singh',
  'Smith-Jones',
  'Taylor',
  'Thomas',
  'van der Berg',
  'Walker',
  'Williams',
  'Wright',
];
const FORENAMES = [
  'Aisha',
  'Alfie',
  'Anaïs',
  'Arjun',
  'Callum',
  'Chloé',
  'Daisy',
  'Dylan',
  'Eleni',
  'Ethan',
  'Fatima',
  'Finlay',
  'Grace',
  'Hana',
  'Harry',
  'Idris',
  'Isla',
  'Jakub',
  'Kayla',
  'Leo',
  'Maya',
  'Mei',
  'Noah',
  'Oscar',
  'Poppy',
  'Reuben',
  'Samir',
  'Siân',
  'Théo',
  'Yusuf',
  'Zoë',
];
/** One in so many plans was made while the pupil was at the school. */
const PLANS_PER_PLAN_AFTER_SUPPORT = 7;
const NEEDS = { SLCN: 24, SPLD: 20, SEMH: 22, ASD: 14, MLD: 10, HI: 2, VI: 2, PD: 3, OTH: 2 } as const;
const PLAN_NEEDS = { ASD: 34, SLCN: 20, SEMH: 18, SLD: 10, MLD: 8, PMLD: 4, PD: 3, HI: 2, VI: 1 } as const;

/** The pupils on roll today, youngest year first; statuses in the numbers the school is described with. */
export function demoPupils(
  { school, roll: onRoll, onSupport: supported, withPlan, guests, years, firstAge }: DemoSchool,
  today: CivilDate,
  chance: Chance,
): readonly DemoPupil[] {
  const year = academicYearOf(today);
  const [roll, onSupport] = [onRoll - guests, supported - guests];
  const serials = new Map<number, number>();
  return Array.from({ length: roll }, (_, index) => {
    const place = Math.floor((index * years.length) / roll);
    const entryYear = year - place;
    const serial = (serials.get(entryYear) ?? 0) + 1;
    serials.set(entryYear, serial);
    const dateOfBirth = addDays(`${String(entryYear - firstAge - 1)}-09-01`, chance.whole(0, 364));
    const route = routeOf(index, roll, onSupport, withPlan);
    return {
      upn: upn(school.laestab, entryYear, serial),
      surname: chance.pick(SURNAMES),
      forename: chance.pick(FORENAMES),
      dateOfBirth,
      sex: chance.pick(['F', 'M'] as const),
      ncYear: years[place] ?? 'X',
      admittedOn: `${String(entryYear)}-09-${String(3 + (entryYear % 3)).padStart(2, '0')}`,
      route,
      need: route.includes('PLAN') ? chance.weighted(PLAN_NEEDS) : chance.weighted(NEEDS),
    };
  });
}

/**
 * Spreads plans and support evenly over the roll, so that every year group has some; by count alone, so that no story
 * ever lacks its pupil.
 */
function routeOf(index: number, roll: number, onSupport: number, withPlan: number): DemoPupil['route'] {
  const plans = Math.floor((index * withPlan) / roll);
  if (Math.floor(((index + 1) * withPlan) / roll) > plans)
    return plans % PLANS_PER_PLAN_AFTER_SUPPORT === 3 ? 'PLAN_AFTER_SUPPORT' : 'KNOWN_PLAN';
  const others = roll - withPlan;
  const before = index - plans;
  const supported = Math.floor((before * onSupport) / others);
  if (Math.floor(((before + 1) * onSupport) / others) === supported) return 'NONE';
  return supported % 5 < 2 ? 'DECIDED_SUPPORT' : 'KNOWN_SUPPORT';
}

/** A UPN of a school by the year of entry, with its check letter. */
export function upn(laestab: string, year: number, serial: number): string {
  const rest = `${laestab}${String(year % 100).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
  return `${upnCheckLetter(rest)}${rest}`;
}
