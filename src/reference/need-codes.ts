import type { CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';
import { inForce, isInForce } from './dated.ts';
import type { Dated } from './dated.ts';

export const BROAD_AREA = codes('BroadArea', 'Broad areas of need (SEND Code of Practice 6.28 to 6.35).', {
  COMMUNICATION_AND_INTERACTION: 'Communication and interaction.',
  COGNITION_AND_LEARNING: 'Cognition and learning.',
  SOCIAL_EMOTIONAL_MENTAL_HEALTH: 'Social, emotional and mental health difficulties.',
  SENSORY_AND_OR_PHYSICAL: 'Sensory and/or physical needs.',
  UNCATEGORISED: 'In no broad area, or not known yet.',
});
export type BroadArea = CodeOf<typeof BROAD_AREA>;

/** A code of the school census `SENtype`. */
export interface NeedCode extends Dated {
  readonly code: string;
  readonly name: string;
  readonly area: BroadArea;
  /** The provision codes it may stand with. */
  readonly validWith: readonly ('K' | 'E')[];
  readonly replacedBy?: string;
}

const ANY = ['K', 'E'] as const;
const CENSUS = { from: '2004-01-01', source: 'School census, SEN type, collected since January 2004' } as const;

/** Ordered by broad area, then as the census lists them. */
export const NEED_CODES: readonly NeedCode[] = [
  {
    code: 'SLCN',
    name: 'Speech, language and communication needs',
    area: 'COMMUNICATION_AND_INTERACTION',
    validWith: ANY,
    ...CENSUS,
  },
  { code: 'ASD', name: 'Autistic spectrum disorder', area: 'COMMUNICATION_AND_INTERACTION', validWith: ANY, ...CENSUS },
  { code: 'SPLD', name: 'Specific learning difficulty', area: 'COGNITION_AND_LEARNING', validWith: ANY, ...CENSUS },
  { code: 'MLD', name: 'Moderate learning difficulty', area: 'COGNITION_AND_LEARNING', validWith: ANY, ...CENSUS },
  { code: 'SLD', name: 'Severe learning difficulty', area: 'COGNITION_AND_LEARNING', validWith: ANY, ...CENSUS },
  {
    code: 'PMLD',
    name: 'Profound and multiple learning difficulty',
    area: 'COGNITION_AND_LEARNING',
    validWith: ANY,
    ...CENSUS,
  },
  // No official area: by convention the one that most schools file it under.
  {
    code: 'DS',
    name: 'Down syndrome',
    area: 'COGNITION_AND_LEARNING',
    validWith: ANY,
    from: '2025-01-01',
    source: 'School census from January 2025; SEN2 2025 code set',
  },
  {
    code: 'SEMH',
    name: 'Social, emotional and mental health',
    area: 'SOCIAL_EMOTIONAL_MENTAL_HEALTH',
    validWith: ANY,
    from: '2014-09-01',
    source: 'School census 2014 to 2015, after the SEND Code of Practice',
  },
  {
    // Both codes stood in returns of the year in which one replaced the other.
    code: 'BESD',
    name: 'Behaviour, emotional and social difficulty',
    area: 'SOCIAL_EMOTIONAL_MENTAL_HEALTH',
    validWith: ANY,
    ...CENSUS,
    to: '2015-08-31',
    replacedBy: 'SEMH',
  },
  { code: 'HI', name: 'Hearing impairment', area: 'SENSORY_AND_OR_PHYSICAL', validWith: ANY, ...CENSUS },
  { code: 'VI', name: 'Vision impairment', area: 'SENSORY_AND_OR_PHYSICAL', validWith: ANY, ...CENSUS },
  { code: 'MSI', name: 'Multi-sensory impairment', area: 'SENSORY_AND_OR_PHYSICAL', validWith: ANY, ...CENSUS },
  { code: 'PD', name: 'Physical disability', area: 'SENSORY_AND_OR_PHYSICAL', validWith: ANY, ...CENSUS },
  { code: 'OTH', name: 'Other difficulty or disability', area: 'UNCATEGORISED', validWith: ANY, ...CENSUS },
  {
    code: 'NSA',
    name: 'SEN support but no specialist assessment of type of need',
    area: 'UNCATEGORISED',
    validWith: ['K'],
    from: '2014-09-01',
    source: 'School census 2014 to 2015; absent from the SEN2 code set',
  },
];

const BY_CODE: ReadonlyMap<string, NeedCode> = new Map(NEED_CODES.map((row) => [row.code, row]));

/** The row of a code, in force or not; undefined for a code that has never been one. */
export function needCode(code: string): NeedCode | undefined {
  return BY_CODE.get(code);
}

export function needCodeKnown(code: string): boolean {
  return BY_CODE.has(code);
}

export function needCodeInForce(code: string, on: CivilDate): boolean {
  const row = BY_CODE.get(code);
  return row !== undefined && isInForce(row, on);
}

export function needCodesInForce(on: CivilDate): readonly NeedCode[] {
  return inForce(NEED_CODES, on);
}
