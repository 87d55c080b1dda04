import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedName, isSameName } from '../../src/kernel/compared-name.ts';

describe('one name', () => {
  test.each([
    ['capitals', 'Smith', 'SMITH'],
    ['accents, composed or not', 'Zoë', 'Zoe\u0308'],
    ['accents left out', 'Théo Müller', 'Theo Muller'],
    ['letters that take no accent apart', 'Łukasz Sørensen-Weiß', 'Lukasz Sorensen-Weiss'],
    ['a Turkish dotted capital', 'İpek Işık', 'Ipek Isik'],
    ['a curly apostrophe', 'O’Brien', "O'Brien"],
    ['a modifier letter', 'OʼBrien', 'Oʻbrien'],
    ['an accent for an apostrophe', 'O´Brien', 'O`Brien'],
    ['no apostrophe', 'O’Brien', 'OBRIEN'],
    ['double and hard spaces', ' Mary  Ann\u00a0', 'Mary Ann'],
    ['spaces at a hyphen', 'Smith - Jones', 'Smith-Jones'],
    ['another dash', 'Smith\u2013Jones', 'Smith\u2011Jones'],
    ['invisible characters', 'Smi\u00adth\u200b', '\ufeffSmith'],
    ['ligatures and full width', 'ﬁona', 'ＦＩＯＮＡ'],
  ])('%s', (_name, one, other) => {
    expect(comparedName(one)).toBe(comparedName(other));
    expect(isSameName(one, other)).toBe(true);
  });
});

describe('two names', () => {
  test.each([
    ['a letter more', 'Ann', 'Anne'],
    ['a hyphen for a space', 'Smith-Jones', 'Smith Jones'],
    ['a space more', 'Mary Ann', 'Maryann'],
    ['vowels of another script', 'कि', 'कु'],
  ])('%s', (_name, one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});

test('for any text: compared again it stays, and every Unicode form of it is the same name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      const name = comparedName(text);
      expect(comparedName(name)).toBe(name);
      for (const form of ['NFC', 'NFD']) expect(comparedName(text.normalize(form))).toBe(name);
      expect(comparedName(`  ${text}\u00a0`)).toBe(name);
    }),
  );
});
