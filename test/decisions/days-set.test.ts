import { describe, expect, test } from '@jest/globals';
import { daysSetRules } from '../../src/decisions/days-set.ts';
import type { Basis } from '../../src/kernel/metadata.ts';
import { inputMembers, WITH_TABLE } from '../support/input-members.ts';
import { lawfulInput } from '../support/lawful-commands.ts';
import type { Draw } from '../support/lawful-draw.ts';
import { PUPIL, SENCO } from '../support/pupil-spec.ts';

const DECISIONS = WITH_TABLE.filter(({ subject, kind }) => subject === 'PUPIL' && kind === 'DECISION');
const STAFF = { staff: { senco: SENCO, head: SENCO, teacher: SENCO } };
const draw: Draw = {
  school: STAFF as unknown as Draw['school'],
  pupil: PUPIL,
  others: [],
  events: [],
  pick: (choices) => choices[0] as (typeof choices)[number],
};

const decidedOn = '2026-11-20';
const taken = { basis: 'TAKEN_HERE' as Basis, decidedOn, effectiveFrom: decidedOn, type: 'ConcernRaised' };

/** The input with a day put at a path, into the first entry of each list on the way. */
function withDay(said: object, [name = '', ...rest]: readonly string[], day: string): object {
  const inner = (said as Readonly<Record<string, unknown>>)[name];
  if (rest.length === 0) return { ...said, [name]: day };
  const into = withDay(
    (Array.isArray(inner) ? (inner[0] as object | undefined) : (inner as object | null)) ?? {},
    rest,
    day,
  );
  return { ...said, [name]: Array.isArray(inner) ? [into, ...(inner as object[]).slice(1)] : into };
}

describe.each([
  ['REVIEW', 'REVIEW_DATE_PAST', 8],
  ['PLANNED', 'PLANNED_DATE_PAST', 6],
] as const)('a day of kind %s that a decision sets', (dayKind, code, least) => {
  const set = DECISIONS.flatMap(({ name, takes }) =>
    inputMembers(name, takes.members)
      .filter(({ member }) => member.dayKind === dayKind)
      .map(({ path }) => [name, path] as const),
  );

  test('is looked for in many decisions', () => {
    expect(set.length).toBeGreaterThanOrEqual(least);
  });

  test.each(set)('%s.%s must not lie before the decision', (name, path) => {
    const { takes } = DECISIONS.find((one) => one.name === name)!;
    const lawful = lawfulInput(name, draw);
    const broken = (day: string): readonly string[] =>
      daysSetRules(takes.members, withDay(lawful, path.split('.'), day), taken).filter((one) => one === code);
    expect([broken('2026-11-19'), broken('2026-11-20'), broken('2027-02-01')]).toEqual([[code], [], []]);
  });
});

describe('a decision that counts from a day before it', () => {
  const found = (change: Partial<typeof taken>): readonly string[] => daysSetRules({}, {}, { ...taken, ...change });

  test('is noted when it was taken here, be it by a day', () => {
    expect(found({ effectiveFrom: '2026-11-19' })).toEqual(['EFFECT_BEFORE_DECISION']);
    expect(found({ effectiveFrom: '2026-11-20' })).toEqual([]);
    expect(found({ effectiveFrom: '2027-01-04' })).toEqual([]);
  });

  test('is no note on what was reported, or happened on a day of its own', () => {
    expect(found({ effectiveFrom: '2026-01-20', basis: 'REPORTED' })).toEqual([]);
    expect(found({ effectiveFrom: '2026-01-20', basis: 'FROM_DOCUMENT' })).toEqual([]);
    expect(found({ effectiveFrom: '2026-01-20', type: 'SenSupportReviewHeld' })).toEqual([]);
  });
});
