import { plainWords } from './plain-words.ts';

const NAMES: Readonly<Record<string, string>> = {
  reception: 'R',
  rec: 'R',
  yr: 'R',
  'nursery 1': 'N1',
  'nursery 2': 'N2',
};

/**
 * The code of a year group: `Year 4`, `Yr 04`, `Y4`, `4`, `Year R` and `Reception`. A text that is none stays as it is
 * written.
 */
export function yearCode(text: string): string {
  const words = plainWords(text);
  const code = /^(?:year group|year|yr|y)? ?0*(\d{1,2}|r)$/.exec(words)?.[1];
  return Object.hasOwn(NAMES, words) ? (NAMES[words] ?? text) : (code?.toUpperCase() ?? text);
}
