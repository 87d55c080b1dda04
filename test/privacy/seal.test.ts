import { describe, expect, test } from '@jest/globals';
import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Json } from '../../src/kernel/json.ts';
import { INPUT_MAC_NUMBER, isSealedField } from '../../src/kernel/sealed-field.ts';
import type { SealedField } from '../../src/kernel/sealed-field.ts';
import { inputMac } from '../../src/privacy/identifier-mac.ts';
import { leafKey, subjectKeyFromRoot } from '../../src/privacy/key-tree.ts';
import { checkDisclosure, discloseField, openField, sealField, textNumber } from '../../src/privacy/seal.ts';
import type { SealPlace } from '../../src/privacy/seal.ts';

interface SealVector {
  place: SealPlace;
  placeInType: number;
  value: Json;
  root: string;
  leafKey: string;
  r: string;
  nonce: string;
  sealed: SealedField;
}
// Made by a program in another language from the specification alone.
const vectors = JSON.parse(readFileSync(new URL('../events/seal-vectors.json', import.meta.url), 'utf8')) as {
  seals: SealVector[];
  inputMac: { root: string; command: string; input: Json; inputMac: string };
};

const key = createSecretKey(createHash('sha256').update('leaf').digest());
const otherKey = createSecretKey(Buffer.alloc(32));
const place: SealPlace = { stream: 'pupil-1', revision: 3, type: 'ConcernRaised', id: 'e1', field: 'description' };
const seal = (value: Json): SealedField => sealField({ key, place, n: 48, value });

describe('golden vectors', () => {
  test.each(
    vectors.seals.map((vector): [string, SealVector] => [`${vector.place.type}.${vector.place.field}`, vector]),
  )('%s', (_name, vector) => {
    const { place: at, value, sealed, r, nonce } = vector;
    const n = textNumber(at.revision, vector.placeInType);
    const leaf = leafKey(subjectKeyFromRoot(Buffer.from(vector.root, 'hex')), n) as KeyObject;
    const bytes = [Buffer.from(r, 'hex'), Buffer.from(nonce, 'hex')];
    expect(leaf.export().toString('hex')).toBe(vector.leafKey);
    expect(sealField({ key: leaf, place: at, n, value, random: () => bytes.shift() as Buffer })).toEqual(sealed);
    expect(isSealedField(sealed)).toBe(true);
    expect(openField({ key: leaf, place: at, sealed })).toEqual(value);
    expect(discloseField({ key: leaf, place: at, sealed })).toEqual({ r, value });
    expect(checkDisclosure(sealed.commit, r, value)).toBe(true);
  });

  test('the MAC of an input', () => {
    const { root, command, input, inputMac: mac } = vectors.inputMac;
    const subject = subjectKeyFromRoot(Buffer.from(root, 'hex'));
    expect(inputMac(subject, command, input)).toBe(mac);
    expect(inputMac(subject, 'OtherCommand', input)).not.toBe(mac);
  });
});

describe('a sealed field', () => {
  test('gives back any value, and the same value never gives the same bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constant(null),
          fc.array(fc.string({ unit: 'grapheme' })),
          fc.record({ a: fc.integer() }).map((o) => ({ ...o })),
        ),
        (value) => {
          const [one, two] = [seal(value), seal(value)];
          expect(openField({ key, place, sealed: one })).toEqual(value);
          for (const member of ['ct', 'nonce', 'commit'] as const) expect(one[member]).not.toBe(two[member]);
        },
      ),
    );
  });

  test('does not open at another place', () => {
    const sealed = seal('Robin');
    for (const change of [
      { stream: 'pupil-2' },
      { revision: 4 },
      { type: 'Other' },
      { id: 'e2' },
      { field: 'views' },
    ]) {
      expect(() => openField({ key, place: { ...place, ...change }, sealed })).toThrow(
        expect.objectContaining({ code: 'SEAL_BROKEN' }),
      );
    }
  });

  test('does not open when a bit of it is flipped, when it is cut, or under another key', () => {
    const sealed = seal('Robin');
    const bytes = Buffer.from(sealed.ct, 'base64');
    const flipped = [...bytes.keys()].map((at) =>
      Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))),
    );
    const broken: SealedField[] = [
      ...[...flipped, bytes.subarray(1), bytes.subarray(0, 20), Buffer.alloc(0)].map((ct) => ({
        ...sealed,
        ct: ct.toString('base64'),
      })),
      { ...sealed, nonce: Buffer.alloc(12).toString('base64') },
      { ...sealed, nonce: '' },
      { ...sealed, commit: seal('Robin').commit },
    ];
    for (const one of broken)
      expect(() => openField({ key, place, sealed: one })).toThrow(expect.objectContaining({ code: 'SEAL_BROKEN' }));
    expect(() => openField({ key: otherKey, place, sealed })).toThrow(expect.objectContaining({ code: 'SEAL_BROKEN' }));
  });

  test('a disclosure proves its own value and no other', () => {
    const sealed = seal({ text: 'agreed', on: '2026-10-14' });
    const { r, value } = discloseField({ key, place, sealed });
    expect(checkDisclosure(sealed.commit, r, value)).toBe(true);
    expect(checkDisclosure(sealed.commit, r, { text: 'disagreed', on: '2026-10-14' })).toBe(false);
    expect(
      checkDisclosure(
        sealed.commit,
        r.replace(/^./, (c) => (c === '0' ? '1' : '0')),
        value,
      ),
    ).toBe(false);
    expect(checkDisclosure(sealed.commit, '', value)).toBe(false);
  });

  test('says nothing of what is in it when it fails', () => {
    const sealed = seal('Robin Example');
    try {
      openField({ key: otherKey, place, sealed });
      expect('opened').toBe('failed');
    } catch (error) {
      expect(JSON.stringify([(error as Error).message, error])).not.toContain('Robin');
    }
  });

  test('a place with a bar in it is refused', () => {
    expect(() => sealField({ key, place: { ...place, field: 'a|b' }, n: 0, value: 1 })).toThrow(
      expect.objectContaining({ code: 'NOT_CANONICAL' }),
    );
  });
});

describe('the number of a text', () => {
  test('is revision × 16 + place, and stops before the leaf of the input MACs', () => {
    expect(textNumber(0, 0)).toBe(0);
    expect(textNumber(3, 5)).toBe(53);
    expect(textNumber(2 ** 20 - 1, 14)).toBe(INPUT_MAC_NUMBER - 1);
    expect(() => textNumber(2 ** 20 - 1, 15)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(() => textNumber(-1, 0)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(() => textNumber(0, 16)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
  });
});

describe('the form of a sealed field', () => {
  const sealed = seal('x');
  test.each<[string, unknown]>([
    ['null', null],
    ['text', 'ct'],
    ['a member less', { ct: sealed.ct, nonce: sealed.nonce, n: 1 }],
    ['a member more', { ...sealed, extra: 1 }],
    ['a short nonce', { ...sealed, nonce: 'AAAA' }],
    ['a commit in capitals', { ...sealed, commit: sealed.commit.toUpperCase().replace(/^./, 'A') }],
    ['the number of the input MAC', { ...sealed, n: INPUT_MAC_NUMBER }],
    ['a fraction', { ...sealed, n: 0.5 }],
    ['loose base64', { ...sealed, ct: `${sealed.ct}=` }],
    ['base64 with a stray character', { ...sealed, ct: `${sealed.ct.slice(0, -4)}A-AA` }],
    ['another member in place of one', { ct: sealed.ct, nonce: sealed.nonce, n: 1, seal: sealed.commit }],
  ])('is not %s', (_name, value) => {
    expect(isSealedField(value)).toBe(false);
  });
});
