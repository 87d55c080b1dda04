import type { SchoolOpened } from '../governance/events.ts';

export const TRUST = { uid: '9001', name: 'Northgate Learning Trust (synthetic)' } as const;

/** What one school of the demo is like. Establishment numbers below 1000 are given to no real school. */
export interface DemoSchool {
  readonly school: SchoolOpened;
  /** Pupils on roll today, of them on SEN support and with a plan. */
  readonly roll: number;
  readonly onSupport: number;
  readonly withPlan: number;
  /** Of them on SEN support and on the roll of another school of the demo too, placed here by it. */
  readonly guests: number;
  /** National Curriculum years, youngest first, and the age at which the first begins. */
  readonly years: readonly string[];
  readonly firstAge: number;
  /** Concerns that are raised in a school year. */
  readonly concerns: number;
}

const PRIMARY_YEARS = ['R', '1', '2', '3', '4', '5', '6'];
const SECONDARY_YEARS = ['7', '8', '9', '10', '11'];

export const SCHOOLS: readonly DemoSchool[] = [
  {
    school: {
      urn: '900001',
      laestab: '3830004',
      name: 'Fernbank Primary (synthetic)',
      phase: 'PRIMARY',
      schoolType: 'ACADEMY',
      trustUid: TRUST.uid,
    },
    roll: 275,
    onSupport: 34,
    withPlan: 19,
    guests: 0,
    years: PRIMARY_YEARS,
    firstAge: 4,
    concerns: 12,
  },
  {
    school: {
      urn: '900002',
      laestab: '2010009',
      name: 'Harrow Road Secondary (synthetic)',
      phase: 'SECONDARY',
      schoolType: 'ACADEMY',
      trustUid: TRUST.uid,
    },
    roll: 1060,
    onSupport: 154,
    withPlan: 50,
    guests: 0,
    years: SECONDARY_YEARS,
    firstAge: 11,
    concerns: 30,
  },
  {
    school: {
      urn: '900003',
      laestab: '3830011',
      name: 'Meadow View Special School (synthetic)',
      phase: 'ALL_THROUGH',
      schoolType: 'SPECIAL_ACADEMY',
      trustUid: TRUST.uid,
    },
    roll: 170,
    onSupport: 0,
    withPlan: 170,
    guests: 0,
    years: [...PRIMARY_YEARS, ...SECONDARY_YEARS],
    firstAge: 4,
    concerns: 0,
  },
  {
    school: {
      urn: '900004',
      laestab: '2010012',
      name: 'The Bridge Pupil Referral Unit (synthetic)',
      phase: 'SECONDARY',
      schoolType: 'AP_ACADEMY',
      trustUid: TRUST.uid,
    },
    roll: 42,
    onSupport: 24,
    withPlan: 9,
    guests: 1,
    years: SECONDARY_YEARS,
    firstAge: 11,
    concerns: 6,
  },
];
