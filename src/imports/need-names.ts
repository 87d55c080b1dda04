import { NEED_CODES, needCode } from '../reference/need-codes.ts';
import { plainWords } from './plain-words.ts';

/** What else programs and people write for a need, beside the code and its name in the census. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  SLCN: ['Speech and language', 'Speech and language needs'],
  ASD: ['Autism', 'Autism spectrum disorder', 'Autism spectrum condition', 'ASC'],
  SPLD: ['Specific learning difficulties'],
  MLD: ['Moderate learning difficulties'],
  SLD: ['Severe learning difficulties'],
  PMLD: ['Profound and multiple learning difficulties'],
  DS: ["Down's syndrome", 'Downs syndrome'],
  SEMH: ['Social, emotional and mental health needs', 'Social, emotional and mental health difficulties'],
  BESD: ['Behaviour, emotional and social difficulties', 'Behavioural, emotional and social difficulties'],
  HI: ['Hearing impaired'],
  VI: ['Visual impairment', 'Visually impaired'],
  MSI: ['Multi sensory impairments', 'Multisensory impairment'],
  PD: ['Physical disabilities'],
  OTH: ['Other', 'Other difficulty', 'Other disability', 'Other difficulty/disability'],
  NSA: ['No specialist assessment', 'SEN support no specialist assessment', 'No specialist assessment of type of need'],
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  NEED_CODES.flatMap(({ code, name }) =>
    [code, name, ...(OTHER_NAMES[code] ?? [])].map((text) => [plainWords(text), code] as const),
  ),
);

/** Commas of the longest name, with room: no more parts are put together to find one. */
const MOST_PARTS = 5;

/**
 * The needs in a cell, as codes; what is no need stays as it is written. A cell holds one need or a list, by code
 * (`SLCN;SEMH`) or by name, and commas stand between names as well as inside them: of `Moderate learning difficulty,
 * Social, emotional and mental health` the longest run of parts that is a name is taken, again and again.
 */
export function needsIn(text: string): readonly string[] {
  return text
    .split(/[;|\n]/)
    .flatMap((piece) => needsInPiece(piece))
    .filter((need) => need !== '');
}

function needsInPiece(piece: string): readonly string[] {
  const whole = codeOf(piece);
  if (whole !== undefined) return [whole];
  const parts = piece.split(',');
  const needs: string[] = [];
  for (let at = 0; at < parts.length;) {
    const { need, taken } = longest(parts.slice(at, at + MOST_PARTS));
    needs.push(need);
    at += taken;
  }
  return needs;
}

function longest(parts: readonly string[]): { readonly need: string; readonly taken: number } {
  for (let taken = parts.length; taken > 0; taken -= 1) {
    const need = codeOf(parts.slice(0, taken).join(','));
    if (need !== undefined) return { need, taken };
  }
  return { need: (parts[0] ?? '').trim(), taken: 1 };
}

/** A code, a name, or both: `SPLD - Specific Learning Difficulty`, `Specific Learning Difficulty (SpLD)`. */
function codeOf(text: string): string | undefined {
  const known = BY_NAME.get(plainWords(text));
  if (known !== undefined) return known;
  const [first, second] = [/^\s*(\w{2,4})\s*[-:–]\s/.exec(text)?.[1], /\((\w{2,4})\)\s*$/.exec(text)?.[1]];
  const code = (first ?? second ?? '').toUpperCase();
  return needCode(code) ? code : undefined;
}
