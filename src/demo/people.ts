import type { Persona } from '../access/demo-sign-in.ts';
import type { Office } from '../governance/events.ts';
import type { NewId } from '../kernel/ports.ts';
import { SCHOOLS, TRUST } from './schools.ts';

/** Issuer of the demo's own tokens. */
export const DEMO_ISSUER = 'https://demo.sen-trail.invalid';

/** A member of staff or governor of the demo, all invented. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** School URN, or the trust's UID. */
  readonly at: string;
  readonly offices: readonly Office[];
  readonly senco: boolean;
  readonly leadershipTeam: boolean;
  /** Words for `GET /demo/personas`; absent: nobody to sign in as. */
  readonly persona?: string;
}

type Line = readonly [
  name: string,
  at: string,
  offices: readonly Office[],
  extra: { readonly senco?: true; readonly team?: true; readonly persona?: string },
];

const HARROW = '900002';
const LINES: readonly Line[] = [
  ['Ada Whitcombe', HARROW, [], { senco: true, persona: 'SENCO' }],
  ['Marcus Oyelaran', HARROW, ['HEADTEACHER'], { team: true, persona: 'Headteacher' }],
  ['Priya Raman', HARROW, ['DEPUTY_HEADTEACHER'], { team: true, persona: 'Deputy headteacher' }],
  ['Grace Adeleke', HARROW, [], { team: true }],
  ['Tom Ashworth', HARROW, ['TEACHER'], { persona: 'Teacher' }],
  ['Ngozi Bello', HARROW, ['TEACHER'], {}],
  ['Stefan Kowal', HARROW, ['TEACHER'], {}],
  ['Helen Marsh', HARROW, ['SEN_LINK_GOVERNOR'], { persona: 'SEN link governor' }],
  ['Geoffrey Lunt', HARROW, ['CHAIR_OF_GOVERNORS'], { persona: 'Chair of governors' }],
  [
    'Ruth Fairley',
    '900001',
    ['HEADTEACHER'],
    { senco: true, team: true, persona: 'Headteacher who is also the SENCO' },
  ],
  ['Ben Okoro', '900001', ['TEACHER'], {}],
  ['Lucy Tran', '900001', ['TEACHER'], {}],
  ['Alan Prior', '900001', ['CHAIR_OF_GOVERNORS'], {}],
  ['Sian Rees', '900003', ['HEADTEACHER'], { team: true }],
  ['Omar Haddad', '900003', ['DEPUTY_HEADTEACHER'], { senco: true, team: true }],
  ['Carol Nye', '900003', ['CHAIR_OF_GOVERNORS'], {}],
  ['Dean Falconer', '900004', ['HEADTEACHER'], { team: true }],
  ['Mina Shah', '900004', [], { senco: true, persona: 'SENCO of the pupil referral unit' }],
  ['Kay Lindqvist', '900004', ['TEACHER'], {}],
  ['Joy Abara', '900004', ['CHAIR_OF_GOVERNORS'], {}],
  ['Eleanor Voss', TRUST.uid, ['TRUST_SEND_LEAD'], { persona: 'Trust SEND lead' }],
  ['Hugh Pemberton', TRUST.uid, ['DATA_PROTECTION_OFFICER'], { persona: 'Data protection officer' }],
];

/** The people, with ids from the demo's own source, in a fixed order. */
export function demoPeople(ids: NewId): readonly DemoPerson[] {
  return LINES.map(([name, at, offices, { senco = false, team = false, persona }]) => ({
    id: ids.next(),
    name,
    at,
    offices,
    senco,
    leadershipTeam: team,
    ...(persona === undefined ? {} : { persona }),
  }));
}

/** The sign-in subject of a person of the demo: follows from the name, so that it is the same each time. */
export function subjectOf({ name }: { readonly name: string }): string {
  return name.toLowerCase().replaceAll(' ', '.');
}

/** Whom one can try the demo as. */
export function demoPersonas(): readonly Persona[] {
  return LINES.flatMap(([name, at, , { persona }]) => {
    if (persona === undefined) return [];
    const school = SCHOOLS.find((s) => s.school.urn === at)?.school;
    return [
      {
        name,
        role: persona,
        school: school?.name ?? TRUST.name,
        schoolUrn: school?.urn ?? null,
        issuer: DEMO_ISSUER,
        subject: subjectOf({ name }),
      },
    ];
  });
}
