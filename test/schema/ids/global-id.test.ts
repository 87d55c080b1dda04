import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeId, encodeId, type GlobalId, ID_TYPES, type IdCut } from '../../../schema/ids/global-id.ts';
import { addDays } from '../../../src/kernel/civil-date.ts';

const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
const ordinals = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const cuts: fc.Arbitrary<IdCut> = fc.oneof(
  fc.record({ ordinal: ordinals, effectiveOn: fc.constant(null), judgedOn: days, listedOn: days }),
  fc.record({ ordinal: ordinals, on: days }).map(({ ordinal, on }) => ({
    ordinal,
    effectiveOn: on,
    judgedOn: on,
    listedOn: on,
  })),
);
const ids: fc.Arbitrary<GlobalId> = fc.record(
  {
    type: fc.constantFrom(...ID_TYPES),
    uuid: fc.oneof(fc.uuid(), fc.integer({ min: 100_000, max: 999_999 }).map(String)),
    cut: cuts,
  },
  { requiredKeys: ['type', 'uuid'] },
);

test('an id is read as it was written', () => {
  fc.assert(
    fc.property(ids, (id) => {
      expect(decodeId(encodeId(id))).toEqual(id);
    }),
  );
});

test('no two things, and no two states of one thing, have the same id', () => {
  fc.assert(
    fc.property(fc.uniqueArray(ids, { selector: (id) => JSON.stringify(id), minLength: 2 }), (some) => {
      expect(new Set(some.map(encodeId)).size).toBe(some.length);
    }),
  );
});

test('what is no id is undefined, however near it comes', () => {
  const nearly = fc.tuple(ids, fc.nat(200), fc.string({ maxLength: 2 })).map(([id, at, text]) => {
    const written = encodeId(id);
    return `${written.slice(0, at % written.length)}${text}${written.slice((at % written.length) + 1)}`;
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uuid(), nearly), (text) => {
      const read = decodeId(text);
      if (read !== undefined) expect(encodeId(read)).toBe(text);
    }),
  );
  const written = (text: string): string => Buffer.from(text).toString('base64url');
  const uuid = '00000000-0000-4000-8000-000000000000';
  for (const text of [
    '',
    uuid,
    written(`Nothing:${uuid}`),
    written('Pupil'),
    written('Pupil:'),
    written(`Pupil:${uuid}:`),
    written(`Pupil:${uuid}:01:2026-01-01`),
    written(`Pupil:${uuid}:1:2026-02-30`),
    written(`Pupil:${uuid}:1::2026-01-01:2026-01-01`),
    written(`Pupil:${uuid}:1:2026-01-01:2026-01-01`),
    `${written(`Pupil:${uuid}`)}=`,
  ])
    expect(decodeId(text)).toBeUndefined();
});
