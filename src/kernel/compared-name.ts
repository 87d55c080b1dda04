/** Letters of names in Europe that Unicode does not take apart into a letter and a mark; the last is a final sigma. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const NOT_TAKEN_APART = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');

/** Accents of Latin, Greek and Cyrillic letters, once taken apart. Marks of other scripts are letters and stay. */
const MARKS = /[\u0300-\u036f]/gu;
/** What is typed for an apostrophe: straight, curly, accent, prime, and the modifier letters of other alphabets. */
const APOSTROPHES = /['`´‘’‛′ʹʻʼʽˈꞌ]/gu;
const DASHES = /\p{Pd}|−/gu;
const INVISIBLE = /\p{Cf}/gu;

/**
 * The form in which names are compared, everywhere: two spellings of one name have the same. Capitals, accents, the
 * kind of an apostrophe and whether there is one, the kind of a dash, and the number and kind of spaces do not count. A
 * hyphen and a space stay different. It is never stored or shown.
 */
export function comparedName(name: string): string {
  // An accent that stands for an apostrophe has to go first: taken apart, it is a space and a mark.
  const letters = withoutAccents(name.normalize('NFC').replace(APOSTROPHES, ''));
  return withoutAccents(letters.toUpperCase().toLowerCase())
    .replace(APOSTROPHES, '')
    .replace(INVISIBLE, '')
    .replace(NOT_TAKEN_APART, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(DASHES, '-')
    .replace(/\s+/gu, ' ')
    .replace(/ ?- ?/gu, '-')
    .trim();
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '');
}

/** Whether two texts are spellings of one name. */
export function isSameName(one: string, other: string): boolean {
  return one === other || comparedName(one) === comparedName(other);
}
