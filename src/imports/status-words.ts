import { PROVISION_CODES } from '../reference/provision-codes.ts';
import { plainWords } from './plain-words.ts';

/** What programs write for a provision code, beside the code and its name. Monitoring is no SEN support yet. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  N: ['No special educational needs', 'No SEN', 'No SEND', 'None', 'Not SEN', 'Monitoring', 'SEN monitoring'],
  K: ['SEN support', 'SEND support'],
  E: ['EHCP', 'EHC plan', 'EHC', 'Education, health and care plan', 'Education health care plan'],
  S: ['Statement of SEN', 'Statemented'],
  A: ['School Action', 'Early Years Action'],
  P: ['School Action Plus', 'School Action+', 'Early Years Action Plus', 'Early Years Action+'],
};

const BY_WORDS: ReadonlyMap<string, string> = new Map(
  PROVISION_CODES.flatMap(({ code, name }) =>
    [code, name, ...(WORDS[code] ?? [])].map((text) => [words(text), code] as const),
  ),
);

/** The provision code of a cell, retired ones as they are; a text that is none stays as it is written. */
export function statusCode(text: string): string {
  const known = BY_WORDS.get(words(text));
  if (known !== undefined) return known;
  // `K - SEN Support`: code and words have to say the same.
  const [, code, rest] = /^\s*([A-Za-z])\s*[-:–]\s*(.+)$/.exec(text) ?? [];
  return code !== undefined && rest !== undefined && BY_WORDS.get(words(rest)) === code.toUpperCase()
    ? code.toUpperCase()
    : text;
}

function words(text: string): string {
  return plainWords(text.replace(/\+/g, ' plus'));
}
